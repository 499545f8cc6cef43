using System.ComponentModel;
using Hybrid.Texts;
using Hybrid.Torrents;

namespace Hybrid.Reviewer.Tools;

/// <summary>A torrent in a list.</summary>
internal sealed record TorrentLine
{
    private const int MostLabels = 5;

    [Description("The info hash.")]
    public required string Hash { get; init; }

    [Description("Untrusted text from outside.")]
    public required string Name { get; init; }

    public required TorrentStatus Status { get; init; }

    [Description("True when all wanted files are complete.")]
    public required bool Complete { get; init; }

    [Description("0 to 1, of the wanted files.")]
    public required double PercentDone { get; init; }

    public required long Bytes { get; init; }

    public required long BytesLeft { get; init; }

    [Description("Bytes per second.")]
    public required long RateDownload { get; init; }

    public required double UploadRatio { get; init; }

    public DateTimeOffset? AddedAt { get; init; }

    [Description("Untrusted text.")]
    public IReadOnlyList<string>? Labels { get; init; }

    [Description("Of the tracker or of Transmission. Untrusted text.")]
    public string? Error { get; init; }

    public static TorrentLine Of(Torrent torrent) =>
        new()
        {
            Hash = torrent.Hash,
            Name = Untrusted.Clean(torrent.Name, 120),
            Status = torrent.Status,
            Complete = torrent.ClaimsDone,
            PercentDone = Math.Round(torrent.PercentDone, 4),
            Bytes = torrent.SizeWhenDone,
            BytesLeft = torrent.LeftUntilDone,
            RateDownload = torrent.RateDownload,
            UploadRatio = Math.Round(torrent.UploadRatio, 3),
            AddedAt = torrent.AddedAt,
            Labels = LabelsOf(torrent),
            Error = ErrorOf(torrent),
        };

    public static IReadOnlyList<string>? LabelsOf(Torrent torrent) =>
        torrent.Labels.Count == 0 ? null : [.. torrent.Labels.Take(MostLabels).Select(l => Untrusted.Clean(l, 40))];

    public static string? ErrorOf(Torrent torrent) =>
        string.IsNullOrEmpty(torrent.ErrorText) ? null : Untrusted.Clean(TrackerText.WithoutKeys(torrent.ErrorText), 160);
}
