namespace Hybrid.Reviewing;

public sealed class ExplainDeskTests
{
    /// <summary>On Windows the ledger's paths have backslashes, and people write either.</summary>
    [Theory]
    [InlineData("film.mkv", '\\', "\\film.mkv")]
    [InlineData("Film (1999)/film.mkv", '\\', "\\Film (1999)\\film.mkv")]
    [InlineData("\\Film (1999)\\film.mkv", '\\', "\\Film (1999)\\film.mkv")]
    [InlineData("/film.mkv", '/', "/film.mkv")]
    [InlineData("a\\film.mkv", '/', "/a\\film.mkv")]
    public void The_end_of_a_path_is_spelled_as_the_system_spells_it(string path, char separator, string end) =>
        Assert.Equal(end, ExplainDesk.EndOf(path, separator));
}
