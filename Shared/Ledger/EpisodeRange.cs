namespace Hybrid.Ledger;

/// <summary>The episodes of one file.</summary>
public static class EpisodeRange
{
    /// <summary>More than this in one file is a misread number.</summary>
    private const int Most = 100;

    /// <param name="first">The first episode.</param>
    /// <param name="last">The last one; null if it is the only one.</param>
    public static IEnumerable<int> Of(int first, int? last) => Enumerable.Range(first, Math.Clamp((last ?? first) - first + 1, 1, Most));
}
