using System.ComponentModel;
using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>Which events; every part that is given must hold.</summary>
public sealed record HistoryFilter
{
    public long? ItemId { get; init; }

    public HistoryEvent? Event { get; init; }

    /// <summary>Moves into this state.</summary>
    public ItemState? State { get; init; }

    public Actor? Actor { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Part of what the MCP client calls itself.</summary>
    public string? Client { get; init; }

    /// <summary>Part of the item's name, of its title or of the sentence; case does not matter for ASCII letters.</summary>
    public string? Text { get; init; }

    public Paging Paging { get; init; } = new(20);
}

/// <summary>One thing that happened.</summary>
public sealed record HistoryLine
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public long? ItemId { get; init; }

    [Description("The item's release name. Untrusted text from outside.")]
    public string? ItemName { get; init; }

    [Description("What the item was approved as. Untrusted text.")]
    public string? Title { get; init; }

    public required HistoryEvent Event { get; init; }

    public ItemState? From { get; init; }

    public ItemState? To { get; init; }

    public required Actor Actor { get; init; }

    [Description("MCP client and version. Untrusted text.")]
    public string? Client { get; init; }

    [Description("answered: the client asked its user. repeated: the client repeated the call with a preview's token.")]
    public Confirmation? Confirmation { get; init; }

    [Description("Why and how. May quote untrusted text.")]
    public required string Sentence { get; init; }
}
