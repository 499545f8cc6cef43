using Hybrid.Catalog;
using Hybrid.Testing;

namespace Hybrid.Naming;

public sealed class NameTemplateTests
{
    private const string MovieFile = "<title>< {|edition|}>< - |version|>< - pt|part|>";

    [Theory]
    [InlineData(
        NamingPreset.Plex,
        "Brazil (1985) {tmdb-68}/Brazil (1985) {tmdb-68} {edition-Director's Cut} - 2160p - pt2.mkv",
        "Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - s01e02-e03 - Pilot - 1080p.mkv"
    )]
    [InlineData(
        NamingPreset.Jellyfin,
        "Brazil (1985) [tmdbid-68]/Brazil (1985) [tmdbid-68] - Director's Cut - 2160p - pt2.mkv",
        "Lost (2004) [tmdbid-4607]/Season 01/Lost (2004) - s01e02-e03 - Pilot - 1080p.mkv"
    )]
    [InlineData(
        NamingPreset.Emby,
        "Brazil (1985) [tmdbid-68]/Brazil (1985) [tmdbid-68] - Director's Cut - 2160p - pt2.mkv",
        "Lost (2004) [tmdbid-4607]/Season 01/Lost (2004) - s01e02-e03 - Pilot - 1080p.mkv"
    )]
    [InlineData(
        NamingPreset.Kodi,
        "Brazil (1985) {tmdb-68}/Brazil (1985) {edition-Director's Cut} - 2160p - pt2.mkv",
        "Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - s01e02-e03 - Pilot - 1080p.mkv"
    )]
    [InlineData(
        NamingPreset.Plain,
        "Brazil (1985)/Brazil (1985) - Director's Cut - 2160p - pt2.mkv",
        "Lost (2004)/Season 01/Lost (2004) - s01e02-e03 - Pilot - 1080p.mkv"
    )]
    public void A_preset_names_movies_and_episodes(NamingPreset preset, string movie, string episode)
    {
        var scheme = NamingScheme.Of(preset, movie: null, episode: null);
        Assert.Equal(movie, Brazil(scheme.Movie).Path);
        Assert.Equal(episode, Lost(scheme.Episode).Path);
    }

    [Theory]
    [InlineData("<title>/" + MovieFile, "Brazil/Brazil {Director's Cut} - 2160p - pt2.mkv")]
    [InlineData("<year> <title> (<imdb>)/" + MovieFile, "1985 Brazil (tt0088846)/Brazil {Director's Cut} - 2160p - pt2.mkv")]
    [InlineData("<original_title> [<tmdb>]/<edition>.<version>.<part>", "Brazil [68]/Director's Cut.2160p.2.mkv")]
    public void Own_names_of_movies(string template, string expected) =>
        Assert.Equal(expected, Brazil(NameTemplate.Of(template, TitleKind.Movie)).Path);

    [Theory]
    [InlineData("<title>/S<season>/<numbers>< |version|>< pt|part|>", "Lost/S01/s01e02-e03 1080p.mkv")]
    [InlineData("<title>< [tvdb-|tvdb|]>/<title> <numbers>< |version|>< pt|part|>", "Lost [tvdb-73739]/Lost s01e02-e03 1080p.mkv")]
    [InlineData("<title>< [|imdb|]>/<numbers>< - |episode_title|>< |version|>< pt|part|>", "Lost/s01e02-e03 - Pilot 1080p.mkv")]
    public void Own_names_of_episodes(string template, string expected) =>
        Assert.Equal(expected, Lost(NameTemplate.Of(template, TitleKind.Series)).Path);

