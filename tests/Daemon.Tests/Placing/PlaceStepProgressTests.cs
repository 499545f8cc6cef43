using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

public sealed class PlaceStepProgressTests : IAsyncLifetime
{
    private Workbench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task How_far_a_copy_is_stands_in_the_journal_and_in_the_status_until_it_ends()
    {
        string library = _bench.Disk.At("library", "Movies");
        Directory.Delete(library);
        long id = await _bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        await _bench.WorkAsync<PlaceStep>();
        Placement placement = Assert.Single((await _bench.ItemAsync(id)).Files).Placement!;
        Activity activity = _bench.Part<Activity>();

        using (var journal = new PlacingJournal(_bench.Part<IDbContextFactory<LedgerDb>>(), activity, placement))
        {
            Assert.StartsWith("placing The Matrix", activity.Words, StringComparison.Ordinal);
            journal.Flushed(placement.Bytes / 4);
            Assert.EndsWith(", 25 % done", activity.Words, StringComparison.Ordinal);
        }

        Assert.Equal("idle", activity.Words);
        Assert.Equal(placement.Bytes / 4, Assert.Single((await _bench.ItemAsync(id)).Files).Placement!.CopiedBytes);
    }
}
