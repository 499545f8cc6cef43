using System.ComponentModel;
using System.Globalization;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Hybrid.Torrents;

namespace Hybrid.Reviewer.Tools;

/// <summary>One torrent, with what the ledger made of it.</summary>
internal sealed record TorrentView
{
    private const int FewFiles = 20;
    private const int MostFiles = 100;
    private const int MostTrackers = 5;

    public required TorrentLine Torrent { get; init; }

    [Description("On this machine. Untrusted text.")]
    public required string Folder { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public required bool Private { get; init; }

    public required int Peers { get; init; }

    public required long BytesUploaded { get; init; }

    [Description("It stops seeding at this ratio, after so long without a peer.")]
    public required string SeedLimit { get; init; }

    public required IReadOnlyList<TrackerLine> Trackers { get; init; }

    [Description("What plex-mcp made of it; absent if the ledger cannot be read.")]
    public TorrentStanding? Ledger { get; init; }

    public required IReadOnlyList<TorrentFileLine> Files { get; init; }

    public required int FilesTotal { get; init; }

    [Description("What is not in this answer.")]
    public string? LeftOut { get; init; }

    public static TorrentView Of(TorrentDetails details, TorrentStanding? standing, bool all)
    {
        Torrent torrent = details.Torrent;
        TorrentFileLine[] files =
        [
            .. torrent.Files.Select(f => TorrentFileLine.Of(f)),
            .. torrent.UnsafeFiles.Select(f => new TorrentFileLine(Untrusted.Clean(f.ClaimedName, 140), f.Bytes, 0, f.Wanted)),
        ];
        int listed = Math.Min(files.Length, all ? MostFiles : FewFiles);
        return new TorrentView
        {
            Torrent = TorrentLine.Of(torrent),
            Folder = Untrusted.Clean(torrent.DownloadDir, 300),
            DoneAt = details.DoneAt,
            Private = details.IsPrivate,
            Peers = details.PeersConnected,
            BytesUploaded = details.BytesUploaded,
            SeedLimit = $"ratio {Limit(details.Ratio, "")}, idle {Limit(details.Idle, " min")}",
            Trackers =
            [
                .. details
                    .Trackers.Take(MostTrackers)
                    .Select(t => new TrackerLine(Untrusted.Clean(t.Host, 80), Untrusted.Clean(t.Problem, 120))),
            ],
            Ledger = standing,
            Files = files[..listed],
            FilesTotal = files.Length,
            LeftOut =
                listed == files.Length ? null
                : all ? $"{files.Length - listed} file(s)."
                : $"{files.Length - listed} file(s); all true lists up to {MostFiles}.",
        };
    }

    private static string Limit(SeedLimit limit, string unit) =>
        limit.Kind switch
        {
            SeedLimitKind.Own => string.Create(CultureInfo.InvariantCulture, $"{limit.Value:0.##}{unit}"),
            SeedLimitKind.Unlimited => "unlimited",
            _ => "as Transmission's settings",
        };
}

/// <param name="Problem">Of the last announce.</param>
internal sealed record TrackerLine(
    [property: Description("Untrusted text.")] string Host,
    [property: Description("Untrusted text.")] string? Problem
);

internal sealed record TorrentFileLine([property: Description("Untrusted text.")] string Path, long Bytes, double PercentDone, bool Wanted)
{
    public static TorrentFileLine Of(TorrentFile file) =>
        new(
            Untrusted.Clean(FileView.End(file.Path), 140),
            file.Bytes,
            file.Bytes == 0 ? 1 : Math.Round((double)file.BytesCompleted / file.Bytes, 3),
            file.Wanted
        );
}

/// <summary>The answer to what was done with a torrent.</summary>
internal sealed record TorrentAnswer(string Sentence)
{
    public string? Hash { get; init; }

    [Description("What the user must be asked first.")]
    public Asked? Ask { get; init; }
}

/// <summary>What Transmission has counted.</summary>
internal sealed record TorrentStatistics
{
    public required string Version { get; init; }

    public required int Torrents { get; init; }

    public required int Active { get; init; }

    public required int Paused { get; init; }

    [Description("Bytes per second.")]
    public required long RateDownload { get; init; }

    public required long RateUpload { get; init; }

    [Description("Since it was started, in bytes and seconds.")]
    public required TransferCount Session { get; init; }

    [Description("Since it was installed.")]
    public required TransferCount Total { get; init; }

    public static TorrentStatistics Of(TransmissionInfo info, TransmissionCounts counts) =>
        new()
        {
            Version = Untrusted.Clean(info.Version, 60),
            Torrents = counts.Torrents,
            Active = counts.Active,
            Paused = counts.Paused,
            RateDownload = counts.RateDownload,
            RateUpload = counts.RateUpload,
            Session = counts.Session,
            Total = counts.Total,
        };
}
