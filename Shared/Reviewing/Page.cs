using System.ComponentModel;

namespace Hybrid.Reviewing;

/// <summary>Part of a list, and the length of the list.</summary>
public sealed record Page<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    [Description("Number of all entries.")]
    public required int Total { get; init; }

    [Description("Number of entries in this answer.")]
    public required int Returned { get; init; }

    [Description("Number of entries skipped before the first.")]
    public required int Offset { get; init; }

    [Description("True when more follow: ask again with offset + returned.")]
    public required bool Truncated { get; init; }
}

/// <summary>Which part of a list: at most <see cref="MaxLimit"/> entries.</summary>
public readonly record struct Paging
{
    public const int MaxLimit = 500;

    public Paging(int limit, int offset = 0)
    {
        Limit = Math.Clamp(limit, 1, MaxLimit);
        Offset = Math.Max(offset, 0);
    }

    public int Limit { get; }

    public int Offset { get; }

    public Page<T> Page<T>(IReadOnlyList<T> items, int total) =>
        new()
        {
            Items = items,
            Total = total,
            Returned = items.Count,
            Offset = Offset,
            Truncated = Offset + items.Count < total,
        };
}
