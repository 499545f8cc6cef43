using System.Globalization;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Hybrid.Torrents;

namespace Hybrid.Reviewer.Tools;

/// <summary>Torrents for a reader of text, fenced as in <see cref="ItemText"/>.</summary>
internal static class TorrentText
{
    private const int ShortHash = 12;

    public static string Of(Page<TorrentLine> page) =>
        PageText.Of(
            page,
            "No torrent matches.",
            (lines, torrent) =>
            {
                lines.Add(Line(torrent));
                ItemText.Data(lines, torrent.Error);
            }
        );

    public static string Of(TorrentView view)
    {
        List<string> lines = [Line(view.Torrent), $"Hash {view.Torrent.Hash}. Below {Untrusted.Quoted(view.Folder, 300)}."];
        ItemText.Data(lines, view.Torrent.Error);
        lines.Add(
            $"Uploaded {Format.Bytes(view.BytesUploaded)}, {view.Peers} peer(s), {(view.Private ? "private" : "public")}; seeds until: {view.SeedLimit}."
        );
        foreach (TrackerLine tracker in view.Trackers)
        {
            lines.Add($"Tracker {Untrusted.Quoted(tracker.Host)}");
            ItemText.Data(lines, tracker.Problem);
        }

        Ledger(lines, view.Ledger);
        lines.Add($"{view.FilesTotal} file(s):");
        foreach (TorrentFileLine file in view.Files)
        {
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file.PercentDone:0%} of {Format.Bytes(file.Bytes)}{(file.Wanted ? "" : ", deselected")} {Untrusted.Quoted(file.Path, 140)}"
                )
            );
        }

        if (view.LeftOut is { } left)
        {
            lines.Add($"Not listed: {left}");
        }

        return string.Join('\n', lines);
    }

    public static string Of(TorrentStatistics counts) =>
        $"Transmission {Untrusted.Quoted(counts.Version)}: {counts.Torrents} torrent(s), {counts.Active} active, {counts.Paused} paused; {Format.Bytes(counts.RateDownload)}/s down, {Format.Bytes(counts.RateUpload)}/s up. Since its start: {Transfers(counts.Session)}. In all: {Transfers(counts.Total)}.";

    private static string Transfers(TransferCount count) =>
        $"{Format.Bytes(count.Downloaded)} down, {Format.Bytes(count.Uploaded)} up in {Format.Duration(TimeSpan.FromSeconds(count.SecondsActive))}";

    private static void Ledger(List<string> lines, TorrentStanding? standing)
    {
        if (standing is null)
        {
            lines.Add("The ledger cannot be read now: diagnose says why.");
            return;
        }

        foreach (TorrentItem item in standing.Items)
        {
            lines.Add(
                $"Item {item.Id}: {Words.Of(item.State)}{(item.Chosen is { } chosen ? $", as {Untrusted.Quoted(chosen)}" : "")}; {item.InLibrary} of {item.Files} file(s) in the library."
            );
        }

        if (standing.FilesNotTaken > 0)
        {
            lines.Add($"{standing.FilesNotTaken} wanted file(s) are not taken in.");
            ItemText.Data(lines, standing.WhyNot);
        }
    }

    private static string Line(TorrentLine torrent) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{torrent.Hash[..Math.Min(ShortHash, torrent.Hash.Length)]} {Format.Words(torrent.Status)} {torrent.PercentDone:0.#%} of {Format.Bytes(torrent.Bytes)}, ratio {torrent.UploadRatio:0.##} {Untrusted.Quoted(torrent.Name, 120)}{(torrent.Labels is { } labels ? $" [{string.Join(", ", labels.Select(l => Untrusted.Quoted(l, 40)))}]" : "")}"
        );
}
