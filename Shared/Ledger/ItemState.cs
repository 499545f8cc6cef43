namespace Hybrid.Ledger;

/// <summary>Where an item stands. The moves between them are in <see cref="Lifecycle"/>, drawn in docs/lifecycle.md.</summary>
public enum ItemState
{
    /// <summary>Taken in; what it is will be worked out.</summary>
    Identifying,

    /// <summary>Doubtful: a person decides.</summary>
    AwaitingReview,

    /// <summary>Decided, by the threshold or by a person; its files will be placed.</summary>
    Approved,

    /// <summary>Its placements are in the journal and are being carried out.</summary>
    Placing,

    /// <summary>In the library; the media server will be told.</summary>
    Announcing,

    /// <summary>A person wants it out again: what was placed is being taken back.</summary>
    Undoing,

    /// <summary>In the library, and the media server knows.</summary>
    Finished,

    /// <summary>It was in the library and a person took it out again. It can still be approved, as the same title or another.</summary>
    Undone,

    /// <summary>A person said no. Nothing is deleted; it can still be approved.</summary>
    Rejected,

    /// <summary>Nothing for a library of films and series. It can still be approved.</summary>
    Ignored,
}
