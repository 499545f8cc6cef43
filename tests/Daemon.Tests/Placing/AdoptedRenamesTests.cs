using Hybrid.Daemon.Disk;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>rename --adopted: what another hand filed gets the names of today in its folder, and gets its own back.</summary>
public sealed class AdoptedRenamesTests : IAsyncLifetime
{
    private const string Movie = "library/Movies/The Matrix (1999) {tmdb-603}";
    private const string Season = "library/TV Shows/Lost (2004) {tmdb-4607}/Season 1";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.CreateAsync();
        _bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [25, 24];
        _bench.Catalog.EpisodeNames[(Workbench.Lost.Id.Tmdb, 1, 4)] = "Walkabout";
        _bench.Catalog.EpisodeNames[(Workbench.Lost.Id.Tmdb, 1, 5)] = "White Rabbit";
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_movie_gets_its_name_with_all_that_is_named_like_it_and_gets_the_old_ones_back()
    {
        string[] names =
        [
            "The.Matrix.1999.1080p.mkv",
            "The.Matrix.1999.1080p.en.srt",
            "The.Matrix.1999.1080p.nfo",
            "The.Matrix.1999.1080p-thumb.jpg",
        ];
        Make(Movie, [.. names, "poster.jpg"]);
        DiskEntry before = Look(Movie, names[0]);

        AdoptedOutcome.Renamed shown = await AskAsync("The Matrix", isPreview: true);
        Assert.Single(shown.Files);
        Assert.Equal(names.Append("poster.jpg").Order(StringComparer.Ordinal), Names(Movie));

        await AskAsync("the matrix (1999)");
        Assert.Equal(1, await RunAsync());

        const string Stem = "The Matrix (1999) {tmdb-603}";
        Assert.Equal([$"{Stem}-thumb.jpg", $"{Stem}.en.srt", $"{Stem}.mkv", $"{Stem}.nfo", "poster.jpg"], Names(Movie));
        Assert.Equal(before.Inode, Look(Movie, $"{Stem}.mkv").Inode);
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.Contains(await db.History.ToListAsync(Stop), h => h.Event == HistoryEvent.Relocated && h.ItemId is null);

        Assert.Equal(1, (await AskAsync("movie/603")).InPlace);
        Assert.Single(Renamed(await UndoAsync("The Matrix")).Files);
        await RunAsync();
        Assert.Equal(names.Append("poster.jpg").Order(StringComparer.Ordinal), Names(Movie));
        Assert.Empty(Renamed(await UndoAsync("The Matrix")).Files);
    }

