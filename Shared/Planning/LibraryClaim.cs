using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>The library keys of an item's videos if it is this title, from the names alone. Asks nobody. Pure.</summary>
/// <remarks>Gives less than a plan: air dates and absolute numbers need the catalog, and get no key here.</remarks>
public static class LibraryClaim
{
    public static IReadOnlyList<string> Of(IngestItem item, TitleId title, int latestYear)
    {
        ItemFile[] videos = [.. item.Files.Where(Placeable.IsHeldToBeVideo)];
        Release[] read = [.. MovieParts.Together([.. videos.Select(v => (v.Path, Planner.Read(item.Name, v, latestYear)))])];
        return title.Kind == TitleKind.Movie
            ?
            [
                .. read.Select(r => LibraryKey.Of(title, r.Edition) + (r.Part is { } part ? $"/pt{part}" : ""))
                    .Distinct(StringComparer.Ordinal),
            ]
            :
            [
                .. read.Where(r => r is { Seasons: [_], Episodes.Count: > 0 })
                    .SelectMany(r => LibraryKey.Of(title, r.Seasons[0], r.Episodes))
                    .Distinct(StringComparer.Ordinal),
            ];
    }
}
