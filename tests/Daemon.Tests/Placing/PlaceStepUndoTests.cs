using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

public sealed class PlaceStepUndoTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Place = "Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv";
    private Workbench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_was_placed_goes_out_again_with_its_folder_and_the_download_stays()
    {
        long id = await PlacedAsync();

        await UndoAsync(id);

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Undone, item.State);
        Assert.Equal(PlacementState.TakenBack, Assert.Single(item.Files).Placement!.State);
        Assert.Empty(_bench.Library());
        Assert.Empty(Directory.GetFileSystemEntries(_bench.Disk.At("library", "Movies")));
        Assert.Equal(4096, new FileInfo(_bench.Disk.At("downloads", Film)).Length);
        Assert.Single(item.History, h => h.Event == HistoryEvent.TakenBack);
    }

    [Fact]
    public async Task What_was_replaced_comes_back()
    {
        string old = _bench.Disk.File("library/" + Place, bytes: 7);
        byte[] before = await File.ReadAllBytesAsync(old, TestContext.Current.CancellationToken);
        long id = await _bench.TakeOneAsync(Film);
        await _bench.ChangeAsync(
            id,
            item =>
            {
                item.Move(ItemState.AwaitingReview, Actor.Daemon, "A person decides.", _bench.Time.GetUtcNow());
                item.Choose(Workbench.Matrix.Id, "The Matrix", 1999, Actor.Reviewer, Duplicates.Replace);
                item.Move(ItemState.Approved, Actor.Reviewer, "Approved.", _bench.Time.GetUtcNow());
            }
        );
        await _bench.WorkAsync<PlaceStep>();
        Assert.Equal(4096, new FileInfo(old).Length);
        Placement placed = Assert.Single((await _bench.ItemAsync(id)).Files).Placement!;
        Assert.True(placed.Replaced);
        Assert.Equal(7, new FileInfo(placed.RecycleTo!).Length);

        await UndoAsync(id);

        Assert.Equal(before, await File.ReadAllBytesAsync(old, TestContext.Current.CancellationToken));
        Assert.Equal([Place], _bench.Library());
        Assert.False(Directory.Exists(_bench.Disk.At("library", "Movies", RemovalOrder.RecycleFolder)));
    }

    [Fact]
    public async Task A_file_that_is_no_longer_the_one_that_was_placed_stays_and_a_person_hears_of_it()
    {
        long id = await PlacedAsync();
        File.Delete(_bench.Disk.At("library", Place));
        _bench.Disk.File("library/" + Place, bytes: 4096);

        await UndoAsync(id);

        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
        Assert.Equal([Place], _bench.Library());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_last_copy_stays_and_a_person_hears_why(bool anotherFileOfThatNameAndSize)
    {
        long id = await PlacedAsync();
        byte[] before = await File.ReadAllBytesAsync(_bench.Disk.At("library", Place), TestContext.Current.CancellationToken);
        File.Delete(_bench.Disk.At("downloads", Film));
        if (anotherFileOfThatNameAndSize)
        {
            _bench.Disk.File("downloads/" + Film, before.Length);
        }

        await UndoAsync(id);

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Equal([Place], _bench.Library());
        Assert.Equal(before, await File.ReadAllBytesAsync(_bench.Disk.At("library", Place), TestContext.Current.CancellationToken));
        Placement placement = Assert.Single(item.Files).Placement!;
        Assert.Equal(PlacementState.Placed, placement.State);
        Assert.Contains("last copy", placement.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_copy_is_not_left_silently_under_a_title_that_is_wrong()
    {
        long id = await PlacedAsync();
        File.Delete(_bench.Disk.At("downloads", Film));
        await _bench.ChangeAsync(id, i => i.Move(ItemState.AwaitingReview, Actor.Daemon, "Half.", _bench.Time.GetUtcNow()));
        await _bench.ApproveAsync(id, Workbench.Lost);

        await _bench.WorkAsync<PlaceStep>();

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.History, h => h.Sentence.Contains("is in the library as another title", StringComparison.Ordinal));
        Assert.Equal([Place], _bench.Library());
    }

    [Fact]
    public async Task What_brought_the_old_file_back_and_could_not_tell_the_journal_is_found_done()
    {
        long id = await PlacedAsync();
        string old = _bench.Disk.At("library", Place);
        await _bench.ChangeAsync(
            id,
            i =>
            {
                Placement placement = i.Files[0].Placement!;
                placement.Replaced = true;
                placement.State = PlacementState.TakingBack;
                i.Move(ItemState.Undoing, Actor.CommandLine, "Undo.", _bench.Time.GetUtcNow());
            }
        );
        await using (LedgerDb db = await _bench.OpenLedgerAsync())
        {
            string kept = _bench.Disk.At("library", "Movies", RemovalOrder.RecycleFolder, "1", "old.mkv");
            await db.Placements.ExecuteUpdateAsync(s => s.SetProperty(p => p.RecycleTo, kept), TestContext.Current.CancellationToken);
        }

        File.Delete(old);
        _bench.Disk.File("library/" + Place, bytes: 7);

        await _bench.WorkAsync<PlaceStep>();

        Assert.Equal(ItemState.Undone, (await _bench.ItemAsync(id)).State);
        Assert.Equal(7, new FileInfo(old).Length);
    }

    [Fact]
    public async Task Approved_as_another_title_it_does_not_stay_under_the_first_one_s_name()
    {
        long id = await PlacedAsync();
        await UndoAsync(id);
        await _bench.ApproveAsync(id, Workbench.Matrix);
        await _bench.WorkAsync<PlaceStep>();
        await _bench.ChangeAsync(id, i => i.Move(ItemState.AwaitingReview, Actor.Daemon, "Half.", _bench.Time.GetUtcNow()));
        await _bench.ApproveAsync(id, Workbench.Lost);

        await _bench.WorkAsync<PlaceStep>();

        Assert.DoesNotContain(_bench.Library(), f => f.Contains("Matrix (1999)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_placed_before_a_person_said_no_can_be_taken_back()
    {
        long id = await PlacedAsync();
        await _bench.ChangeAsync(
            id,
            i =>
            {
                i.Move(ItemState.AwaitingReview, Actor.Daemon, "Half.", _bench.Time.GetUtcNow());
                i.Move(ItemState.Rejected, Actor.Reviewer, "No.", _bench.Time.GetUtcNow());
            }
        );

        await UndoAsync(id);

        Assert.Equal(ItemState.Undone, (await _bench.ItemAsync(id)).State);
        Assert.Empty(_bench.Library());
    }

    private async Task<long> PlacedAsync()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        Assert.Equal([Place], _bench.Library());
        return id;
    }

    private async Task UndoAsync(long id)
    {
        Assert.IsType<UndoOutcome.Accepted>(
            await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: TestContext.Current.CancellationToken)
        );
        await _bench.WorkAsync<PlaceStep>();
    }
}
