using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>Which items; every part that is given must hold.</summary>
public sealed record ItemFilter
{
    /// <summary>Any of these; empty = every state.</summary>
    public IReadOnlyList<ItemState> States { get; init; } = [];

    /// <summary>Part of the release name or of the title; case does not matter for ASCII letters.</summary>
    public string? Text { get; init; }

    /// <summary>Only items whose current step has failed. The daemon tries it again.</summary>
    public bool OnlyFailed { get; init; }

    /// <summary>Only items whose first candidate is of this kind.</summary>
    public TitleKind? Kind { get; init; }

    /// <summary>Only items with this concern.</summary>
    public Concern? Concern { get; init; }

    /// <summary>Only items that have not changed since.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Those too that wait without being shown.</summary>
    public bool WithSnoozed { get; init; }

    /// <summary>By default items that wait come longest waiting first, any others newest first.</summary>
    public QueueOrder? Order { get; init; }

    public Paging Paging { get; init; } = new(50);
}

public enum QueueOrder
{
    /// <summary>Longest waiting first.</summary>
    Oldest,

    Newest,

    /// <summary>The surest first.</summary>
    Confidence,

    /// <summary>By the release name: the parts of a series stand together.</summary>
    Name,
}

/// <summary>An item of any state, short.</summary>
public sealed record ListedItem
{
    public required long Id { get; init; }

    public required int Version { get; init; }

    public required ItemState State { get; init; }

    /// <summary>The release name. Text from outside, cleaned.</summary>
    public required string Name { get; init; }

    /// <summary>What it was decided to be; null before a decision.</summary>
    public ChosenTitle? Chosen { get; init; }

    /// <summary>The matcher's first candidate; null where there is none.</summary>
    public CandidateBrief? Best { get; init; }

    /// <summary>How probable the first candidate is, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The item that these files were split off, because only they are doubtful; null where there is none.</summary>
    public long? SplitFrom { get; init; }

    /// <summary>The last fault of the current step; null where it has none.</summary>
    public string? Fault { get; init; }

    /// <summary>Why it was not filed automatically, or was ignored.</summary>
    public required IReadOnlyList<Concern> Concerns { get; init; }

    /// <summary>Files in the library although the item is not filed as a whole; null where there are none.</summary>
    public PartlyFiled? PartlyFiled { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal static ListedItem Of(ItemRow row)
    {
        IngestItem item = row.Item;
        return new ListedItem
        {
            Id = item.Id,
            Version = item.Version,
            State = item.State,
            Name = Untrusted.Clean(item.Name),
            Chosen = ChosenTitle.Of(item),
            Best = CandidateBrief.Of(item.Assessment, 1),
            Confidence = Math.Round(item.Assessment?.Confidence ?? 0, 3),
            SplitFrom = item.SplitFrom,
            Fault = Untrusted.Clean(item.Fault, 500),
            Concerns = [.. (item.Assessment?.Reasons ?? []).Select(r => r.Concern).Distinct()],
            PartlyFiled = PartlyFiled.For(row),
            Files = row.Files,
            Bytes = row.Bytes,
            CreatedAt = item.CreatedAt,
            ChangedAt = item.ChangedAt,
        };
    }
}
