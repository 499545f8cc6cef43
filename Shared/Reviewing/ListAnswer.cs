namespace Hybrid.Reviewing;

/// <summary>A page of items, and what is not taken in, for <c>list --json</c>.</summary>
public sealed record ListAnswer
{
    public required IReadOnlyList<ListedItem> Items { get; init; }

    public required int Total { get; init; }

    public required int Returned { get; init; }

    public required int Offset { get; init; }

    public required bool Truncated { get; init; }

    /// <summary>Entries of the sources that are not taken in, and why. Absent if the list is filtered or continued.</summary>
    public Page<SetAsideEntry>? SetAside { get; init; }

    public static ListAnswer Of(Page<ListedItem> page, Page<SetAsideEntry>? aside) =>
        new()
        {
            Items = page.Items,
            Total = page.Total,
            Returned = page.Returned,
            Offset = page.Offset,
            Truncated = page.Truncated,
            SetAside = aside,
        };
}
