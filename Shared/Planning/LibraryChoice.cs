using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Planning;

/// <summary>Which of several library folders a title's files go into.</summary>
/// <remarks>
/// Where files of the item are; else where the title is; else one on the download's file system, because only there it can be linked; else, or among
/// several, the one with the most room.
/// </remarks>
public sealed class LibraryChoice(StandingTitles standing, HybridSettings settings)
{
    /// <param name="title">As the catalog has it.</param>
    /// <param name="item">What comes.</param>
    /// <param name="indexed">See <see cref="IndexedFolders"/>.</param>
    /// <returns>Absolute; null if no folder is set for titles of this kind.</returns>
    public string? Of(Title title, IngestItem item, IReadOnlyList<IndexedPlace> indexed)
    {
        IReadOnlyList<string> all = settings.LibraryDirsOf(title.Id.Kind);
        if (all.Count < 2)
        {
            return all is [var only] ? only : null;
        }

        string[] filed = [.. item.Files.Select(f => f.Placement).Where(p => p?.State == PlacementState.Placed).Select(p => p!.LibraryRoot)];
        return all.FirstOrDefault(filed.Contains) ?? WithMostRoom(Linkable(Standing(all, title, indexed), item));
    }

    /// <summary>Those in which the title stands, by the surest fit of a name; all if it stands nowhere.</summary>
    private IReadOnlyList<string> Standing(IReadOnlyList<string> all, Title title, IReadOnlyList<IndexedPlace> indexed)
    {
        ILookup<StandingFit, string> fits = all.SelectMany(root => standing.Of(root, title).Select(there => (there.Fit, root)))
            .Concat(indexed.Select(there => (Fit: StandingFit.Id, root: there.Root)))
            .Where(there => there.Fit != StandingFit.NameAndNearYear)
            .ToLookup(there => there.Fit, there => there.root);
        return fits.Count == 0 ? all : [.. fits[fits.Min(f => f.Key)].Distinct(StringComparer.Ordinal)];
    }

    private IReadOnlyList<string> Linkable(IReadOnlyList<string> roots, IngestItem item)
    {
        if (roots.Count == 1 || settings.Placement == PlacementPreference.Copy || item.Download?.Root is not { } download)
        {
            return roots;
        }

        string[] beside = [.. roots.Where(root => LibraryDisk.IsSame(root, download))];
        return beside.Length == 0 ? roots : beside;
    }

    private static string WithMostRoom(IReadOnlyList<string> roots) =>
        roots.Count == 1 ? roots[0] : roots.OrderByDescending(root => LibraryDisk.FreeBytes(root) ?? -1).First();
}
