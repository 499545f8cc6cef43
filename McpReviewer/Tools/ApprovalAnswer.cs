using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Reviewing;

namespace Hybrid.Reviewer.Tools;

/// <summary>The answer to an approval.</summary>
internal sealed record ApprovalAnswer
{
    [Description("What happened and what comes next.")]
    public required string Sentence { get; init; }

    public required long ItemId { get; init; }

    public required int Version { get; init; }

    public required ItemState State { get; init; }

    public required ChosenTitle Chosen { get; init; }

    [Description("The daemon that carries it out.")]
    public required DaemonLiveness Daemon { get; init; }

    [Description("True when the files are in the library.")]
    public required bool Placed { get; init; }

    [Description("A rule that this decision could teach, tried on past items. Ask the user before you add it.")]
    public RuleOffer? Offer { get; init; }

    [Description("The files and where they are, once they are placed.")]
    public IReadOnlyList<FileLine>? Files { get; init; }
}

internal sealed record RejectionAnswer(string Sentence, long ItemId, int Version, ItemState State)
{
    [Description("Where its files are that are in the library and stay there. Absent when there are none.")]
    public IReadOnlyList<string>? InLibrary { get; init; }
}
