using Hybrid.Catalog;

namespace Hybrid.Ledger;

/// <summary>
/// A video in the library that another hand filed, and that gets another name in its folder because a person asked for it. The row is the request
/// and the journal: it is committed before the disk is touched, and doing it again finds it done.
/// </summary>
public sealed class AdoptedRename
{
    public long Id { get; set; }

    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    public required string LibraryRoot { get; init; }

    /// <summary>Its absolute path when it was asked for.</summary>
    public required string From { get; init; }

    /// <summary>In the same folder.</summary>
    public required string To { get; init; }

    /// <summary>Identifies the file together with <see cref="Inode"/> and <see cref="ModifiedAt"/>. No other file is renamed.</summary>
    public required long Bytes { get; init; }

    public required long Inode { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>It gives the file the name back that it had before.</summary>
    public bool IsUndo { get; init; }

    public required Actor By { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Asked, then done or left.</summary>
    public RelocationState State { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it was not done, or what beside it kept its name. A sentence.</summary>
    public string? Note { get; set; }
}
