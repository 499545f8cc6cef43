using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Reviewing;

namespace Hybrid.Reviewer.Tools;

/// <summary>What an approval came to.</summary>
internal sealed record ApprovalAnswer
{
    [Description("What happened and what comes next.")]
    public required string Sentence { get; init; }

    public required long ItemId { get; init; }

    public required int Version { get; init; }

    public required ItemState State { get; init; }

    public required ChosenTitle Chosen { get; init; }

    [Description("Whether the daemon is there to carry it out.")]
    public required DaemonLiveness Daemon { get; init; }

    [Description("True when the files stand in the library.")]
    public required bool Placed { get; init; }

    [Description("A rule that could be made of this decision, tried on past items. Only the user decides whether it is made.")]
    public RuleOffer? Offer { get; init; }

    [Description("The files and where they went, once they are placed.")]
    public IReadOnlyList<FileLine>? Files { get; init; }
}

internal sealed record RejectionAnswer(string Sentence, long ItemId, int Version, ItemState State);
