using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Torrents;

namespace Hybrid.Reviewing;

/// <summary>What came of a request to remove a torrent.</summary>
public abstract record TorrentOutcome
{
    private TorrentOutcome() { }

    /// <param name="Torrent">As it was.</param>
    /// <param name="WithData">Its files were deleted too.</param>
    public sealed record Removed(Torrent Torrent, bool WithData) : TorrentOutcome;

    /// <summary>Transmission has no such torrent any more.</summary>
    public sealed record Gone(string Hash) : TorrentOutcome;

    /// <summary>A person must say yes to this first.</summary>
    public sealed record NeedsConsent(ConsentQuestion Question) : TorrentOutcome;

    /// <summary>Its data is not deleted, whoever says so. It can still be removed from the list.</summary>
    public sealed record Kept(Torrent Torrent, IReadOnlyList<WhyKept> Because) : TorrentOutcome;

    public sealed record Failed(Fault Fault) : TorrentOutcome;
}

/// <summary>Why a torrent's data is not deleted.</summary>
public abstract record WhyKept
{
    private WhyKept() { }

    /// <summary>It was never taken in, or not all of its wanted files were.</summary>
    public sealed record NotTaken(int Files) : WhyKept;

    /// <summary>The daemon or a person is not done with it.</summary>
    public sealed record Unfinished(long ItemId, ItemState State) : WhyKept;

    /// <summary>Its files stand in a library folder themselves.</summary>
    public sealed record InLibrary(string Folder) : WhyKept;

    /// <summary>Another torrent has the same files.</summary>
    public sealed record Shared(string Name) : WhyKept;

    /// <summary>Nobody can tell whether another torrent has the same files.</summary>
    public sealed record OtherUnreadable(string Name) : WhyKept;

    /// <summary>It names files outside of its folder.</summary>
    public sealed record UnsafeNames : WhyKept;
}
