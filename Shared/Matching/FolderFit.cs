using Hybrid.Catalog;
using Hybrid.Matching.Weighing;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Whether a file and the folder that it is in speak of the same title, season and episode. Pure.</summary>
internal static class FolderFit
{
    /// <summary>Longer ones are titles, not a group's short names.</summary>
    private const int LongestShort = 8;

    /// <summary>The highest number that can be a year, if today is not known.</summary>
    private const int AnyYear = 2100;

    public static int YearAfter(DateOnly? today) => today?.Year + 1 ?? AnyYear;

    /// <param name="path">With the folders above the file.</param>
    /// <param name="match">The best candidate.</param>
    /// <param name="latestYear">The highest number that can be a year: next year.</param>
    /// <returns>Null if nothing contradicts.</returns>
    public static Reason? Of(string path, Match match, int latestYear)
    {
        string[] segments = path.Split('/', '\\');
        if (segments.Length < 2)
        {
            return null;
        }

        Release file = ReleaseParser.Parse(segments[^1], latestYear);
        Release? folder = segments[..^1]
            .Reverse()
            .Where(name => !Packs.IsPack(name))
            .Select(name => ReleaseParser.Parse(name, latestYear))
            .FirstOrDefault(IsOfOneTitle);
        if (folder is null)
        {
            return null;
        }

        string? difference =
            file.Seasons is [> 0, ..] && folder.Seasons.Count > 0 && !folder.Seasons.Intersect(file.Seasons).Any()
                ? $"the folder says {Season(folder)}, the file {Season(file)}"
            : file.Seasons.Count > 0 && folder is { Seasons.Count: 1, Episodes.Count: > 0 } && !Overlap(folder.Episodes, file.Episodes)
                ? $"the folder says episode {folder.Episodes[0]}, the file episode {file.Episodes[0]}"
            : match.Candidate.Title.Id.Kind == TitleKind.Movie
            && folder.Year is { } one
            && file.Year is { } other
            && Math.Abs(one - other) > 1
                ? $"the folder says {one}, the file {other}"
            : IsNumbered(file) && IsNumbered(folder) && AreTwoTitles(folder, file, match)
                ? $"the folder is named \"{folder.Title}\", the file \"{file.Title}\""
            : null;
        return difference is null ? null : new(Concern.FolderDiffers, $"The folder and the file do not agree: {difference}.");
    }

    /// <summary>A folder that holds other titles ("Mixed Shows", "Dune Collection 1984-2024") says nothing about one of them.</summary>
    private static bool IsOfOneTitle(Release folder) =>
        folder.TellTales.Count == 0 && (IsNumbered(folder) || folder is { Kind: ReleaseKind.Movie, Year: not null });

    private static bool IsNumbered(Release release) => release.Seasons.Count > 0;

    private static bool Overlap(IReadOnlyList<int> folder, IReadOnlyList<int> file) => file.Count == 0 || folder.Intersect(file).Any();

    private static bool AreTwoTitles(Release folder, Release file, Match match) =>
        folder.Title is { Length: > 0 } above
        && file.Title is { Length: > 0 } own
        && !IsShortFor(own, above)
        && IsName(above, match) != IsName(own, match);

    private static bool IsName(string title, Match match) =>
        TitleFits.Best(match.Clues with { Titles = [title, .. Parts(title)] }, match.Candidate).Fit < TitleFit.OtherNumber;

    /// <summary>"dd-lost": the group's short name, then the title's.</summary>
    private static IEnumerable<string> Parts(string title) => title.LastIndexOf('-') is > 0 and var dash ? [title[(dash + 1)..]] : [];

    /// <summary>"dd-got" for "Game of Thrones": its letters, in this order.</summary>
    private static bool IsShortFor(string own, string above)
    {
        string letters = own[(own.LastIndexOf('-') + 1)..];
        if (letters.Length > LongestShort || letters.Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        int at = 0;
        foreach (char c in above)
        {
            if (at < letters.Length && char.ToUpperInvariant(c) == char.ToUpperInvariant(letters[at]))
            {
                at++;
            }
        }

        return at == letters.Length;
    }

    private static string Season(Release release) => $"season {string.Join(" and ", release.Seasons)}";
}
