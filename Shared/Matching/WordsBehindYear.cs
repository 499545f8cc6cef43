using System.Text.RegularExpressions;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>
/// Words between a movie's year and what a release says of itself: "F1 2025 Monaco Grand Prix Race 1080p" is a race of that year, "Dune 2021 Sound
/// Design Documentary 1080p" is about the movie. Pure.
/// </summary>
internal static partial class WordsBehindYear
{
    /// <summary>One word may be a language, a studio or an edition that is not known here.</summary>
    private const int Fewest = 2;

    /// <returns>The words; null if there are none, or too few to say something.</returns>
    public static string? Of(Release release)
    {
        if (release.Spans.LastOrDefault(span => span.Part == "year") is not { Length: > 0 } year)
        {
            return null;
        }

        int end = year.Start + year.Length;
        // Up to the end of the name, it is another title: "Sin City (2005) - Mesto greha".
        int next = release.Spans.Where(span => span.Start >= end).Select(span => span.Start).DefaultIfEmpty(end).Min();
        Match words = BareWords.Match(release.Input[end..next]);
        return words.Success && words.Groups["word"].Captures.Count(word => word.Length > 2 && word.Value.All(char.IsLetter)) >= Fewest
            ? string.Join(' ', words.Groups["word"].Captures.Select(word => word.Value))
            : null;
    }

    /// <summary>As releases join words. In brackets and between commas stand genres, countries and people.</summary>
    [GeneratedRegex(@"^([._ ]+(?<word>[\p{L}\p{Nd}'’-]+))+[._ ]+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BareWords { get; }
}
