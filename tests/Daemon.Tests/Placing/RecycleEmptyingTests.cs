using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Placing;

public sealed class RecycleEmptyingTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";

    /// <summary>The test's clock is behind the disk's.</summary>
    private static readonly TimeSpan Everything = TimeSpan.FromDays(-36500);
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_an_undo_in_work_has_put_aside_stays()
    {
        (long id, string aside) = await PutAsideAsync();

        Assert.Empty(await _bench.Part<RecycleEmptying>().EmptyAsync(Everything, Stop));

        Assert.True(File.Exists(aside));
        await _bench.WorkAsync<PlaceStep>();
        Assert.Equal(ItemState.Undone, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task What_an_undo_has_kept_goes_and_the_history_tells_so()
    {
        (long id, string aside) = await PutAsideAsync();
        File.Delete(_bench.Disk.At("downloads", Film));
        await _bench.WorkAsync<PlaceStep>();
        Assert.True(File.Exists(aside));

        Assert.Single(await _bench.Part<RecycleEmptying>().EmptyAsync(Everything, Stop));

        Assert.False(File.Exists(aside));
        Assert.Contains((await _bench.ItemAsync(id)).History, h => h.Sentence.Contains("deleted for good", StringComparison.Ordinal));
    }

    /// <summary>As an undo leaves it that was killed between its two renames.</summary>
    private async Task<(long Id, string Aside)> PutAsideAsync()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        Placement placement = (await _bench.ItemAsync(id)).Files[0].Placement!;
        string aside = Path.Combine(
            _bench.Disk.Folder(
                "library",
                "Movies",
                RemovalOrder.RecycleFolder,
                $"taken back {placement.Id} {placement.PlannedAt.ToUnixTimeMilliseconds()}"
            ),
            Path.GetFileName(placement.To)
        );
        Assert.Null(SystemDisk.Instance.Rename(placement.To, aside));
        await _bench.ChangeAsync(
            id,
            i =>
            {
                i.Files[0].Placement!.State = PlacementState.TakingBack;
                i.Move(ItemState.Undoing, Actor.CommandLine, "Undo.", _bench.Time.GetUtcNow());
            }
        );
        return (id, aside);
    }
}
