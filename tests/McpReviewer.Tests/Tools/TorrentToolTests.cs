using System.Text.Json;
using Hybrid.Testing;
using Hybrid.Testing.Transmission;

namespace Hybrid.Reviewer.Tools;

public sealed class TorrentToolTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task The_torrents_of_a_real_Transmission_are_listed_by_state_and_page()
    {
        Assert.SkipWhen(TransmissionDaemon.SkipReason is not null, TransmissionDaemon.SkipReason ?? "");
        await using TransmissionDaemon transmission = await TransmissionDaemon.StartAsync();
        string hash = await transmission.Rpc.AddAsync(TorrentFileMaker.Of(_disk.File("Charade.1963.mkv")), paused: true);
        await using ReviewerSession session = await ReviewerSession.StartAsync(
            _disk.At("data"),
            settings: s => s with { TransmissionUrl = transmission.Url }
        );

        JsonElement all = (await session.CallAsync("list_torrents")).Answer();
        JsonElement seeding = (
            await session.CallAsync("list_torrents", new Dictionary<string, object?> { ["state"] = "seeding" })
        ).Answer();
        JsonElement second = (await session.CallAsync("list_torrents", new Dictionary<string, object?> { ["offset"] = 1 })).Answer();

        JsonElement torrent = Assert.Single(all.GetProperty("items").EnumerateArray());
        Assert.Equal((hash, "Charade.1963.mkv"), (torrent.String("hash"), torrent.String("name")));
        Assert.False(torrent.GetProperty("complete").GetBoolean());
        Assert.Equal(0, seeding.Int("total"));
        Assert.Equal((1, 0), (second.Int("total"), second.Int("returned")));
    }

    [Fact]
    public async Task A_Transmission_that_does_not_answer_is_told_with_its_setting()
    {
        await using ReviewerSession session = await ReviewerSession.StartAsync(
            _disk.At("data"),
            settings: s => s with { TransmissionUrl = new Uri("http://127.0.0.1:9/transmission/rpc") }
        );

        Assert.Contains("TRANSMISSION_URL", (await session.CallAsync("list_torrents")).Failure(), StringComparison.Ordinal);
    }
}