    [Fact]
    public async Task What_is_not_sure_keeps_its_name_and_says_why()
    {
        Make(
            Season,
            [
                "Lost.S01E04.mkv",
                "Lost.S01E05.Walkabout.mkv", // The title of another episode.
                "Lost.S01E30.mkv", // There is no such episode.
                "Lost.S01E06E08.mkv", // A gap.
                "Lost.S01E09.1080p.mkv",
                "Lost.S01E09.720p.mkv",
                "Lost.S01E10.a.mkv",
                "Lost.S01E10.b.mkv",
            ]
        );

        AdoptedOutcome.Renamed asked = await AskAsync("Lost");
        await RunAsync();

        Assert.Equal(
            [
                "Lost (2004) - s01e04 - Walkabout.mkv",
                "Lost (2004) - s01e09 - 1080p.mkv",
                "Lost (2004) - s01e09 - 720p.mkv",
                "Lost.S01E05.Walkabout.mkv",
                "Lost.S01E06E08.mkv",
                "Lost.S01E10.a.mkv",
                "Lost.S01E10.b.mkv",
                "Lost.S01E30.mkv",
            ],
            Names(Season)
        );
        Assert.Equal(5, asked.Kept.Count);
        Assert.Contains(asked.Kept, k => k.Why.Contains("S01E04", StringComparison.Ordinal));
        Assert.Contains(asked.Kept, k => k.Why.Contains("no s01e30", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_changed_or_a_name_that_was_taken_in_between_is_left_alone()
    {
        Make(Season, ["Lost.S01E04.mkv", "Lost.S01E05.mkv"]);
        await AskAsync("Lost");
        _bench.Disk.File($"{Season}/Lost (2004) - s01e04 - Walkabout.mkv", bytes: 7);
        string changed = _bench.Disk.At([.. Season.Split('/'), "Lost.S01E05.mkv"]);
        File.Delete(changed);
        File.WriteAllText(changed, "another");

        Assert.Equal(0, await RunAsync());

        Assert.Equal(["Lost (2004) - s01e04 - Walkabout.mkv", "Lost.S01E04.mkv", "Lost.S01E05.mkv"], Names(Season));
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.Equal(2, await db.History.CountAsync(h => h.Event == HistoryEvent.Refused, Stop));
        Assert.All(await db.AdoptedRenames.ToListAsync(Stop), row => Assert.Equal(RelocationState.Left, row.State));
    }

    [Fact]
    public async Task A_library_that_is_away_makes_it_wait_and_nothing_is_given_up()
    {
        Make(Season, ["Lost.S01E04.mkv"]);
        await AskAsync("Lost");
        string library = _bench.Disk.At("library", "TV Shows");
        Directory.Move(library, library + ".away");

        IOException waiting = await Assert.ThrowsAsync<IOException>(() => _bench.Part<AdoptedRenames>().RunAsync(Stop));
        Assert.Contains("Mount its disk", waiting.Message, StringComparison.Ordinal);

        Directory.Move(library + ".away", library);
        Assert.Equal(1, await RunAsync());
    }

    [Fact]
    public async Task What_plex_mcp_filed_and_titles_without_an_id_are_not_touched()
    {
        await _bench.ApprovedAsync(Workbench.Matrix, "M/The.Matrix.1999.mkv");
        await _bench.WorkAllAsync();
        Make("library/Movies/Unknown Film (2001)", ["unknown.film.2001.mkv"]);

        Assert.IsType<AdoptedOutcome.NoSuchTitle>(await OutcomeAsync("The Matrix"));
        Assert.IsType<AdoptedOutcome.NotSettled>(await OutcomeAsync("Unknown Film"));
        Assert.Empty((await AskAsync(title: null)).Files);
    }

    [Fact]
    public async Task A_subtitle_that_we_placed_beside_it_is_known_under_its_new_name()
    {
        Make(Movie, ["The.Matrix.1999.mkv"]);
        string subtitle = _bench.Disk.File($"{Movie}/The.Matrix.1999.en.srt");
        long id = await _bench.ApprovedAsync(Workbench.Lost, "L/Lost.S01E05.mkv");
        await _bench.WorkAllAsync();
        await _bench.ChangeAsync(id, item => item.Files[0].Placement!.To = subtitle);

        await AskAsync("The Matrix");
        await RunAsync();

        Assert.EndsWith("{tmdb-603}.en.srt", (await _bench.ItemAsync(id)).Files[0].Placement!.To, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_has_the_name_by_now_is_not_renamed_back()
    {
        Make(Season, ["Lost.S01E04.mkv"]);
        await AskAsync("Lost");
        await RunAsync();
        string path = _bench.Disk.At([.. Season.Split('/'), "Lost (2004) - s01e04 - Walkabout.mkv"]);
        File.Delete(path);
        File.WriteAllText(path, "a better copy");

        AdoptedOutcome.Renamed undone = Renamed(await UndoAsync("Lost"));

        Assert.Empty(undone.Files);
        Assert.Contains("no longer the file", Assert.Single(undone.Kept).Why, StringComparison.Ordinal);
        await RunAsync();
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task What_was_asked_for_and_is_taken_back_before_it_is_done_is_not_done()
    {
        Make(Season, ["Lost.S01E04.mkv"]);
        await AskAsync("Lost");

        await UndoAsync("Lost");

        Assert.Equal(0, await RunAsync());
        Assert.Equal(["Lost.S01E04.mkv"], Names(Season));
    }

    [Fact]
    public async Task A_sequel_in_the_first_films_folder_keeps_its_name()
    {
        Make(Movie, ["The.Matrix.1080p.mkv", "The Matrix Reloaded 720p.mkv"]);

        AdoptedOutcome.Renamed asked = await AskAsync("The Matrix");

        Assert.EndsWith("The.Matrix.1080p.mkv", Assert.Single(asked.Files).From, StringComparison.Ordinal);
        Assert.Contains("The Matrix Reloaded", Assert.Single(asked.Kept).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_after_the_renames_loses_no_subtitle_of_ours()
    {
        Make(Movie, ["The.Matrix.1999.mkv"]);
        string subtitle = _bench.Disk.File($"{Movie}/The.Matrix.1999.en.srt");
        long id = await _bench.ApprovedAsync(Workbench.Lost, "L/Lost.S01E05.mkv");
        await _bench.WorkAllAsync();
        await _bench.ChangeAsync(id, item => item.Files[0].Placement!.To = subtitle);
        await AskAsync("The Matrix");
        // The daemon was killed when the disk had both names and the ledger none.
        string stem = _bench.Disk.At([.. Movie.Split('/'), "The Matrix (1999) {tmdb-603}"]);
        Rename(_bench.Disk.At([.. Movie.Split('/'), "The.Matrix.1999.mkv"]), stem + ".mkv");
        Rename(subtitle, stem + ".en.srt");

        Assert.Equal(1, await RunAsync());

        Assert.Equal(stem + ".en.srt", (await _bench.ItemAsync(id)).Files[0].Placement!.To);
    }

    [Fact]
    public async Task A_disk_that_is_away_holds_up_none_of_the_others()
    {
        Make(Season, ["Lost.S01E04.mkv"]);
        Make(Movie, ["The.Matrix.1999.mkv"]);
        await AskAsync(title: null);
        string away = _bench.Disk.At("library", "TV Shows");
        Directory.Move(away, away + ".away");

        await Assert.ThrowsAsync<IOException>(() => _bench.Part<AdoptedRenames>().RunAsync(Stop));

        Assert.Equal(["The Matrix (1999) {tmdb-603}.mkv"], Names(Movie));
    }

    [Fact]
    public async Task What_Transmission_seeds_from_the_library_keeps_its_name_and_without_an_answer_nothing_is_renamed()
    {
        await using PlayedTransmission transmission = await PlayedTransmission.StartAsync();
        await using Workbench bench = _bench.Restarted(s =>
            s with
            {
                TransmissionUrl = new Uri(transmission.Server.Url, "/transmission/rpc"),
            }
        );
        Make(Season, ["Lost.S01E04.mkv", "Lost.S01E05.mkv"]);
        transmission.Put(1, "Lost", bench.Disk.At(Season.Split('/')), ("Lost.S01E04.mkv", 1, true));
        await bench.Part<LibrarySweeps>().RunAsync(whole: true, Stop);

        AdoptedOutcome.Renamed asked = Renamed(
            await bench.Part<AdoptedFiles>().RenameAsync("Lost", isPreview: true, Actor.CommandLine, Stop)
        );

        Assert.EndsWith("Lost.S01E05.mkv", Assert.Single(asked.Files).From, StringComparison.Ordinal);
        Assert.Contains("seeds it", Assert.Single(asked.Kept).Why, StringComparison.Ordinal);
        await transmission.Server.DisposeAsync();
        Assert.IsType<AdoptedOutcome.Failed>(
            await bench.Part<AdoptedFiles>().RenameAsync("Lost", isPreview: true, Actor.CommandLine, Stop)
        );
    }

    private static void Rename(string from, string to)
    {
        // As the mover does it: the same file under another name.
        Assert.Null(SystemDisk.Instance.Rename(from, to));
    }

    private Task<AdoptedOutcome> UndoAsync(string title) =>
        _bench.Part<AdoptedFiles>().UndoAsync(title, isPreview: false, Actor.CommandLine, Stop);

    private void Make(string folder, string[] names)
    {
        foreach (string name in names)
        {
            _bench.Disk.File($"{folder}/{name}");
        }
    }

    private async Task<AdoptedOutcome> OutcomeAsync(string? title, bool isPreview = false)
    {
        await _bench.Part<LibrarySweeps>().RunAsync(whole: true, Stop);
        return await _bench.Part<AdoptedFiles>().RenameAsync(title, isPreview, Actor.CommandLine, Stop);
    }

    private async Task<AdoptedOutcome.Renamed> AskAsync(string? title, bool isPreview = false) =>
        Renamed(await OutcomeAsync(title, isPreview));

    private static AdoptedOutcome.Renamed Renamed(AdoptedOutcome outcome) => Assert.IsType<AdoptedOutcome.Renamed>(outcome);

    private Task<int> RunAsync() => _bench.Part<AdoptedRenames>().RunAsync(Stop);

    private DiskEntry Look(string folder, string name) => SystemDisk.Instance.Look(_bench.Disk.At([.. folder.Split('/'), name]))!;

    private IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(_bench.Disk.At(folder.Split('/'))).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal);
}
