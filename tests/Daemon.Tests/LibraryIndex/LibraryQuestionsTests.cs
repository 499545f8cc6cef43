using Hybrid.Catalog;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Testing.Loopback;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>What the library commands answer.</summary>
public sealed class LibraryQuestionsTests : IAsyncLifetime
{
    private static readonly Paging All = new(500);

    private Workbench _bench = null!; // Set by InitializeAsync, which runs first.

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Titles_are_listed_once_however_many_folders_they_have()
    {
        await StandAsync(
            "Movies/The Matrix (1999)/The Matrix (1999).mkv",
            "Movies/The Matrix (1999) {tmdb-603}/The Matrix.mkv",
            "Movies/The Matrix (1999) {tmdb-603}/The Matrix.en.srt",
            "TV Shows/Lost (2004)/Season 01/Lost - S01E02.mkv",
            "TV Shows/Lost (2004)/Season 02/Lost - S02E01.mkv"
        );
        LibraryShelf shelf = _bench.Part<LibraryShelf>();

        Page<ShelvedTitle> all = await shelf.ListAsync(kind: null, text: null, All, Stop);
        Assert.Equal(["The Matrix 1999 603 2", "Lost 2004  2"], all.Items.Select(t => $"{t.Title} {t.Year} {t.TmdbId} {t.Files}"));
        Assert.Equal(2, (await shelf.ListAsync(kind: null, text: null, new Paging(1), Stop)).Total);
        Assert.Equal("Lost", Assert.Single((await shelf.ListAsync(TitleKind.Series, "los", All, Stop)).Items).Title);

        ShelvedTitle lost = Assert.Single(await shelf.ShowAsync("Lost (2004)", kind: null, All, Stop));
        Assert.Equal([1, 2], lost.Seasons!);
        Assert.Equal(["S01E02", "S02E01"], lost.Holdings!.Select(f => f.Number!));
    }

    [Theory]
    [InlineData("Movies/The Matrix (1999)/The Matrix (1999) 720p.mkv; Movies/The.Matrix.1999.1080p.BluRay-GRP/m.mkv", "The Matrix (1999)")]
    [InlineData(
        "Movies/The Matrix (1999)/The Matrix (1999) 720p.mkv; Movies/The Matrix (1999)/The Matrix (1999) 1080p.mkv",
        "The Matrix (1999)"
    )]
    [InlineData("TV Shows/Lost (2004)/Season 01/Lost S01E02.mkv; TV Shows/Lost/S01/1x02.mkv", "Lost (2004) S01E02")]
    [InlineData("TV Shows/Lost (2004)/Season 01/Lost S01E01-E02.mkv; TV Shows/Lost (2004)/Season 01/Lost S01E02.avi", "Lost (2004) S01E02")]
    [InlineData(
        "TV Shows/Lost (2004)/Season 01/Lost S01E01-E02.mkv; TV Shows/Lost (2004)/Season 01/Lost S01E01-E02.avi",
        "Lost (2004) S01E01-E02"
    )]
    public async Task The_same_movie_or_episode_in_two_files_is_a_duplicate(string standing, string what)
    {
        await StandAsync(standing.Split("; "));

        ShelvedTwice twice = Assert.Single((await DuplicatesAsync()).Items);

        Assert.Equal(what, twice.What);
        Assert.Equal(2, twice.Files.Count);
    }

    [Theory]
    [InlineData("Movies/The Matrix (1999)/The Matrix.mkv; Movies/The Matrix (2021)/The Matrix.mkv")]
    [InlineData("Movies/The Matrix (1999) {tmdb-603}/The Matrix.mkv; Movies/The Matrix (1999) {tmdb-9}/The Matrix.mkv")]
    [InlineData("Movies/The Matrix (1999)/The Matrix.mkv; Movies/The Matrix (1999)/The Matrix - Extended.mkv")]
    [InlineData("Movies/The Matrix (1999)/The Matrix.mkv; Movies/The Matrix (1999)/The Matrix - 3D HSBS.mkv")]
    [InlineData("Movies/The Matrix (1999)/The Matrix - pt1.mkv; Movies/The Matrix (1999)/The Matrix - pt2.mkv")]
    [InlineData("Movies/The Matrix (1999)/The Matrix.mkv; Movies/The Matrix (1999)/Trailers/The Matrix.mkv")]
    [InlineData("TV Shows/Lost/Season 01/Lost S01E02.mkv; TV Shows/Lost/Season 02/Lost S02E02.mkv")]
    public async Task What_is_not_the_same_is_none(string standing)
    {
        await StandAsync(standing.Split("; "));

        Assert.Empty((await DuplicatesAsync()).Items);
    }

