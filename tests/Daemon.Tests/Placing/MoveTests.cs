using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>Files that were filed as the wrong episode, from the words to their right place.</summary>
public sealed class MoveTests : IAsyncLifetime
{
    private const string Season = "TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - ";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.CreateAsync();
        _bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [25, 24];
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_file_goes_to_its_right_episode_with_its_subtitles_stays_a_link_and_the_history_tells_it()
    {
        long id = await FiledAsync("Lost pack/Lost.S01E03.mkv", "Lost pack/Lost.S01E03.en.srt", "Lost pack/Lost.S01E05.mkv");
        _bench.Disk.File("library/" + Season + "s01e03.de.srt");
        _bench.Disk.File("library/" + Season + "s01e03-thumb.jpg");
        DiskEntry source = Look("downloads/Lost pack/Lost.S01E03.mkv");

        MoveOutcome.Accepted accepted = Assert.IsType<MoveOutcome.Accepted>(
            await Desk.MoveAsync(
                new MoveRequest
                {
                    Path = _bench.Disk.At("library", Season + "s01e03.mkv"),
                    To = "s01e04",
                    By = Actor.CommandLine,
                },
                Stop
            )
        );
        Assert.Equal(["S01E04", null], accepted.Files.OrderBy(f => f.Is is null).Select(f => f.Is));
        Assert.Equal(ItemState.Relocating, (await _bench.ItemAsync(id)).State);
        Assert.True(File.Exists(_bench.Disk.At("library", Season + "s01e03.mkv")));
        await WorkAsync();

        Assert.Equal(["s01e03-thumb.jpg", "s01e04.de.srt", "s01e04.en.srt", "s01e04.mkv", "s01e05.mkv"], Names());
        Assert.True(Look("library/" + Season + "s01e04.mkv").IsAnotherNameOf(source));
        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Contains(
            item.History,
            h => h.Actor == Actor.CommandLine && h.Sentence.Contains("s01e03.mkv is S01E04 and goes to", StringComparison.Ordinal)
        );
        Assert.Contains(
            item.History,
            h => h.Event == HistoryEvent.Relocated && h.Sentence.Contains("s01e04.mkv. It is S01E04.", StringComparison.Ordinal)
        );
        Assert.Equal(["series/4607/s01e04"], item.Files.Single(f => f.Path.EndsWith("E03.mkv", StringComparison.Ordinal)).LibraryKeys);
    }

    [Fact]
    public async Task An_undo_takes_out_the_new_place_and_no_folder_is_left()
    {
        long id = await FiledAsync("Lost pack/Lost.S01E03.mkv", "Lost pack/Lost.S01E03.en.srt");
        await MoveAsync(id, "2=s02e07");
        Assert.Equal(["Lost (2004) - s02e07.en.srt", "Lost (2004) - s02e07.mkv"], _bench.Library().Select(Path.GetFileName));
        Assert.False(Directory.Exists(_bench.Disk.At("library", "TV Shows", "Lost (2004) {tmdb-4607}", "Season 01")));

        await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);
        await _bench.WorkAsync<PlaceStep>();

