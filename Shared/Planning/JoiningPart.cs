using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Ledger;

namespace Hybrid.Planning;

/// <summary>Whether parts of a movie that come by themselves complete the parts that the library has.</summary>
public static partial class JoiningPart
{
    private const int MostParts = 20;

    /// <param name="db">Read only.</param>
    /// <param name="movie">What the item would be.</param>
    /// <param name="latestYear">The latest plausible year of a release.</param>
    /// <returns>True if the item's parts and those in the library are all from the first to the last, each once.</returns>
    public static async Task<bool> CompletesAsync(
        LedgerDb db,
        IngestItem item,
        TitleId movie,
        int latestYear,
        CancellationToken cancellationToken
    )
    {
        Match[] own = [.. LibraryClaim.Of(item, movie, latestYear).Select(key => PartKey().Match(key))];
        if (own.Length == 0 || !own.All(key => key.Success) || own.Select(CutOf).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return false;
        }

        var all = Enumerable
            .Range(1, MostParts)
            .ToDictionary(n => string.Create(CultureInfo.InvariantCulture, $"{CutOf(own[0])}/pt{n}"), StringComparer.Ordinal);
        IReadOnlyList<Holding> held = await Holdings.OfAsync(db, item, movie, all.Keys, cancellationToken);
        int[] parts = [.. own.Select(PartOf), .. held.Select(h => all[h.Key])];
        int said = item.Files.Where(Placeable.IsVideo).Max(f => Planner.Named(item.Name, f, latestYear).PartMark?.Count ?? 0);
        return held.Count > 0 && parts.Order().SequenceEqual(Enumerable.Range(1, Math.Max(said, parts.Max())));
    }

    private static string CutOf(Match key) => key.Groups["cut"].Value;

    private static int PartOf(Match key) => int.Parse(key.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<cut>.+)/pt(?<n>\d{1,2})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PartKey();
}
