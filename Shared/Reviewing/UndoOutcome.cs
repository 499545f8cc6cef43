using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>What came of a request to undo, as values. Each program words it for its own reader.</summary>
public abstract record UndoOutcome
{
    private UndoOutcome() { }

    /// <summary>The request stands in the ledger. The daemon carries it out.</summary>
    /// <param name="Id">The item.</param>
    /// <param name="Title">What it was filed as.</param>
    /// <param name="Files">How many files leave the library.</param>
    public sealed record Accepted(long Id, NamedTitle? Title, int Files) : UndoOutcome;

    public sealed record NotFound(long Id) : UndoOutcome;

    /// <summary>It has nothing in the library, or the daemon is working on it.</summary>
    public sealed record NothingToUndo(long Id, ItemState State) : UndoOutcome;

    /// <summary>A person must say yes to this first. Nothing was undone.</summary>
    public sealed record NeedsConsent(ConsentQuestion Question) : UndoOutcome;

    /// <summary>The item has changed since it was looked at, or changed at this moment.</summary>
    public sealed record Changed(long Id) : UndoOutcome;
}
