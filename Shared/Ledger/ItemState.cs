namespace Hybrid.Ledger;

/// <summary>The states of an item. The moves between them are in <see cref="Lifecycle"/>, drawn in docs/lifecycle.md.</summary>
public enum ItemState
{
    /// <summary>Taken in; the daemon will identify it.</summary>
    Identifying,

    /// <summary>Doubtful; a person decides.</summary>
    AwaitingReview,

    /// <summary>Accepted, by confidence or by a person; its files will be placed.</summary>
    Approved,

    /// <summary>Its placements are in the journal and are being carried out.</summary>
    Placing,

    /// <summary>In the library; the media server will be notified.</summary>
    Announcing,

    /// <summary>A person wants to undo it: its files are being removed from the library.</summary>
    Undoing,

    /// <summary>In the library; some of its files are getting another name or place there.</summary>
    Relocating,

    /// <summary>In the library, and the media server knows.</summary>
    Finished,

    /// <summary>It was in the library, and a person undid it. It can still be approved, as the same title or another.</summary>
    Undone,

    /// <summary>A person rejected it. Nothing is deleted; it can still be approved.</summary>
    Rejected,

    /// <summary>Not a movie or series. It can still be approved.</summary>
    Ignored,
}
