using System.Text;
using Hybrid.Catalog;

namespace Hybrid.Naming;

public sealed class LibraryNameTests
{
    [Theory]
    [InlineData("The Matrix", 1999, null, null, "The Matrix (1999) {tmdb-7}/The Matrix (1999) {tmdb-7}.mkv")]
    [InlineData("Alien: Covenant", 2017, null, null, "Alien - Covenant (2017) {tmdb-7}/Alien - Covenant (2017) {tmdb-7}.mkv")]
    [InlineData("Monsters, Inc.", 2001, null, null, "Monsters, Inc. (2001) {tmdb-7}/Monsters, Inc. (2001) {tmdb-7}.mkv")]
    [InlineData("Soon", null, null, null, "Soon {tmdb-7}/Soon {tmdb-7}.mkv")]
    [InlineData(
        "Blade Runner",
        1982,
        "Director's Cut",
        null,
        "Blade Runner (1982) {tmdb-7}/Blade Runner (1982) {tmdb-7} {edition-Director's Cut}.mkv"
    )]
    [InlineData("Das Boot", 1981, null, 2, "Das Boot (1981) {tmdb-7}/Das Boot (1981) {tmdb-7} - pt2.mkv")]
    [InlineData("X", 2000, "a{b}/c", 1, "X (2000) {tmdb-7}/X (2000) {tmdb-7} {edition-a(b)-c} - pt1.mkv")]
    public void A_movie_stands_in_a_folder_of_its_own_name(string name, int? year, string? edition, int? part, string expected) =>
        Assert.Equal(expected, PlexNames.Movie(Movie(name, year), edition, part, ".MKV"));

    [Theory]
    [InlineData(1, new[] { 1 }, "Pilot", "Season 01/The Show (2008) - s01e01 - Pilot.mkv")]
    [InlineData(0, new[] { 3 }, "Special?", "Season 00/The Show (2008) - s00e03 - Special.mkv")]
    [InlineData(1, new[] { 1, 2 }, "Both", "Season 01/The Show (2008) - s01e01-e02 - Both.mkv")]
    [InlineData(1, new[] { 1, 2, 3 }, null, "Season 01/The Show (2008) - s01e01-e03.mkv")]
    [InlineData(1, new[] { 1, 3 }, "", "Season 01/The Show (2008) - s01e01.mkv")]
    [InlineData(5, new[] { 10, 12 }, "A & B", "Season 05/The Show (2008) - s05e10 - A & B.mkv")]
    [InlineData(5, new[] { 10, 11, 13 }, "A & B & C", "Season 05/The Show (2008) - s05e10-e11 - A & B & C.mkv")]
    [InlineData(2024, new[] { 101 }, "...", "Season 2024/The Show (2008) - s2024e101.mkv")]
    [InlineData(1, new[] { 4 }, "E.T. calls: home.", "Season 01/The Show (2008) - s01e04 - E.T. calls - home.mkv")]
    public void An_episode_stands_in_its_season(int season, int[] episodes, string? title, string expected) =>
        Assert.Equal($"The Show (2008) {{tmdb-7}}/{expected}", PlexNames.Episode(Series("The Show", 2008), season, episodes, title, "mkv"));

    [Fact]
    public void A_series_without_a_year_has_no_brackets() =>
        Assert.Equal("Show {tmdb-7}/Season 01/Show - s01e01.mkv", PlexNames.Episode(Series("Show", null), 1, [1], null, "mkv"));

    [Fact]
    public void A_title_without_one_readable_character_falls_back_to_its_original_name_and_else_has_no_path()
    {
        Assert.Null(PlexNames.Movie(Movie("?", 2011), null, null, "mkv"));
        Assert.Null(PlexNames.Episode(Series("...", 2011), 1, [1], "Pilot", "mkv"));
        Assert.Equal(
            "Tanda Tanya (2011) {tmdb-7}/Tanda Tanya (2011) {tmdb-7}.mkv",
            PlexNames.Movie(Movie("?", 2011) with { OriginalName = "Tanda Tanya" }, null, null, "mkv")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData(".m/kv")]
    [InlineData(".mk v")]
    [InlineData(".averylongextension")]
    public void An_extension_is_a_few_letters_and_digits_or_there_is_no_path(string extension) =>
        Assert.Null(PlexNames.Movie(Movie("X", 2000), null, null, extension));

    [Theory]
    [InlineData('x')]
    [InlineData('神')]
    public void A_long_title_is_shortened_and_the_year_the_id_and_the_edition_stay(char letter)
    {
        string path = PlexNames.Movie(Movie(new string(letter, 300), 1999), "Extended", 1, "mkv")!;

        Assert.All(path.Split('/'), part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 150, 255));
        Assert.EndsWith("… (1999) {tmdb-7} {edition-Extended} - pt1.mkv", path, StringComparison.Ordinal);
        string[] parts = path.Split('/');
        Assert.StartsWith(parts[0], parts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_episode_title_is_shortened_before_the_show_and_the_numbers_stay()
    {
        string path = PlexNames.Episode(Series("The Show", 2008), 1, [1], new string('神', 300), "mkv")!;
        Assert.Matches("^The Show \\(2008\\) \\{tmdb-7\\}/Season 01/The Show \\(2008\\) - s01e01 - 神+…\\.mkv$", path);
        Assert.All(path.Split('/'), part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, 255));

        string both = PlexNames.Episode(Series(new string('x', 300), 2008), 1, [1], new string('神', 300), "mkv")!;
        Assert.EndsWith("… (2008) - s01e01.mkv", both, StringComparison.Ordinal);
        Assert.All(both.Split('/'), part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, 255));
    }

    [Fact]
    public void A_device_name_is_no_title_for_Windows()
    {
        Assert.Equal(
            "Con_. Air (1997) {tmdb-7}/Con_. Air (1997) {tmdb-7}.mkv",
            PlexNames.Movie(Movie("Con. Air", 1997), null, null, "mkv")
        );
        Assert.Equal("CON (1997) {tmdb-7}/CON (1997) {tmdb-7}.mkv", PlexNames.Movie(Movie("CON", 1997), null, null, "mkv"));
    }

    [Fact]
    public void Hostile_names_end_inside_the_library_or_without_a_path()
    {
        Random random = new(2);
        int made = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string name = SafeNameTests.Hostile(random);
            string? path =
                i % 2 == 0
                    ? PlexNames.Movie(Movie(name, 2000), SafeNameTests.Hostile(random), null, "mkv")
                    : PlexNames.Episode(Series(name, null), 1, [i], SafeNameTests.Hostile(random), "mkv");
            if (path is null)
            {
                continue;
            }

            made++;
            string[] parts = path.Split('/');
            Assert.Equal(i % 2 == 0 ? 2 : 3, parts.Length);
            Assert.All(parts, part => Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, 255 - ".12.pt-Hans.forced.sdh".Length));
            Assert.Contains("{tmdb-7}", parts[0], StringComparison.Ordinal);
            Assert.StartsWith("/library/", LibraryRoot.Combine("/library", path), StringComparison.Ordinal);
        }

        Assert.InRange(made, 15_000, 20_000);
    }

    private static Title Movie(string name, int? year) =>
        new()
        {
            Id = new TitleId(TitleKind.Movie, 7),
            Name = name,
            Year = year,
        };

    private static Title Series(string name, int? year) =>
        new()
        {
            Id = new TitleId(TitleKind.Series, 7),
            Name = name,
            Year = year,
        };
}
