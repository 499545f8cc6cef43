using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Reviewing;

namespace Hybrid.Reviewer.Tools;

/// <summary>The answer to an approval.</summary>
internal sealed record ApprovalAnswer
{
    [Description("What happened and what comes next.")]
    public required string Sentence { get; init; }

    public long? ItemId { get; init; }

    public int? Version { get; init; }

    public ItemState? State { get; init; }

    public ChosenTitle? Chosen { get; init; }

    [Description("The daemon that carries it out.")]
    public DaemonLiveness? Daemon { get; init; }

    [Description("True when the files are in the library.")]
    public bool? Placed { get; init; }

    [Description("A rule that this decision could teach, tried on past items. Ask the user before you add it.")]
    public RuleOffer? Offer { get; init; }

    [Description("The files and where they are, once they are placed.")]
    public IReadOnlyList<FileLine>? Files { get; init; }

    [Description("Of ids: one for each.")]
    public IReadOnlyList<DecisionLine>? Items { get; init; }

    [Description("What the user must be asked first.")]
    public Asked? Ask { get; init; }
}

/// <summary>The answer to a rejection.</summary>
internal sealed record RejectionAnswer
{
    public required string Sentence { get; init; }

    public long? ItemId { get; init; }

    public int? Version { get; init; }

    public ItemState? State { get; init; }

    [Description("Where its files are that are in the library and stay there. Absent when there are none.")]
    public IReadOnlyList<string>? InLibrary { get; init; }

    [Description("Of ids: one for each.")]
    public IReadOnlyList<DecisionLine>? Items { get; init; }

    [Description("What the user must be asked first.")]
    public Asked? Ask { get; init; }
}

/// <summary>What came of one of several items.</summary>
internal sealed record DecisionLine(long ItemId, bool Done, string Sentence);
