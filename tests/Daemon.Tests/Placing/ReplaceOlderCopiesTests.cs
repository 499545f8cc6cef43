using Hybrid.Catalog;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Placing;

/// <summary>An approved replacement where the old copy bears another name than the new one.</summary>
public sealed class ReplaceOlderCopiesTests : IAsyncLifetime
{
    private const string Stem = "Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}";
    private const string Old = "The.Matrix.1999.1080p.BluRay.x264-GRP";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_old_copy_and_its_subtitles_go_to_the_recycle_folder_and_come_back()
    {
        long old = await OldAsync();
        _bench.Disk.File($"library/{Stem}.hand-made.en.srt");
        _bench.Disk.File($"library/{Stem}-poster.jpg");

        long now = await ReplacingAsync(Workbench.Matrix, "The.Matrix.1999.2160p.WEB-DL.x265-OTHER.mp4");

        Assert.Equal([$"{Stem}-poster.jpg", $"{Stem}.mp4"], Visible());
        Assert.Equal(3, Recycled().Length);
        Assert.All((await _bench.ItemAsync(old)).Files, f => Assert.Equal(PlacementState.Replaced, f.Placement!.State));
        Assert.Contains((await _bench.ItemAsync(now)).History, h => h.Event == HistoryEvent.Recycled);

        await UndoAsync(now);

        Assert.Equal([$"{Stem}-poster.jpg", $"{Stem}.en.srt", $"{Stem}.hand-made.en.srt", $"{Stem}.mkv"], Visible());
        Assert.Empty(Recycled());
        Assert.All((await _bench.ItemAsync(old)).Files, f => Assert.Equal(PlacementState.Placed, f.Placement!.State));
        Assert.Equal(ItemState.Undone, (await _bench.ItemAsync(now)).State);
    }

    [Fact]
    public async Task A_copy_of_the_same_name_is_no_longer_the_other_item_s_until_it_is_back()
    {
        long old = await OldAsync();

        long now = await ReplacingAsync(Workbench.Matrix, "The.Matrix.1999.2160p.WEB-DL.x265-OTHER.mkv");

        Assert.Equal([$"{Stem}.mkv"], Visible());
        Assert.Equal(2, Recycled().Length);
        Assert.All((await _bench.ItemAsync(old)).Files, f => Assert.Equal(PlacementState.Replaced, f.Placement!.State));

        await UndoAsync(now);

        Assert.Equal([$"{Stem}.en.srt", $"{Stem}.mkv"], Visible());
        Assert.All((await _bench.ItemAsync(old)).Files, f => Assert.Equal(PlacementState.Placed, f.Placement!.State));
    }

    [Fact]
    public async Task A_copy_that_another_hand_filed_goes_too_and_comes_back()
    {
        string folder = "Movies/The Matrix (1999)";
        _bench.Disk.File($"library/{folder}/The.Matrix.1999.720p.mkv");
        _bench.Disk.File($"library/{folder}/The.Matrix.1999.720p.en.srt");
        _bench.Disk.File($"library/{folder}/movie.nfo");

        long now = await ReplacingAsync(Workbench.Matrix, "The.Matrix.1999.2160p.WEB-DL.x265-OTHER.mkv");

        Assert.Equal([$"{folder}/The Matrix (1999) {{tmdb-603}}.mkv", $"{folder}/movie.nfo"], Visible());
        Assert.Equal(2, Recycled().Length);

        await UndoAsync(now);

        Assert.Equal([$"{folder}/The.Matrix.1999.720p.en.srt", $"{folder}/The.Matrix.1999.720p.mkv", $"{folder}/movie.nfo"], Visible());
        Assert.Empty(Recycled());
    }

