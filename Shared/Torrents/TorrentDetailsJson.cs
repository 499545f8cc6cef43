using System.Text.Json;
using Hybrid.Neighbors;

namespace Hybrid.Torrents;

/// <summary>Reads a torrent with its details from the answer to torrent-get.</summary>
internal static class TorrentDetailsJson
{
    /// <summary>In the classic spelling.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        .. TorrentJson.Fields,
        "trackerStats",
        "doneDate",
        "isPrivate",
        "peersConnected",
        "uploadedEver",
        "seedRatioMode",
        "seedRatioLimit",
        "seedIdleMode",
        "seedIdleLimit",
    ];

    public static TorrentDetails Read(JsonElement json, int index, TransmissionDialect dialect, PathMap map) =>
        new()
        {
            Torrent = TorrentJson.ReadOrTell(json, index, dialect, map),
            Trackers =
            [
                .. json.Elements(dialect.Name("trackerStats"))
                    .Select(t => Tracker(t, dialect))
                    .OfType<TorrentTracker>()
                    .DistinctBy(t => t.Host),
            ],
            DoneAt = TorrentJson.Moment(json, dialect.Name("doneDate")),
            IsPrivate = json.Flag(dialect.Name("isPrivate")) == true,
            PeersConnected = (int)json.Whole(dialect.Name("peersConnected")),
            BytesUploaded = json.Whole(dialect.Name("uploadedEver")),
            Ratio = Limit(json, dialect.Name("seedRatioMode"), dialect.Name("seedRatioLimit")),
            Idle = Limit(json, dialect.Name("seedIdleMode"), dialect.Name("seedIdleLimit")),
        };

    /// <summary>By the announce address, because what Transmission itself calls the host differs from version to version.</summary>
    private static TorrentTracker? Tracker(JsonElement json, TransmissionDialect dialect)
    {
        if (!Uri.TryCreate(json.Text("announce"), UriKind.Absolute, out Uri? url) || url.DnsSafeHost.Length == 0)
        {
            return null;
        }

        bool isWell = json.Flag(dialect.Name("hasAnnounced")) != true || json.Flag(dialect.Name("lastAnnounceSucceeded")) == true;
        string? said = isWell ? null : json.Text(dialect.Name("lastAnnounceResult"));
        return new TorrentTracker(url.DnsSafeHost, string.IsNullOrEmpty(said) ? null : TrackerText.WithoutKeys(said));
    }

    private static SeedLimit Limit(JsonElement json, string mode, string limit)
    {
        var kind = (SeedLimitKind)json.Whole(mode);
        return Enum.IsDefined(kind) ? new SeedLimit(kind, kind == SeedLimitKind.Own ? json.Number(limit) : 0) : default;
    }
}
