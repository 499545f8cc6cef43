using Hybrid.Ledger;

namespace Hybrid.Daemon.Verifying;

/// <summary>A file that the ledger has in the library.</summary>
public sealed record PlacedFile
{
    public required long PlacementId { get; init; }

    public required long ItemId { get; init; }

    /// <summary>Absolute.</summary>
    public required string Path { get; init; }

    public required string LibraryRoot { get; init; }

    /// <summary>The downloaded file, absolute; it may be gone.</summary>
    public required string Source { get; init; }

    public required long Bytes { get; init; }

    public PlacementMethod? Method { get; init; }

    /// <summary>See <see cref="Disk.ContentHash"/>; null if it was not taken yet.</summary>
    public string? Hash { get; init; }

    public DateTimeOffset? HashedAt { get; init; }

    /// <summary>When it was placed; null from versions that did not record it.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }
}
