using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>A season and numbers in a name, held against the numbers that the catalog lists in that season. Pure.</summary>
internal static partial class SeasonNumbers
{
    /// <summary>"fnl501.avi" in a folder of season 5: the only number in the file's name that is the season and one of its episodes.</summary>
    public static int? Glued(Release file, int season, SeriesLists lists)
    {
        string name = file.Input[(file.Input.LastIndexOfAny(['/', '\\']) + 1)..];
        int[] found =
        [
            .. ThreeOrFour
                .Matches(name)
                .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))
                .Where(number => number / 100 == season && lists.NumbersOf(season)?.Contains(number % 100) == true)
                .Distinct(),
        ];
        return found is [var only] ? only % 100 : null;
    }

    public static EpisodeReading Of(Release file, int season, SeriesLists lists)
    {
        if (file.Episodes.Contains(0) && lists.NumbersOf(season)?.Contains(0) != true)
        {
            return new NoEpisodes(
                new(Concern.Special, "an episode with the number 0 is a special, and catalogs number specials differently")
            );
        }

        if (!lists.Has(season))
        {
            return new NoEpisodes(new(Concern.EpisodeUnknown, $"the catalog has no season {season} of it"));
        }

        if (lists.NumbersOf(season) is not { } listed)
        {
            return new NumberedEpisodes([.. file.Episodes.Select(number => new EpisodeNumber(season, number))]);
        }

        bool isBare = IsBare(file);
        bool isBeyond = false;
        List<EpisodeNumber> found = [];
        foreach (int number in file.Episodes)
        {
            int[] readings = [.. Readings(number, season, listed, isBare, lists).Distinct()];
            if (readings is not [var only])
            {
                return new NoEpisodes(
                    new(
                        Concern.EpisodeUnknown,
                        readings is []
                            ? Missing(number, season, listed)
                            : $"number {number} of season {season} may be episode {string.Join(" or ", readings)}"
                    )
                );
            }

            isBeyond |= !listed.Contains(only);
            found.Add(new EpisodeNumber(season, only));
        }

        return new NumberedEpisodes(found) { IsBeyondTheList = isBeyond };
    }

    /// <summary>Each episode of the season that the number can mean.</summary>
    private static IEnumerable<int> Readings(int number, int season, IReadOnlyList<int> listed, bool isBare, SeriesLists lists)
    {
        if (listed.Contains(number))
        {
            yield return number;
        }

        // The catalog goes on counting (season 2 holds 13 to 24), the name may not: its third is 15.
        if (lists.GoesOn(season) && number >= 1 && number <= listed.Count)
        {
            yield return listed[number - 1];
        }

        if (listed.Contains(number))
        {
            yield break;
        }

        if (IsInGap(number, listed) || (number == (listed.Count > 0 ? listed[^1] : 0) + 1 && lists.MayGoOn(season)))
        {
            yield return number;
        }

        if (isBare)
        {
            // "501" in a folder of season 5, and "S4 - 76", counted from the first season on.
            if (number is not (480 or 576 or 720) && number / 100 == season && listed.Contains(number % 100))
            {
                yield return number % 100;
            }

            if (lists.At(number) is { } absolute && absolute.Season == season)
            {
                yield return absolute.Episode;
            }
        }
    }

    /// <summary>A list that begins with 2, or lacks one between two others, has a gap: the episode exists all the same.</summary>
    private static bool IsInGap(int number, IReadOnlyList<int> listed) =>
        listed is [<= 2, .., var last] && number >= 1 && number < last && (listed.Contains(number + 1) || listed.Contains(number - 1));

    private static string Missing(int number, int season, IReadOnlyList<int> listed) =>
        listed switch
        {
            [] => $"the catalog lists no episodes of season {season} yet, but the name says episode {number}",
            [1, ..] => $"season {season} has {listed.Count} episodes in the catalog, but the name says episode {number}",
            _ => $"season {season} has the episodes {listed[0]} to {listed[^1]} in the catalog, but the name says episode {number}",
        };

    /// <summary>"S2 - 30" and "501" may count otherwise than "S02E30" does.</summary>
    private static bool IsBare(Release file) =>
        file.Spans.LastOrDefault(span => span.Part == "episode") is { Length: > 0 } span
        && file.Input.AsSpan(span.Start, span.Length) is var text
        && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Not of a resolution, a codec or a checksum: "720p", "x264".</summary>
    [GeneratedRegex(
        @"(?<![0-9]|(?<![a-z])[xh])(?!480|576|720)[0-9]{3,4}(?=[ ._-]|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex ThreeOrFour { get; }
}
