namespace Hybrid.Reviewer.Tools;

/// <summary>The items of a decision: one, or several with one outcome each.</summary>
internal static class ItemIds
{
    public const int Most = 50;

    public const string Argument = "Instead of id: up to 50, each with its own outcome.";

    /// <returns>What is wrong with them, in a sentence; null if nothing is.</returns>
    public static string? Fault(long? id, long[]? ids) =>
        id is null == ids is null ? "Pass id, or ids for several items."
        : ids is [] or { Length: > Most } ? $"ids takes 1 to {Most} items, not {ids.Length}."
        : ids is not null && Array.Exists(ids, i => i is < 1 or > ItemId.Largest) ? "Each of ids must be the id of an item."
        : null;

    public static long[] Of(long? id, long[]? ids) => ids is null ? [id!.Value] : [.. ids.Distinct()];
}
