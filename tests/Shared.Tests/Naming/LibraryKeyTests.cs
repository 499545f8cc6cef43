using Hybrid.Catalog;

namespace Hybrid.Naming;

public sealed class LibraryKeyTests
{
    [Theory]
    [InlineData(null, "movie/603")]
    [InlineData("", "movie/603")]
    [InlineData("Extended", "movie/603/extended")]
    [InlineData("Director's Cut", "movie/603/directors-cut")]
    [InlineData("director’s  cut.", "movie/603/directors-cut")]
    public void A_movie_and_its_edition(string? edition, string expected) =>
        Assert.Equal(expected, LibraryKey.Of(new TitleId(TitleKind.Movie, 603), edition));

    [Fact]
    public void One_key_for_each_episode_of_a_file() =>
        Assert.Equal(["series/1396/s01e02", "series/1396/s01e03"], LibraryKey.Of(new TitleId(TitleKind.Series, 1396), 1, [2, 3]));

    [Theory]
    [InlineData("movie/603", "")]
    [InlineData("movie/603/directors-cut", "edition directors-cut")]
    [InlineData("movie/603/pt2", "part 2")]
    [InlineData("movie/603/extended/pt1", "edition extended, part 1")]
    [InlineData("series/1396/s01e02", "S01E02")]
    public void A_key_says_in_words_which_part_of_its_title_it_is(string key, string words) => Assert.Equal(words, LibraryKey.Words(key));

    [Theory]
    [InlineData(TitleKind.Movie, "movie/603", "The Matrix (1999)")]
    [InlineData(TitleKind.Movie, "movie/603/directors-cut", "The Matrix (1999), edition directors-cut")]
    [InlineData(TitleKind.Series, "series/603/s01e02", "The Matrix (1999) S01E02")]
    public void People_read_the_title_and_the_year(TitleKind kind, string key, string expected) =>
        Assert.Equal(
            expected,
            LibraryKey.Words(
                new Title
                {
                    Id = new TitleId(kind, 603),
                    Name = "The Matrix",
                    Year = 1999,
                },
                key
            )
        );
}
