using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Torrents;

namespace Hybrid.Testing;

/// <summary>As <see cref="EveryOutcome"/>, of what is asked for with a torrent.</summary>
public static class EveryTorrentOutcome
{
    private static readonly Torrent Nosferatu = new()
    {
        Hash = "0123456789abcdef0123456789abcdef01234567",
        Name = "Nosferatu.1922",
        DownloadDir = "/downloads",
        Status = TorrentStatus.Seeding,
        SizeWhenDone = 8L << 30,
    };

    public static IReadOnlyList<TorrentOutcome> OfRemovals { get; } =
    [
        new TorrentOutcome.Removed(Nosferatu, WithData: false),
        new TorrentOutcome.Removed(Nosferatu, WithData: true),
        new TorrentOutcome.Gone(Nosferatu.Hash),
        new TorrentOutcome.NeedsConsent(
            new ConsentQuestion(0, 4, "Is the torrent to be removed?") { Other = "the torrent \"Nosferatu.1922\"" }
        ),
        new TorrentOutcome.Kept(Nosferatu, [new WhyKept.NotTaken(0)]),
        new TorrentOutcome.Kept(Nosferatu, [new WhyKept.NotTaken(2), new WhyKept.Unfinished(12, ItemState.AwaitingReview)]),
        new TorrentOutcome.Kept(Nosferatu, [new WhyKept.Unfinished(12, ItemState.Placing), new WhyKept.UnsafeNames()]),
        new TorrentOutcome.Kept(Nosferatu, [new WhyKept.InLibrary("/library/Movies"), new WhyKept.Shared("Nosferatu.Cut")]),
        new TorrentOutcome.Kept(Nosferatu, [new WhyKept.OtherUnreadable("Nosferatu.Cut")]),
        new TorrentOutcome.Failed(new Fault("Transmission", FaultKind.Unreachable, "Transmission does not answer: check that it runs.")),
    ];

    public static IReadOnlyList<WhyKept> OfReasons { get; } = [.. OfRemovals.OfType<TorrentOutcome.Kept>().SelectMany(o => o.Because)];

    public static IReadOnlyList<TorrentChoice> OfChoices { get; } =
    [new TorrentChoice.None("Sunrise"), new TorrentChoice.Several("Nosferatu", [Nosferatu, Nosferatu with { Name = "Nosferatu.2024" }])];
}
