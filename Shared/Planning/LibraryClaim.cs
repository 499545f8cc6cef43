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
        string[] names = [.. (item.Assessment?.Candidates ?? []).Where(c => c.Id == title).Select(c => c.Name)];
        // A disc is named by its download.
        IEnumerable<Release> claims =
            videos.Length == 0 && item.Files.Exists(f => f.Role == FileRole.Disc) ? [ReleaseParser.Parse(item.Name, latestYear)] : read;
        return [.. claims.SelectMany(release => Of(release, title, names)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Of one name. Empty if it names no episode.</summary>
    /// <param name="names">Of the title, as far as they are known: a movie may be called "Something 3D".</param>
    public static IReadOnlyList<string> Of(Release release, TitleId title, IReadOnlyList<string> names) =>
        title.Kind == TitleKind.Movie ? [LibraryKey.Of(title, release.Edition, release.Part, is3D: Stereo.Of(release, names) is not null)]
        : release is { Seasons: [var season], Episodes.Count: > 0 } ? LibraryKey.Of(title, season, release.Episodes)
        : [];
}
