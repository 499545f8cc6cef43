namespace Hybrid.Releases;

public sealed class ChecksumTests
{
    [Theory]
    [InlineData("[Grp] Quiet Garden - 05 [E91E882D].mkv")]
    [InlineData("[Grp] Quiet Garden - 05 [E12E34AB].mkv")]
    [InlineData("[Grp] Quiet Garden - 05 [1080p][0E51E05A].mkv")]
    public void Eight_hexadecimal_digits_in_brackets_are_never_a_number(string name)
    {
        Release release = ReleaseParser.Parse(name, 2027);
        Assert.Equal(("Quiet Garden", 5), (release.Title, Assert.Single(release.Episodes)));
    }
}
