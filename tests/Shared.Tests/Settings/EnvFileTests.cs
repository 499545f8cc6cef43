namespace Hybrid.Settings;

public sealed class EnvFileTests
{
    [Theory]
    [InlineData("KEY=value", "value")]
    [InlineData("  KEY = value  ", "value")]
    [InlineData("export KEY=value", "value")]
    [InlineData("\uFEFFKEY=value", "value")]
    [InlineData("KEY=", "")]
    [InlineData("KEY=a b # a comment", "a b")]
    [InlineData("KEY= # a comment", "")]
    [InlineData("KEY=a#b", "a#b")]
    [InlineData("KEY=#b", "#b")]
    [InlineData("KEY='a # b' # a comment", "a # b")]
    [InlineData("KEY='a\\nb'", "a\\nb")]
    [InlineData("KEY=\"a \\\"b\\\"\\t\\$c\"", "a \"b\"\t$c")]
    [InlineData("KEY=\"C:\\Media\"", "C:\\Media")]
    [InlineData("KEY=a=b", "a=b")]
    [InlineData("KEY=$HOME/x", "$HOME/x")]
    [InlineData("KEY=it's", "it's")]
    public void A_value_is_read_as_a_shell_would_without_expanding_it(string line, string value)
    {
        var file = EnvFile.Parse(line);

        Assert.Equal(value, Assert.Single(file.Entries).Value);
        Assert.Equal("KEY", file.Entries[0].Key);
        Assert.Empty(file.Warnings);
    }

    [Theory]
    [InlineData("no equals sign")]
    [InlineData("=value")]
    [InlineData("1KEY=value")]
    [InlineData("MY KEY=value")]
    [InlineData("KEY='open")]
    [InlineData("KEY=\"open\\\"")]
    [InlineData("KEY='a' b")]
    public void A_line_that_cannot_be_read_is_a_warning_with_its_number_and_without_its_text(string line)
    {
        var file = EnvFile.Parse($"# first\n{line}\nOTHER=1\n");

        Assert.Equal("OTHER", Assert.Single(file.Entries).Key);
        EnvWarning warning = Assert.Single(file.Warnings);
        Assert.Equal(2, warning.Line);
        Assert.DoesNotContain("open", warning.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_counted_through_comments_blank_lines_and_Windows_line_ends()
    {
        var file = EnvFile.Parse("# one\r\n\r\nA=1\r\n   # four\r\nB=2\r\n");

        Assert.Equal([new EnvEntry("A", "1", 3), new EnvEntry("B", "2", 5)], file.Entries);
    }

    [Fact]
    public void The_later_of_two_lines_wins_and_says_so()
    {
        var file = EnvFile.Parse("A=1\nA=2\n");

        Assert.Equal("2", file.Find("A")?.Value);
        Assert.Contains("line 1", Assert.Single(file.Warnings).Sentence, StringComparison.Ordinal);
    }
}