    [Fact]
    public async Task The_better_duplicate_comes_first_and_a_small_video_beside_a_movie_is_none()
    {
        _bench.Disk.File("library/Movies/The Matrix (1999)/The Matrix (1999) 720p.mkv", bytes: 40_000);
        _bench.Disk.File("library/Movies/The Matrix (1999)/The Matrix (1999) 1080p.mkv", bytes: 50_000);
        _bench.Disk.File("library/Movies/The Matrix (1999)/ETRG.mp4", bytes: 20);
        await StandAsync();

        ShelvedTwice twice = Assert.Single((await DuplicatesAsync()).Items);

        Assert.EndsWith("1080p.mkv", Assert.Single(twice.Files, f => f.Best == true).Path, StringComparison.Ordinal);
        Assert.EndsWith("1080p.mkv", twice.Files[0].Path, StringComparison.Ordinal);
        Assert.Equal(2, twice.Files.Count);
    }

    [Fact]
    public async Task A_duplicate_whose_name_says_no_resolution_is_looked_into()
    {
        // The sequence header of MPEG video (ISO/IEC 13818-2, 6.2.2.1): 1920 x 1080.
        byte[] video = [0, 0, 1, 0xB3, 0x78, 0x04, 0x38, 0x14, 0xFF, 0xFF, 0xE0, 0x18, .. new byte[4096]];
        File.WriteAllBytes(_bench.Disk.File("library/Movies/The Matrix (1999)/The Matrix.m2v"), video);
        _bench.Disk.File("library/Movies/The Matrix (1999)/The Matrix (1999) 720p.mkv", bytes: 4000);
        await StandAsync();

        ShelvedTwice twice = Assert.Single((await DuplicatesAsync()).Items);

        Assert.EndsWith("The Matrix.m2v", Assert.Single(twice.Files, f => f.Best == true).Path, StringComparison.Ordinal);
        Assert.StartsWith("1080p", twice.Files[0].Quality, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Movies/One (2001)/One.mkv; Movies/One (2001)/Uno.en.srt", OrphanKind.SubtitleWithoutVideo)]
    [InlineData("Movies/One (2001)/One.en.srt", OrphanKind.SubtitleWithoutVideo)]
    [InlineData("Movies/One (2001)/poster.jpg", OrphanKind.FolderWithoutVideo)]
    [InlineData("Movies/One (2001)/One.mkv; Movies/One (2001)/Two (2012).mkv", OrphanKind.FolderWithTwoTitles)]
    [InlineData("TV Shows/Lost/Season 01/Lost S02E01.mkv", OrphanKind.NameDiffers)]
    [InlineData("Movies/One (2001)/One.mkv; Movies/One (2001)/One.en.forced.srt; Movies/One (2001)/Subs/2_English.srt", null)]
    [InlineData("Movies/One (2001)/One.mkv; Movies/One (2001)/Trailers/One-trailer.mkv; Movies/One (2001)/poster.jpg", null)]
    public async Task Orphans_are_told(string standing, OrphanKind? kind)
    {
        await StandAsync(standing.Split("; "));

        Page<LibraryOrphan> found = await _bench.Part<LibraryOrphans>().FindAsync(kind: null, All, Stop);

        Assert.Equal(kind is not null, found.Items.Any(o => o.Kind == kind));
        Assert.Equal(kind is null, found.Total == 0);
    }

    [Fact]
    public async Task What_was_filed_and_is_gone_renamed_or_changed_is_told()
    {
        List<string> placed = [];
        foreach (string edition in (string[])["Extended", "Unrated", "IMAX", "Theatrical"])
        {
            long id = await _bench.ApprovedAsync(Workbench.Matrix, $"The.Matrix.1999.{edition}.1080p.mkv");
            await _bench.WorkAsync<PlaceStep>();
            placed.Add((await _bench.ItemAsync(id)).Files[0].Placement!.To);
        }

        await StandAsync();
        Assert.Equal(0, (await CheckAsync()).Total);
        File.Delete(placed[0]);
        Directory.CreateDirectory(_bench.Disk.At("library", "Movies", "Elsewhere (1999)"));
        FileInfo moved = new(placed[1]);
        moved.MoveTo(_bench.Disk.At("library", "Movies", "Elsewhere (1999)", "Elsewhere.mkv"));
        File.Delete(placed[2]);
        await File.WriteAllTextAsync(placed[2], "other", Stop);
        await StandAsync();

        Assert.Equal(
            [DifferenceKind.Gone, DifferenceKind.Moved, DifferenceKind.SizeChanged],
            (await CheckAsync()).Items.Select(d => d.Kind).Order()
        );
    }

    [Theory]
    [InlineData(ServerLookState.MatchedOtherwise, DifferenceKind.MatchedOtherwise)]
    [InlineData(ServerLookState.NotShown, DifferenceKind.NotShown)]
    [InlineData(ServerLookState.Confirmed, null)]
    public async Task What_a_media_server_shows_otherwise_is_a_difference(ServerLookState state, DifferenceKind? kind)
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.1080p.mkv");
        await _bench.WorkAsync<PlaceStep>();
        await StandAsync();
        await using (LedgerDb db = await _bench.OpenLedgerAsync())
        {
            db.ServerLooks.Add(
                new ServerLook
                {
                    ItemId = id,
                    Server = MediaServerKind.Jellyfin,
                    State = state,
                    Since = _bench.Time.GetUtcNow(),
                    ToldAt = _bench.Time.GetUtcNow(),
                    Sentence = "Jellyfin shows it otherwise.",
                }
            );
            await db.SaveChangesAsync(Stop);
        }

        IReadOnlyList<LibraryDifference> found = (await CheckAsync()).Items;

        Assert.Equal(kind, found.SingleOrDefault()?.Kind);
        Assert.All(found, d => Assert.EndsWith("{tmdb-603}.mkv", d.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Episodes_that_aired_and_are_not_there_are_missing()
    {
        _bench.Catalog.Seasons[4607] = [3, 2];
        _bench.Catalog.Aired[(4607, 2, 2)] = new DateOnly(2030, 1, 1);
        await StandAsync(
            "TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost S01E01-E02.mkv",
            "TV Shows/Other (2001)/Season 01/Other S01E01.mkv"
        );

        Answer<MissingEpisodes> answer = await _bench.Part<MissingSearch>().FindAsync(text: null, specials: false, All, Stop);

        SeriesWithGaps lost = Assert.Single(answer.Value!.Series);
        Assert.Equal(["S01E03", "S02E01"], lost.Missing.Select(e => e.Number));
        Assert.Equal(["Other (2001)"], answer.Value.NotSettled);
    }

    [Fact]
    public async Task An_episode_without_a_date_is_missing_if_a_later_one_is_there()
    {
        // The built-in catalog has no dates.
        _bench.Catalog.Seasons[4607] = [5];
        await StandAsync(
            "TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost S01E01.mkv",
            "TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost S01E03.mkv"
        );

        MissingEpisodes answer = (await _bench.Part<MissingSearch>().FindAsync(text: null, specials: false, All, Stop)).Value!;

        Assert.Equal(["S01E02"], Assert.Single(answer.Series).Missing.Select(e => e.Number));
    }

    [Fact]
    public async Task What_media_servers_have_in_other_folders_is_not_missing_and_is_shown()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Shows("/plex/TV"), FakePlex.Shows("/old/TV", key: "3"));
        await using FakeJellyfin jellyfin = await FakeJellyfin.StartAsync(MediaServerKind.Jellyfin, FakeJellyfin.Shows("/jellyfin/TV"));
        plex.Show(Lost("/old/TV/Lost/S01E03.mkv", "tmdb://4607") with { Number = (1, 3, null) });
        plex.Show(Lost("/old/TV/Lost of others/S02E02.mkv", "tmdb://9") with { Title = "Lost", Year = 2021, Number = (2, 2, null) });
        plex.Show(
            Lost($"{_bench.Disk.At("library", "TV Shows")}/Lost (2004) {{tmdb-4607}}/gone S02E03.mkv", "tmdb://4607") with
            {
                Number = (2, 3, null),
            }
        );
        jellyfin.Show(Lost("/jellyfin/TV/Lost/2x01-02.mkv", "tmdb://4607") with { Number = (2, 1, 2) });
        await StandAsync("TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost S01E01-E02.mkv");
        await using Workbench both = _bench.Restarted(s =>
            s with
            {
                PlexUrl = plex.Url,
                PlexToken = new Secret(FakePlex.Token),
                Jellyfin = new OtherServerSettings { Url = jellyfin.Url, ApiKey = new Secret(FakeJellyfin.Key) },
            }
        );
        both.Catalog.Seasons[4607] = [3, 4];
        both.Catalog.Aired[(4607, 1, 1)] = new DateOnly(2004, 9, 22);

        MissingEpisodes answer = (await both.Part<MissingSearch>().FindAsync(text: null, specials: false, All, Stop)).Value!;

        SeriesWithGaps lost = Assert.Single(answer.Series);
        Assert.Equal(["S02E03", "S02E04"], lost.Missing.Select(e => e.Number));
        ShownElsewhere[] elsewhere =
        [
            new("Plex", "/old/TV/Lost/S01E03.mkv", "S01E03"),
            new("Jellyfin", "/jellyfin/TV/Lost/2x01-02.mkv", "S02E01-E02"),
        ];
        Assert.Equal(elsewhere, lost.Elsewhere);
        Assert.Empty(answer.ServerFaults);
        IReadOnlyList<ShelvedTitle> shown = await both.Part<LibraryShelf>().ShowAsync("Lost", kind: null, All, Stop);
        Assert.Equal(elsewhere, Assert.Single(await both.Part<ServerHoldings>().BesideAsync(shown, Stop)).Elsewhere);
    }

    [Fact]
    public async Task A_media_server_that_is_down_is_told_and_the_rest_is_answered()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Shows("/plex/TV"));
        Uri url = plex.Url;
        await plex.GoDownAsync();
        await StandAsync("TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost S01E01-E02.mkv");
        await using Workbench down = _bench.Restarted(s => s with { PlexUrl = url, PlexToken = new Secret(FakePlex.Token) });
        down.Catalog.Seasons[4607] = [3];
        down.Catalog.Aired[(4607, 1, 1)] = new DateOnly(2004, 9, 22);

        MissingEpisodes answer = (await down.Part<MissingSearch>().FindAsync(text: null, specials: false, All, Stop)).Value!;

        Assert.Equal(["S01E03"], Assert.Single(answer.Series).Missing.Select(e => e.Number));
        Assert.Contains("Plex", Assert.Single(answer.ServerFaults), StringComparison.Ordinal);
    }

    private static PlayedVideo Lost(string file, string id) => new(file, "Lost", 2004, id) { IsEpisode = true };

    private async Task StandAsync(params string[] paths)
    {
        foreach (string path in paths)
        {
            _bench.Disk.File($"library/{path}");
        }

        await _bench.Part<LibrarySweeps>().RunAsync(whole: false, Stop);
    }

    private Task<Page<ShelvedTwice>> DuplicatesAsync() => _bench.Part<LibraryShelf>().DuplicatesAsync(All, Stop);

    private Task<Page<LibraryDifference>> CheckAsync() => _bench.Part<LibraryComparison>().FindAsync(All, Stop);
}
