using System.ComponentModel;

namespace Hybrid.Reviewing;

/// <summary>A part of a list, and how long the list is.</summary>
public sealed record Page<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    [Description("How many there are in all.")]
    public required int Total { get; init; }

    [Description("How many are in this answer.")]
    public required int Returned { get; init; }

    [Description("How many were skipped before the first.")]
    public required int Offset { get; init; }

    [Description("True where more follow: ask again with offset + returned.")]
    public required bool Truncated { get; init; }
}

/// <summary>Which part of a list: never more than <see cref="MaxLimit"/>, whatever was asked for.</summary>
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
