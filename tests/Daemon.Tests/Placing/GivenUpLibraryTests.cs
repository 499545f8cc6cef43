using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>A library whose disk is dead, and for which the settings name another folder now.</summary>
public sealed class GivenUpLibraryTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Place = "The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_was_planned_there_goes_to_a_person_and_is_then_placed_into_the_new_one()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        Directory.Delete(_bench.Disk.At("library", "Movies"));
        await _bench.WorkAsync<PlaceStep>();
        Assert.Equal(ItemState.Placing, (await _bench.ItemAsync(id)).State);
        _bench.Disk.Folder("library", "Movies");
        await PlacedInAsync(_bench.Disk.At("dead"));

        await WorkLaterAsync();

        IngestItem refused = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.AwaitingReview, refused.State);
        Assert.Contains("no longer in the settings", refused.Files[0].Placement!.Note, StringComparison.Ordinal);
        await _bench.ApproveAsync(id, Workbench.Matrix);
        await WorkLaterAsync();
        Assert.Equal(["Movies/" + Place], _bench.Library());
    }

    [Fact]
    public async Task An_undo_of_what_was_placed_there_ends_with_a_person()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        await PlacedInAsync(_bench.Disk.Folder("dead"));
        await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);

        await WorkLaterAsync();

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Equal(PlacementState.Refused, item.Files[0].Placement!.State);
    }

    [Fact]
    public async Task A_former_library_that_still_holds_something_is_worked_on_as_before()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        string former = _bench.Disk.At("former");
        Directory.Move(_bench.Disk.At("library", "Movies"), former);
        await PlacedInAsync(former);
        await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);

        await WorkLaterAsync();

        Assert.Equal(ItemState.Undone, (await _bench.ItemAsync(id)).State);
        Assert.Empty(_bench.Disk.Files("former"));
    }

    private async Task WorkLaterAsync()
    {
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        await _bench.WorkAsync<PlaceStep>();
    }

    /// <summary>As if the setting had named this folder when it was planned.</summary>
    private async Task PlacedInAsync(string root)
    {
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        string place = Path.Combine(root, Place);
        await db.Placements.ExecuteUpdateAsync(s => s.SetProperty(p => p.LibraryRoot, root).SetProperty(p => p.To, place), Stop);
    }
}