    [Fact]
    public async Task Of_two_copies_that_another_hand_filed_none_goes()
    {
        _bench.Disk.File("library/TV Shows/Lost (2004)/Season 1/Lost - 1x01 - 720p.mkv");
        _bench.Disk.File("library/TV Shows/Lost (2004)/Season 1/Lost - 1x01 - 1080p.mkv");

        await ReplacingAsync(Workbench.Lost, "Lost.S01E01.2160p.WEB-DL.x265-OTHER.mkv");

        Assert.Equal(3, Visible().Length);
        Assert.Empty(Recycled());
    }

    [Fact]
    public async Task A_copy_that_holds_an_episode_more_stays()
    {
        await _bench.ApprovedAsync(Workbench.Lost, "Lost.S01E01E02.1080p.BluRay.x264-GRP.mkv");
        await _bench.WorkAsync<PlaceStep>();

        await ReplacingAsync(Workbench.Lost, "Lost.S01E01.2160p.WEB-DL.x265-OTHER.mkv");

        Assert.Equal(2, Visible().Length);
        Assert.Empty(Recycled());
    }

    [Fact]
    public async Task Without_that_word_the_old_copy_stays()
    {
        await OldAsync();
        long id = await _bench.TakeOneAsync("The.Matrix.1999.2160p.WEB-DL.x265-OTHER.mp4");
        await ApproveAsync(id, Workbench.Matrix, Duplicates.KeepBoth);
        await _bench.WorkAsync<PlaceStep>();

        Assert.Equal([$"{Stem} - 2160p.mp4", $"{Stem}.en.srt", $"{Stem}.mkv"], Visible().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_move_that_the_journal_was_not_told_of_is_found_done()
    {
        await OldAsync();
        long id = await _bench.TakeOneAsync("The.Matrix.1999.2160p.WEB-DL.x265-OTHER.mp4");
        await ApproveAsync(id, Workbench.Matrix, Duplicates.Replace);
        await _bench.WorkAsync<PlaceStep>();
        await using (LedgerDb db = await _bench.OpenLedgerAsync())
        {
            await db.ReplacedFiles.ExecuteUpdateAsync(s => s.SetProperty(d => d.State, ReplacedFileState.Planned), Stop);
            await db
                .Placements.Where(p => p.State == PlacementState.Replaced)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PlacementState.Placed), Stop);
            await db.Items.Where(i => i.Id == id).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ItemState.Placing), Stop);
        }

        await _bench.WorkAsync<PlaceStep>();

        await using LedgerDb after = await _bench.OpenLedgerAsync();
        Assert.Equal(2, await after.ReplacedFiles.CountAsync(d => d.State == ReplacedFileState.Kept, Stop));
        Assert.Equal(2, await after.ReplacedFiles.CountAsync(Stop));
        Assert.Equal([$"{Stem}.mp4"], Visible());
    }

    [Fact]
    public async Task Of_a_chain_of_replacements_only_the_last_one_comes_back()
    {
        long first = await OldAsync();
        long second = await ReplacingAsync(Workbench.Matrix, "The.Matrix.1999.720p.WEB-DL.x265-OTHER.mkv");
        long third = await ReplacingAsync(Workbench.Matrix, "The.Matrix.1999.2160p.WEB-DL.x265-THIRD.mkv");

        await UndoAsync(third);

        Assert.All((await _bench.ItemAsync(first)).Files, f => Assert.Equal(PlacementState.Replaced, f.Placement!.State));
        Assert.Equal(PlacementState.Placed, Assert.Single((await _bench.ItemAsync(second)).Files).Placement!.State);

        await UndoAsync(second);

        Assert.All((await _bench.ItemAsync(first)).Files, f => Assert.Equal(PlacementState.Placed, f.Placement!.State));
    }

    [Fact]
    public async Task A_disk_that_does_not_answer_does_not_hide_which_copy_is_back()
    {
        bool failing = false;
        await _bench.DisposeAsync();
        var disk = new InterruptedDisk(
            SystemDisk.Instance,
            call =>
            {
                if (failing && call == "look")
                {
                    throw DiskFault.Exception(5);
                }
            }
        );
        _bench = await Workbench.CreateAsync(other: services => services.AddSingleton(new FileRecycler(disk)));
        long first = await OldAsync();
        long second = await ReplacingAsync(Workbench.Matrix, "The.Matrix.1999.2160p.WEB-DL.x265-OTHER.mkv");

        failing = true;
        await UndoAsync(second);
        Assert.Equal(ItemState.Undoing, (await _bench.ItemAsync(second)).State);
        failing = false;
        _bench.Time.Advance(TimeSpan.FromSeconds(5));
        await _bench.WorkAsync<PlaceStep>();

        Assert.Equal(ItemState.Undone, (await _bench.ItemAsync(second)).State);
        Assert.All((await _bench.ItemAsync(first)).Files, f => Assert.Equal(PlacementState.Placed, f.Placement!.State));
    }

    [Fact]
    public async Task What_was_left_where_it_is_is_not_tried_at_each_round()
    {
        await OldAsync();
        long id = await ReplacingAsync(Workbench.Matrix, "The.Matrix.1999.2160p.WEB-DL.x265-OTHER.mp4");
        await using (LedgerDb db = await _bench.OpenLedgerAsync())
        {
            foreach (ReplacedFile left in await db.ReplacedFiles.ToListAsync(Stop))
            {
                Assert.Null(SystemDisk.Instance.Rename(left.KeptAt, left.From));
                left.State = ReplacedFileState.Left;
            }

            foreach (Placement back in await db.Placements.Where(p => p.State == PlacementState.Replaced).ToListAsync(Stop))
            {
                back.State = PlacementState.Placed;
            }

            await db.SaveChangesAsync(Stop);
            await db.Items.Where(i => i.Id == id).ExecuteUpdateAsync(s => s.SetProperty(i => i.State, ItemState.Placing), Stop);
        }

        await _bench.WorkAsync<PlaceStep>();

        await using LedgerDb after = await _bench.OpenLedgerAsync();
        Assert.Equal(2, await after.ReplacedFiles.CountAsync(Stop));
        Assert.Equal([$"{Stem}.en.srt", $"{Stem}.mkv", $"{Stem}.mp4"], Visible());
    }

    private async Task<long> OldAsync()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, $"{Old}/{Old}.mkv", $"{Old}/{Old}.en.srt");
        await _bench.WorkAsync<PlaceStep>();
        Assert.Equal([$"{Stem}.en.srt", $"{Stem}.mkv"], Visible());
        return id;
    }

    private async Task<long> ReplacingAsync(Title title, string path)
    {
        long id = await _bench.TakeOneAsync(path);
        await ApproveAsync(id, title, Duplicates.Replace);
        await _bench.WorkAsync<PlaceStep>();
        Assert.Equal(ItemState.Announcing, (await _bench.ItemAsync(id)).State);
        return id;
    }

    private Task ApproveAsync(long id, Title title, Duplicates duplicates) =>
        _bench.ChangeAsync(
            id,
            item =>
            {
                item.Move(ItemState.AwaitingReview, Actor.Daemon, "A person decides.", _bench.Time.GetUtcNow());
                item.Choose(title.Id, title.Name, title.Year, Actor.Reviewer, duplicates);
                item.Move(ItemState.Approved, Actor.Reviewer, "Approved.", _bench.Time.GetUtcNow());
            }
        );

    private async Task UndoAsync(long id)
    {
        Assert.IsType<UndoOutcome.Accepted>(await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop));
        await _bench.WorkAsync<PlaceStep>();
    }

    private string[] Visible() => [.. _bench.Library().Where(f => !f.Contains(RemovalOrder.RecycleFolder, StringComparison.Ordinal))];

    private string[] Recycled() => [.. _bench.Library().Where(f => f.Contains(RemovalOrder.RecycleFolder, StringComparison.Ordinal))];
}
