namespace Hybrid.Ledger;

/// <summary>A folder in the library, as it was when it was last read.</summary>
public sealed class IndexedFolder
{
    public long Id { get; set; }

    /// <summary>The <see cref="IndexedRoot"/>.</summary>
    public required string Root { get; init; }

    /// <summary>Relative to the root, separated by '/'; empty for the root itself. Untrusted.</summary>
    public required string Path { get; init; }

    /// <summary>Its time when it was read, in ticks of UTC.</summary>
    public long Changed { get; set; }

    /// <summary>False if it, or a file in it, changed so shortly before it was read that a later change could bear the same time.</summary>
    public bool IsSettled { get; set; }

    /// <summary>All that stands in it, of whatever kind.</summary>
    public int Entries { get; set; }

    /// <summary>The title whose folder it is, or that the folder above it is of; null for the root and for a folder of several titles.</summary>
    public long? TitleId { get; set; }

    public IndexedTitle? Title { get; set; }

    /// <summary>See <see cref="IndexedRoot.Sweep"/>.</summary>
    public int Sweep { get; set; }
}
