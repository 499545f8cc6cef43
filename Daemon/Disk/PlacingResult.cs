using Hybrid.Ledger;

namespace Hybrid.Daemon.Disk;

/// <summary>The result of placing one file. The sentences never contain a name from a download.</summary>
public abstract record PlacingResult
{
    private PlacingResult() { }

    /// <summary>The whole file has its final name, and the system was asked to flush it.</summary>
    /// <param name="Note">Why no better method was possible; null for the best.</param>
    /// <param name="BytesCopied">The space that it takes: 0 for a link or a clone.</param>
    public sealed record Placed(PlacementMethod Method, string? Note, long BytesCopied) : PlacingResult
    {
        /// <summary>The file that is there now. Only this file may be removed later.</summary>
        public required DiskEntry Entry { get; init; }

        /// <summary>An older file went to the recycle folder.</summary>
        public bool Replaced { get; init; }

        /// <summary>Taken while the file was copied; null for a link, a clone, or a copy that went on from an earlier run.</summary>
        public string? ContentHash { get; init; }
    }

    /// <summary>Another file has the name. It was not touched; a person decides.</summary>
    public sealed record Conflict(string Sentence) : PlacingResult;

    /// <summary>The source is missing, has changed since it was planned, or is not a regular file. A person decides.</summary>
    public sealed record SourceGone(string Sentence) : PlacingResult;

    /// <summary>The disk refused for a reason that can pass: full, read-only, not mounted, no permission. The same order can be repeated.</summary>
    public sealed record Waiting(string Sentence) : PlacingResult;

    /// <summary>A retry does not help until the settings or the name change.</summary>
    public sealed record Impossible(string Sentence) : PlacingResult;
}
