using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Hybrid.Torrents;

namespace Hybrid.Reviewer.Tools;

/// <summary>What the MCP server says to what was asked for with a torrent.</summary>
internal static class TorrentWords
{
    private const int MostNamed = 5;

    /// <param name="choice">That found none, or several.</param>
    public static string Of(TorrentChoice choice) =>
        choice switch
        {
            TorrentChoice.None o =>
                $"Transmission has no torrent {Untrusted.Quoted(o.Text)}. list_torrents lists them; the beginning of a hash or a part of the name names one.",
            TorrentChoice.Several o =>
                $"{o.Torrents.Count} torrents fit {Untrusted.Quoted(o.Text)}: {string.Join(", ", o.Torrents.Take(MostNamed).Select(t => $"{t.Hash[..12]} {Name(t)}"))}{(o.Torrents.Count > MostNamed ? " and more" : "")}. Nothing was done. Pass the hash of one.",
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "It was found."),
        };

    public static string Of(TorrentOutcome outcome) =>
        outcome switch
        {
            TorrentOutcome.Removed { WithData: true } o =>
                $"The torrent {Name(o.Torrent)} was removed from Transmission, and its {Format.Bytes(o.Torrent.SizeWhenDone)} of data are deleted. What is in the library stays there.",
            TorrentOutcome.Removed o =>
                $"The torrent {Name(o.Torrent)} was removed from Transmission's list. Its files stay below {Untrusted.Quoted(o.Torrent.DownloadDir, 160)}.",
            TorrentOutcome.Gone => "Transmission has no such torrent any more.",
            TorrentOutcome.Kept o =>
                $"The data of {Name(o.Torrent)} was not deleted, and the torrent was not removed. {string.Join(' ', o.Because.Take(MostNamed).Select(Of))}",
            TorrentOutcome.NeedsConsent o => o.Question.Text,
            TorrentOutcome.Failed o => Of(o.Fault),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    public static string Of(Neighbors.Fault fault) => Untrusted.Clean(fault.Sentence, 500);

    public static string Name(Torrent torrent) => Untrusted.Quoted(torrent.Name, 120);

    private static string Of(WhyKept why) =>
        why switch
        {
            WhyKept.NotTaken { Files: 0 } => "plex-mcp has not taken it in, so its files may be the only ones.",
            WhyKept.NotTaken o => $"{o.Files} wanted file(s) of it are not taken in by plex-mcp, so they may be the only ones.",
            WhyKept.Unfinished { State: ItemState.AwaitingReview } o =>
                $"Item {o.ItemId} of it waits for a decision: ask the user for that first.",
            WhyKept.Unfinished o => $"Item {o.ItemId} of it is {Words.Of(o.State)}. Try again when it is done.",
            WhyKept.InLibrary o => $"Its files are in the library folder {o.Folder} themselves.",
            WhyKept.Shared o => $"The torrent {Untrusted.Quoted(o.Name, 120)} has the same files, and would lose them.",
            WhyKept.OtherUnreadable o =>
                $"Transmission's answer about the torrent {Untrusted.Quoted(o.Name, 120)} cannot be read, and it may have the same files.",
            WhyKept.UnsafeNames => "It names files outside of its folder.",
            _ => throw new ArgumentOutOfRangeException(nameof(why), why, "No such reason."),
        };
}
