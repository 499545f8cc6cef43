using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Planning;

public sealed class PlanTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "library");

    private static readonly Title Film = new()
    {
        Id = new TitleId(TitleKind.Movie, 603),
        Name = "The Matrix",
        Year = 1999,
    };

    private static readonly Title Show = new()
    {
        Id = new TitleId(TitleKind.Series, 4607),
        Name = "Lost",
        Year = 2004,
    };

    [Fact]
    public async Task A_film_and_its_subtitles_stand_under_one_name()
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(
            Film,
            "M/The.Matrix.1999.mkv",
            "M/The.Matrix.1999.en.srt",
            "M/Subs/2_German.srt"
        );
        Assert.Equal(
            [
                "The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv",
                "The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.de.srt",
                "The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.en.srt",
            ],
            Places(files)
        );
        Assert.Equal(["movie/603"], files[0].LibraryKeys);
    }

    [Fact]
    public async Task Numbered_parts_of_a_film_are_all_placed()
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(Film, "M/The.Matrix.1999.cd1.avi", "M/The.Matrix.1999.cd2.avi");
        Assert.Equal(["pt1.avi", "pt2.avi"], Places(files).Select(p => p![^7..]));
    }

    [Fact]
    public async Task One_part_alone_is_not_named_like_the_whole_film()
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(Film, "M/The.Matrix.1999.cd2.avi");
        Assert.EndsWith("pt2.avi", Assert.Single(Places(files)), StringComparison.Ordinal);
        Assert.Equal(["movie/603/pt2"], files[0].LibraryKeys);
    }

    [Fact]
    public async Task Of_several_videos_that_are_no_parts_the_largest_is_the_film_and_the_rest_gets_no_place()
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(Film, "M/a.mkv", "M/The.Matrix.1999.Long.mkv");
        Assert.Equal("M/The.Matrix.1999.Long.mkv", Assert.Single(files, f => f.To is not null).File.Path);
        Assert.Equal(Concern.SplitMovie, Assert.Single(files, f => f.To is null).Trouble!.Concern);
    }

    [Theory]
    [InlineData("L/Lost.S01E01a.mkv", "L/Lost.S01E01b.mkv")]
    [InlineData("L/Lost.S01E01.cd1.mkv", "L/Lost.S01E01.cd2.mkv")]
    [InlineData("L/Lost.S01E01.pt1.mkv", "L/Lost.S01E01.pt2.mkv")]
    [InlineData("L/Lost.S01E01.Part.1.mkv", "L/Lost.S01E01.Part.2.mkv")]
    public async Task The_files_of_one_episode_are_its_parts(string first, string second)
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(Show, first, second);
        Assert.Equal(["Lost (2004) - s01e01 - pt1.mkv", "Lost (2004) - s01e01 - pt2.mkv"], Places(files).Select(Path.GetFileName));
        Assert.Equal(["series/4607/s01e01/pt1"], files[0].LibraryKeys);
    }

    [Fact]
    public async Task Part_2_alone_may_be_the_title_of_a_whole_episode()
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(Show, "L/Lost.S01E01.Part.2.mkv");
        Assert.Equal("Lost (2004) - s01e01.mkv", Path.GetFileName(Assert.Single(Places(files))));
    }

    [Fact]
    public async Task A_number_that_does_not_exist_has_no_place()
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(
            new ListedCatalog(Show) { Seasons = { [Show.Id.Tmdb] = [25, 24] } },
            Show,
            "L/Lost.S01E01.mkv",
            "L/Lost.S01E99.mkv",
            "L/Lost.S00E07.mkv"
        );
        Assert.Single(files, f => f.To is not null);
        Assert.Equal([Concern.EpisodeUnknown, Concern.Special], files.Select(f => f.Trouble?.Concern).OfType<Concern>().Order());
    }

    [Fact]
    public async Task Each_episode_goes_into_its_season_with_its_own_subtitle()
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(
            Show,
            "L/Lost.1x1.mkv",
            "L/Lost.1x10.mkv",
            "L/Lost.2x01-02.mkv",
            "L/Lost.1x1.en.srt",
            "L/Lost.1x10.en.srt"
        );
        Assert.Equal(
            [
                "Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - s01e01.mkv",
                "Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - s01e10.mkv",
                "Lost (2004) {tmdb-4607}/Season 02/Lost (2004) - s02e01-e02.mkv",
                "Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - s01e01.en.srt",
                "Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - s01e10.en.srt",
            ],
            Places(files)
        );
        Assert.Equal(["series/4607/s02e01", "series/4607/s02e02"], files[2].LibraryKeys);
    }

    [Fact]
    public async Task A_subtitle_of_an_episode_that_is_not_there_is_not_put_beside_another()
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(Show, "L/Lost.1x1.mkv", "L/Lost.1x2.mkv", "L/Lost.1x10.en.srt");
        PlannedFile lost = files.Single(f => f.File.Role == FileRole.Subtitle);
        Assert.Null(lost.To);
        Assert.Contains("which video", lost.Trouble!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_number_gets_no_place_and_a_reason()
    {
        IReadOnlyList<PlannedFile> files = await FilesAsync(Show, "L/Lost.S01E01.mkv", "L/interview.mkv");
        Assert.Equal(Concern.UnnumberedFile, files.Single(f => f.To is null).Trouble!.Concern);
    }

    [Fact]
    public async Task Without_a_library_the_setting_is_named()
    {
        Planner planner = Planner(new ListedCatalog(Show), Settings() with { TvDirs = [] }, new FakeTimeProvider());
        Plan plan = await planner.PlanAsync(Item("L/Lost.S01E01.mkv"), Show.Id, standing: [], TestContext.Current.CancellationToken);
        Assert.Contains("PLEX_TV_DIR", Assert.IsType<Plan.NoLibrary>(plan).Sentence, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Places(IReadOnlyList<PlannedFile> files) =>
        files.Select(f => f.To is null ? null : Path.GetRelativePath(Root, f.To).Replace('\\', '/'));

    private static Task<IReadOnlyList<PlannedFile>> FilesAsync(Title title, params string[] paths) =>
        FilesAsync(new ListedCatalog(Film, Show), title, paths);

    private static async Task<IReadOnlyList<PlannedFile>> FilesAsync(ListedCatalog catalog, Title title, params string[] paths)
    {
        Planner planner = Planner(catalog, Settings(), new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero)));
        return Assert
            .IsType<Plan.Made>(await planner.PlanAsync(Item(paths), title.Id, standing: [], TestContext.Current.CancellationToken))
            .Files;
    }

    private static Planner Planner(ListedCatalog catalog, HybridSettings settings, TimeProvider time)
    {
        var standing = new StandingTitles(time);
        return new(catalog, new LibraryChoice(standing, settings), new TitleFolders(standing, catalog), settings, time);
    }

    private static HybridSettings Settings() =>
        new()
        {
            DataDir = Path.Combine(Path.GetTempPath(), "data"),
            MoviesDirs = [Root],
            TvDirs = [Root],
        };

    private static IngestItem Item(params string[] paths)
    {
        var item = IngestItem.Create(paths[0].Split('/')[0], DateTimeOffset.UnixEpoch, "Taken in.");
        item.Files.AddRange(
            paths.Select(p => new ItemFile
            {
                Path = p,
                Bytes = p.Length,
                Role = p.EndsWith(".srt", StringComparison.Ordinal) ? FileRole.Subtitle : FileRole.Video,
            })
        );
        return item;
    }
}