        Assert.Equal(ItemState.Undone, (await _bench.ItemAsync(id)).State);
        Assert.Empty(Directory.GetFileSystemEntries(_bench.Disk.At("library", "TV Shows")));
    }

    [Theory]
    [InlineData("1=s01e02", "2=s01e01")]
    [InlineData("1=s01e02", "2=s01e03", "3=s01e01")]
    [InlineData("1=s01e02", "2=s01e03", "3=s01e04")]
    [InlineData("3=s01e02", "2=s01e01", "1=s01e09")]
    public async Task Files_take_each_other_s_names(params string[] words)
    {
        string[] paths = ["Lost pack/Lost.S01E01.mkv", "Lost pack/Lost.S01E02.mkv", "Lost pack/Lost.S01E03.mkv"];
        long id = await FiledAsync(paths);
        Dictionary<string, ulong> wanted = [];
        foreach ((int i, string path) in paths.Index())
        {
            string place = words.FirstOrDefault(w => w.StartsWith($"{i + 1}=", StringComparison.Ordinal))?[2..] ?? $"s01e0{i + 1}";
            wanted[$"{place}.mkv"] = Look($"downloads/{path}").Inode;
        }

        await MoveAsync(id, words);

        Assert.Equal(wanted.Keys.Order(StringComparer.Ordinal), Names());
        Assert.All(wanted, w => Assert.Equal(w.Value, Look("library/" + Season + w.Key).Inode));
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task What_is_in_the_way_is_named_and_nothing_moves()
    {
        long id = await FiledAsync("Lost pack/Lost.S01E01.mkv", "Lost pack/Lost.S01E02.mkv");
        long other = await FiledAsync("Lost.S01E03.avi");
        _bench.Disk.File("library/" + Season + "s01e04.mkv");

        MoveOutcome.Occupied own = Assert.IsType<MoveOutcome.Occupied>(await AskAsync(id, "1=s01e02"));
        MoveOutcome.Occupied theirs = Assert.IsType<MoveOutcome.Occupied>(await AskAsync(id, "1=s01e03"));
        MoveOutcome.Occupied nobodys = Assert.IsType<MoveOutcome.Occupied>(await AskAsync(id, "1=s01e04"));

        Assert.Equal((id, other, null), (own.Holder, theirs.Holder, nobodys.Holder));
        Assert.EndsWith("s01e03.avi", theirs.Path, StringComparison.Ordinal);
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task A_copy_that_plex_mcp_did_not_file_is_in_the_way_under_any_name()
    {
        long id = await FiledAsync("Lost pack/Lost.S01E01.mkv");
        _bench.Disk.File("library/TV Shows/Lost (2004) {tmdb-4607}/Season 01/lost.s01e02.mkv");

        await MoveAsync(id, "1=s01e02");

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Contains(item.History, h => h.Sentence.Contains("The library already has", StringComparison.Ordinal));
        Assert.True(File.Exists(_bench.Disk.At("library", Season + "s01e01.mkv")));
        Assert.Equal("S01E01", item.Files[0].Assignment!.Words);
    }

    [Fact]
    public async Task A_file_that_was_changed_stays_and_is_told()
    {
        long id = await FiledAsync("Lost pack/Lost.S01E01.mkv", "Lost pack/Lost.S01E02.mkv");
        string changed = _bench.Disk.At("library", Season + "s01e01.mkv");
        File.Delete(changed);
        _bench.Disk.File("library/" + Season + "s01e01.mkv", bytes: 9);

        await MoveAsync(id, "1=s01e05", "2=s01e06");

        Assert.Equal(["s01e01.mkv", "s01e02.mkv"], Names());
        Assert.Contains(
            (await _bench.ItemAsync(id)).History,
            h => h.Sentence.Contains("is no longer the file that was placed", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("1=s01e26", "does not have that episode")]
    [InlineData("1=skip", "undo the item")]
    [InlineData("1=part:1", "the title is a series")]
    [InlineData("7=s01e02", "has no file 7")]
    public async Task What_cannot_be_is_told(string word, string sentence)
    {
        long id = await FiledAsync("Lost pack/Lost.S01E01.mkv");
        ReviewOutcome.Invalid invalid = Assert.IsType<ReviewOutcome.Invalid>(
            Assert.IsType<MoveOutcome.Misfit>(await AskAsync(id, word)).Why
        );
        Assert.Contains(sentence, Assert.IsType<ArgumentFault.Unfit>(Assert.Single(invalid.Faults)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_filed_is_moved_and_a_preview_writes_nothing()
    {
        long id = await FiledAsync("Lost pack/Lost.S01E01.mkv");
        long waiting = await _bench.TakeOneAsync("Lost.S01E09.mkv");

        Assert.IsType<MoveOutcome.NotFiled>(await AskAsync(waiting, "1=s01e02"));
        Assert.IsType<MoveOutcome.NotFound>(await AskAsync(99, "1=s01e02"));
        Assert.IsType<MoveOutcome.ThereAlready>(await AskAsync(id, "1=s01e01"));
        var preview = new MoveRequest
        {
            ItemId = id,
            Files = ["1=s01e02"],
            IsPreview = true,
            By = Actor.Reviewer,
        };
        MoveOutcome.Shown shown = Assert.IsType<MoveOutcome.Shown>(await Desk.MoveAsync(preview, Stop));
        Assert.EndsWith("s01e02.mkv", Assert.Single(shown.Files).To, StringComparison.Ordinal);
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.False(await db.Relocations.AnyAsync(Stop));
    }

    [Fact]
    public async Task What_it_had_replaced_comes_back_to_the_place_that_it_leaves()
    {
        string old = _bench.Disk.File("library/" + Season + "s01e01.mkv", bytes: 7);
        long id = await _bench.TakeOneAsync("Lost pack/Lost.S01E01.mkv");
        await _bench.ApproveAsync(id, Workbench.Lost, Duplicates.Replace);
        await _bench.WorkAllAsync();
        Assert.Equal(4096, new FileInfo(old).Length);

        await MoveAsync(id, "1=s01e02");

        Assert.Equal(["s01e01.mkv", "s01e02.mkv"], Names());
        Assert.Equal(7, new FileInfo(old).Length);
        Assert.False(Directory.Exists(_bench.Disk.At("library", "TV Shows", RemovalOrder.RecycleFolder)));
    }

    [Fact]
    public async Task A_movie_becomes_another_edition()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.1080p.mkv");
        await _bench.WorkAllAsync();

        await MoveAsync(id, "1=edition:Director's Cut");

        Assert.Equal(["The Matrix (1999) {tmdb-603} {edition-Director's Cut}.mkv"], _bench.Library().Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_target_that_is_taken_in_the_last_moment_is_told_and_the_file_stays()
    {
        long id = await FiledAsync("Lost pack/Lost.S01E01.mkv", "Lost pack/Lost.S01E01.en.srt");
        await AskAsync(id, "2=s01e02");
        await using (LedgerDb db = await _bench.OpenLedgerAsync())
        {
            IngestItem item = await db.Items.Include(i => i.Download).Include(i => i.Files).ThenInclude(f => f.Placement).SingleAsync(Stop);
            Assert.Null(await _bench.Part<RelocationJournal>().PlanAsync(db, item, await db.Relocations.ToListAsync(Stop), Stop));
        }

        _bench.Disk.File("library/" + Season + "s01e02.mkv", bytes: 9);
        await WorkAsync();

        Assert.Equal(["s01e01.en.srt", "s01e01.mkv", "s01e02.mkv"], Names());
        IngestItem told = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Finished, told.State);
        Assert.Contains(told.History, h => h.Sentence.Contains("There is another file at", StringComparison.Ordinal));
    }

    private MoveDesk Desk => _bench.Part<MoveDesk>();

    private async Task<long> FiledAsync(params string[] paths)
    {
        long id = await _bench.ApprovedAsync(Workbench.Lost, paths);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        return id;
    }

    private Task<MoveOutcome> AskAsync(long id, params string[] words) =>
        Desk.MoveAsync(
            new MoveRequest
            {
                ItemId = id,
                Files = words,
                By = Actor.CommandLine,
            },
            Stop
        );

    private async Task MoveAsync(long id, params string[] words)
    {
        Assert.IsType<MoveOutcome.Accepted>(await AskAsync(id, words));
        await WorkAsync();
    }

    private async Task WorkAsync()
    {
        await _bench.WorkAsync<RelocateStep>();
        await _bench.WorkAsync<AnnounceStep>();
    }

    private DiskEntry Look(string path) => SystemDisk.Instance.Look(_bench.Disk.At(path.Split('/')))!;

    /// <summary>The files of the season, behind the series' name.</summary>
    private IEnumerable<string> Names() =>
        _bench
            .Library()
            .Select(Path.GetFileName)
            .Select(n => n!.Replace("Lost (2004) - ", "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
