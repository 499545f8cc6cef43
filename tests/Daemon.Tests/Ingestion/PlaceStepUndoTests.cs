using Hybrid.Ledger;
using Hybrid.Reviewing;

namespace Hybrid.Ingestion;

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
        Assert.Equal(ItemState.Rejected, item.State);
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
        Assert.False(Directory.Exists(_bench.Disk.At("library", "Movies", Placing.RemovalOrder.RecycleFolder)));
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

    [Fact]
    public async Task The_last_copy_is_kept_in_the_recycle_folder()
    {
        long id = await PlacedAsync();
        File.Delete(_bench.Disk.At("downloads", Film));

        await UndoAsync(id);

        Placement placement = Assert.Single((await _bench.ItemAsync(id)).Files).Placement!;
        Assert.Contains("kept at", placement.Note, StringComparison.Ordinal);
        Assert.Contains(Placing.RemovalOrder.RecycleFolder, Assert.Single(_bench.Library()), StringComparison.Ordinal);
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
            await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, TestContext.Current.CancellationToken)
        );
        await _bench.WorkAsync<PlaceStep>();
    }
}
