using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Daemon.Placing;

/// <summary>A subtitle that is of no video of its download waits where people see it, and holds nothing else.</summary>
public sealed class LostSubtitlesTests : IAsyncLifetime
{
    private const string Pack = "Lost.2004.S01.720p.WEB-GRP";
    private Workbench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_subtitle_of_an_episode_that_did_not_come_waits_by_itself()
    {
        long id = await _bench.TakeOneAsync(
            $"{Pack}/Lost.2004.S01E01.720p.WEB-GRP.mkv",
            $"{Pack}/Lost.2004.S01E02.720p.WEB-GRP.mkv",
            $"{Pack}/Subs/English/S01E01.srt",
            $"{Pack}/Subs/English/S01E03.srt"
        );
        await _bench.WorkAllAsync();
        Assert.Equal(
            ["Lost (2004) - s01e01.en.srt", "Lost (2004) - s01e01.mkv", "Lost (2004) - s01e02.mkv"],
            _bench.Library().Select(Path.GetFileName)
        );
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);

        IngestItem waiting = await _bench.ItemAsync(id + 1);
        Assert.Equal(ItemState.AwaitingReview, waiting.State);
        Reason reason = Assert.Single(waiting.Assessment!.Reasons);
        Assert.Equal((Concern.UnnumberedFile, $"{Pack}/Subs/English/S01E03.srt"), (reason.Concern, reason.File));
    }
}
