using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>What came of the wish to undo. Each case has a sentence that says what to do next.</summary>
public abstract record UndoOutcome
{
    private UndoOutcome() { }

    public abstract string Sentence { get; }

    /// <summary>The wish stands in the ledger. The daemon carries it out.</summary>
    public sealed record Accepted(long Id, int Files) : UndoOutcome
    {
        public override string Sentence =>
            $"Item {Id}: the daemon takes {Files} file(s) out of the library and brings back what they replaced; the download is not touched. Afterwards the item can be approved again, as the same title or another.";
    }

    public sealed record NotFound(long Id) : UndoOutcome
    {
        public override string Sentence => $"There is no item {Id}. plex-mcp-daemon history lists what was placed.";
    }

    /// <summary>It has nothing in the library, or is being worked on.</summary>
    public sealed record NothingToUndo(long Id, ItemState State) : UndoOutcome
    {
        public override string Sentence => $"Item {Id} is {Words.Of(State)}: there is nothing to undo now. Nothing was changed.";
    }

    /// <summary>The daemon or another person changed it at this moment.</summary>
    public sealed record Changed(long Id) : UndoOutcome
    {
        public override string Sentence =>
            $"Item {Id} was changed by somebody else at this moment; nothing was undone. Look at it, and try again.";
    }
}