    [Theory]
    [InlineData(TitleKind.Movie, "<title>", "must be FOLDER/FILE")]
    [InlineData(TitleKind.Movie, "a/<title>/" + MovieFile, "must be FOLDER/FILE")]
    [InlineData(TitleKind.Series, "<title>", "must be FOLDER/FILE or FOLDER/SEASON/FILE")]
    [InlineData(TitleKind.Movie, "<title/" + MovieFile, "has a < or > without the other one")]
    [InlineData(TitleKind.Movie, "title>/" + MovieFile, "has a < or > without the other one")]
    [InlineData(TitleKind.Movie, "<a|title>/" + MovieFile, "has a < or > without the other one")]
    [InlineData(TitleKind.Movie, "<title> <name>/" + MovieFile, "has <name>, which is none of <title>, <original_title>, <year>")]
    [InlineData(TitleKind.Movie, "<title> <season>/" + MovieFile, "has <season>, which is none of")]
    [InlineData(TitleKind.Movie, "<title>/" + MovieFile + ".<ext>", "must not have the extension: it is added")]
    [InlineData(TitleKind.Movie, "<title>:/" + MovieFile, "has a sign in \"<title>:\" that no file name may have")]
    [InlineData(TitleKind.Movie, "<title>\u202E/" + MovieFile, "has a sign in \"<title>\u202E\" that no file name may have")]
    [InlineData(TitleKind.Movie, "../" + MovieFile, "has a name that begins or ends with a space or a dot: \"..\"")]
    [InlineData(TitleKind.Movie, "/" + MovieFile, "needs <title> or <original_title> in the name of the title's folder")]
    [InlineData(TitleKind.Movie, "<title> <part>/" + MovieFile, "can have <part> only in the name of the file")]
    [InlineData(TitleKind.Movie, "<title>/<title><edition><version>", "needs <part> in the name of the file")]
    [InlineData(TitleKind.Series, "<title>/<title><version><part>", "needs <numbers> in the name of the file")]
    [InlineData(TitleKind.Series, "<title>/Season/<numbers><version><part>", "needs <season> in the name of the season's folder")]
    [InlineData(TitleKind.Series, "<title> <season>/<numbers><version><part>", "cannot have <season> in the name of the title's folder")]
    [InlineData(
        TitleKind.Movie,
        "<title> aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/" + MovieFile,
        "has more than 60 bytes besides its words"
    )]
    public void A_template_that_would_lose_or_harm_something_is_refused(TitleKind kind, string template, string problem) =>
        Assert.StartsWith(problem, NameTemplate.ProblemsOf(template, kind)[0], StringComparison.Ordinal);

    [Fact]
    public void A_version_is_found_in_the_name_of_a_file_that_is_called_the_same_otherwise()
    {
        LibraryName name = Brazil(NamingScheme.Plex.Movie) with { Version = null };
        Assert.Equal("2160p", name.VersionIn("Brazil (1985) {tmdb-68} {edition-Director's Cut} - 2160p - pt2"));
        Assert.Null(name.VersionIn("Brazil (1985) {tmdb-68} {edition-Director's Cut} - pt2"));
        Assert.Null(name.VersionIn("Brazil (1985) {tmdb-68} - 2160p - pt2"));
        Assert.Equal(
            "1080p",
            (name with { Version = "3D" }).VersionIn("Brazil (1985) {tmdb-68} {edition-Director's Cut} - 3D 1080p - pt2")
        );
    }

    [Theory]
    [InlineData(NamingPreset.Plex)]
    [InlineData(NamingPreset.Jellyfin)]
    [InlineData(NamingPreset.Kodi)]
    [InlineData(NamingPreset.Plain)]
    public void Whatever_the_title_every_name_fits_and_keeps_its_numbers(NamingPreset preset)
    {
        var scheme = NamingScheme.Of(preset, movie: null, episode: null);
        Random random = new(3);
        for (int i = 0; i < 2_000; i++)
        {
            string title = SafeNameTests.Hostile(random);
            int bytes = random.Next(100, 256);
            LibraryName movie = Brazil(scheme.Movie);
            LibraryName episode = Lost(scheme.Episode);
            foreach (LibraryName name in new[] { movie, episode })
            {
                LibraryName hostile = name with { Title = name.Title with { Name = title }, EpisodeTitle = title, NameBytes = bytes };
                if (hostile.Path is not { } path)
                {
                    continue;
                }

                Assert.All(path.Split('/'), part => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(part), 1, bytes));
                Assert.Contains(name == movie ? "pt2" : "s01e02-e03", path, StringComparison.Ordinal);
                Assert.StartsWith("/library/", LibraryRoot.Combine("/library", path), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_page_on_names_has_the_presets_and_the_words_of_the_code()
    {
        Generated.Section("docs/naming.md", "presets", NamingPage.Presets());
        Generated.Section("docs/naming.md", "words", NamingPage.Words());
    }

    private static LibraryName Brazil(NameTemplate template) =>
        new()
        {
            Template = template,
            Title = new Title
            {
                Id = new TitleId(TitleKind.Movie, 68),
                Name = "Brazil",
                Year = 1985,
            },
            ImdbId = "tt0088846",
            Extension = ".mkv",
            Edition = "Director's Cut",
            Version = "2160p",
            Part = 2,
        };

    private static LibraryName Lost(NameTemplate template) =>
        new()
        {
            Template = template,
            Title = new Title
            {
                Id = new TitleId(TitleKind.Series, 4607),
                Name = "Lost",
                Year = 2004,
            },
            TvdbId = 73739,
            Extension = ".mkv",
            Version = "1080p",
            Season = 1,
            Episodes = [2, 3],
            EpisodeTitle = "Pilot",
        };
}
