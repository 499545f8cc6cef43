using Hybrid.Ledger;

namespace Hybrid.Reviewing;

public sealed class FileWordTests
{
    [Theory]
    [InlineData("3=s02e05", 3, "S02E05")]
    [InlineData("3=S2E5", 3, "S02E05")]
    [InlineData("12=s00e01", 12, "S00E01")]
    [InlineData("1=s02e05e06", 1, "S02E05E06")]
    [InlineData("1=s02e05-e07", 1, "S02E05E06E07")]
    [InlineData("1=s02e05-07", 1, "S02E05E06E07")]
    [InlineData("1=s05e10e12", 1, "S05E10E12")]
    [InlineData("1=s2026e1089", 1, "S2026E1089")]
    [InlineData("4=extra:trailer", 4, "extra (trailers)")]
    [InlineData("4=extra:Behind the Scenes", 4, "extra (behindthescenes)")]
    [InlineData("5=part:1", 5, "movie, part 1")]
    [InlineData("6=version", 6, "another version of the movie")]
    [InlineData("7=edition:\"Director's Cut\"", 7, "movie, Director's Cut")]
    [InlineData("7=movie", 7, "movie")]
    [InlineData("9=subtitle:de", 9, "subtitle (de)")]
    [InlineData("9=subtitle:German", 9, "subtitle (de)")]
    [InlineData("9=subtitle:pt_BR:forced", 9, "subtitle (pt-BR, forced)")]
    [InlineData("9=subtitle:Chinese (Simplified):SDH", 9, "subtitle (zh-Hans, sdh)")]
    [InlineData("9=subtitle:hi:commentary", 9, "subtitle (hi, commentary)")]
    [InlineData(" 8 = skip ", 8, "left out")]
    public void What_is_said_of_a_file_is_read(string text, int number, string words)
    {
        FileWord word = Assert.IsType<FileWord>(FileWord.Parse(text));
        Assert.Equal((number, words), (word.Number, word.Is.Words));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3=")]
    [InlineData("=s01e01")]
    [InlineData("0=skip")]
    [InlineData("-1=skip")]
    [InlineData("x=skip")]
    [InlineData("3=skip:please")]
    [InlineData("3=subtitle")]
    [InlineData("3=subtitle:")]
    [InlineData("3=subtitle:klang")]
    [InlineData("3=subtitle:en:loud")]
    [InlineData("3=s01")]
    [InlineData("3=e05")]
    [InlineData("3=s01e")]
    [InlineData("3=s01e05-03")]
    [InlineData("3=s01e05e05")]
    [InlineData("3=s01e01-e99")]
    [InlineData("3=part:0")]
    [InlineData("3=part:x")]
    [InlineData("3=edition:")]
    [InlineData("3=extra")]
    [InlineData("3=extra:film")]
    [InlineData("3=../../etc/passwd")]
    [InlineData("99999999999=skip")]
    [InlineData("3=s01e99999999999")]
    public void Anything_else_is_not(string text) => Assert.Null(FileWord.Parse(text));

    [Fact]
    public void Files_are_numbered_as_SQLite_sorts_their_paths()
    {
        string[] paths = ["b.mkv", "a/z.mkv", "\uFB01.mkv", "\U0001F600.mkv", "B.mkv"];
        Assert.Equal(
            ["B.mkv", "a/z.mkv", "b.mkv", "\uFB01.mkv", "\U0001F600.mkv"],
            FileNumbers.InOrder(paths.Select(Video)).Select(f => f.Path)
        );
    }

    private static ItemFile Video(string path) =>
        new()
        {
            Path = path,
            Bytes = 1,
            Role = FileRole.Video,
        };
}
