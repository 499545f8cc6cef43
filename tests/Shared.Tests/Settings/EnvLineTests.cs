namespace Hybrid.Settings;

public sealed class EnvLineTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData(" two words # no comment ")]
    [InlineData("quotes \" and ' and $HOME and C:\\Media\\new")]
    [InlineData("tab\tand\nline")]
    public void A_line_of_the_settings_file_is_read_back_as_it_was(string value) =>
        Assert.Equal(value, Assert.Single(EnvFile.Parse(EnvLine.Of("KEY", value)).Entries).Value);
}
