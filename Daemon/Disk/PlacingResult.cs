using Hybrid.Ledger;

namespace Hybrid.Daemon.Disk;

/// <summary>What came of placing one file. The sentences never hold a name from a download.</summary>
public abstract record PlacingResult
{
    private PlacingResult() { }

    /// <summary>The whole file stands under its final name, and the disk has been told to keep it.</summary>
    /// <param name="Note">Why nothing better was possible; null for the best method.</param>
    /// <param name="BytesCopied">What it costs in space: 0 for a link or a clone.</param>
    public sealed record Placed(PlacementMethod Method, string? Note, long BytesCopied) : PlacingResult
    {
        /// <summary>What stands there now: only this is ever taken back.</summary>
        public required DiskEntry Entry { get; init; }

        /// <summary>An older file went to the recycle folder.</summary>
        public bool Replaced { get; init; }
    }

    /// <summary>Something of another origin bears the name. It was not touched; a person decides.</summary>
    public sealed record Conflict(string Sentence) : PlacingResult;

    /// <summary>The source is missing, has changed since it was planned, or is not a plain file. A person decides.</summary>
    public sealed record SourceGone(string Sentence) : PlacingResult;

    /// <summary>The disk refused for a reason that can pass: full, read-only, not mounted, no permission. The same order can be given again.</summary>
    public sealed record Waiting(string Sentence) : PlacingResult;

    /// <summary>Trying again does not help until the settings or the name change.</summary>
    public sealed record Impossible(string Sentence) : PlacingResult;
}
