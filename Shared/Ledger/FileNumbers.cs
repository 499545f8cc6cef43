using System.Text;

namespace Hybrid.Ledger;

/// <summary>The numbers by which people name the files of an item: from 1, in the order of their paths, as SQLite sorts them.</summary>
public static class FileNumbers
{
    private static readonly IComparer<string> Order = Comparer<string>.Create(
        (a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b))
    );

    /// <returns>The first has number 1.</returns>
    public static IReadOnlyList<ItemFile> InOrder(IEnumerable<ItemFile> files) => [.. files.OrderBy(f => f.Path, Order).ThenBy(f => f.Id)];
}
