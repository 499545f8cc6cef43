using System.Text.RegularExpressions;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>
/// Words between a movie's year and what a release says of itself: "F1 2025 Monaco Grand Prix Race 1080p" is a race of that year, "Dune 2021 Sound
/// Design Documentary 1080p" is about the movie. Or in brackets before the year: "Rush (Live in Rio) 2013". Pure.
/// </summary>
public static partial class OddWords
{
    /// <summary>One word may be a language, a studio or an edition that is not known here.</summary>
    private const int Fewest = 2;

    /// <summary>Tags that an event or a program about the movie has too: "2004 Final Federer vs Roddick", "2022 Graceland Special".</summary>
    private static readonly HashSet<string> Events = new(StringComparer.OrdinalIgnoreCase)
    {
        "final",
        "finale",
        "full",
        "live",
        "sp",
        "special",
        "specials",
    };

    /// <summary>Alone in brackets before the year, they are enough.</summary>
    private static readonly HashSet<string> Programs = new(StringComparer.OrdinalIgnoreCase)
    {
        "acoustic",
        "concert",
        "cover",
        "instrumental",
        "interview",
        "karaoke",
        "live",
        "medley",
        "remix",
        "reunion",
        "score",
        "special",
        "theme",
        "tour",
        "unplugged",
    };

    /// <returns>The words; null if there are none, or too few to say something. They may be another name of the movie.</returns>
    public static string? Of(Release release) => Before(release) ?? Behind(release);

    private static string? Behind(Release release)
    {
        if (release.Spans.LastOrDefault(span => span.Part == "year") is not { Length: > 0 } year)
        {
            return null;
        }

        int end = year.Start + year.Length;
        ReleaseSpan[] behind = [.. release.Spans.Where(span => span.Start >= end).OrderBy(span => span.Start)];
        ReleaseSpan[] events = [.. behind.TakeWhile(span => Events.Contains(release.Input.Substring(span.Start, span.Length)))];
        // Up to the end of the name, it is another title: "Sin City (2005) - Mesto greha".
        int next = behind.Skip(events.Length).Select(span => span.Start).FirstOrDefault(end);
        Match words = BareWords.Match(release.Input[end..Math.Max(end, next)]);
        if (!words.Success)
        {
            return null;
        }

        string[] found = [.. words.Groups["word"].Captures.Select(word => word.Value)];
        int more = found.Count(word => word.Length > 2 && word.All(char.IsLetter) && !Events.Contains(word));
        return more >= Fewest || (more > 0 && found.Any(Events.Contains)) ? string.Join(' ', found) : null;
    }

    /// <summary>The words in the brackets directly before the year.</summary>
    private static string? Before(Release release)
    {
        if (release.Spans.LastOrDefault(span => span.Part == "year") is not { Length: > 0 } year)
        {
            return null;
        }

        // "Hancock (Peter Berg) [2008, action, comedy]": a person, and a list.
        int end = year.Start + year.Length;
        if (end < release.Input.Length && release.Input[end] == ',')
        {
            return null;
        }

        int start = release.Input[..year.Start].LastIndexOfAny(['/', '\\']) + 1;
        Group words = BracketAtEnd.Match(release.Input[start..year.Start]).Groups["words"];
        return
            words.Success
            && (
                words.Value.Split([' ', '.', '_'], StringSplitOptions.RemoveEmptyEntries).Length >= Fewest || Programs.Contains(words.Value)
            )
            && !release.Spans.Any(span =>
                span.Part is not ("title" or "group" or "tag") && IsWithin(span, start + words.Index, words.Length)
            )
            ? words.Value
            : null;
    }

    /// <summary>An edition or a language in brackets is known.</summary>
    private static bool IsWithin(ReleaseSpan span, int start, int length) =>
        span.Length > 0 && span.Start < start + length && span.Start + span.Length > start;

    /// <summary>As releases join words. In brackets and between commas stand genres, countries and people.</summary>
    [GeneratedRegex(
        @"^[)\]]?([._ ]+(?<word>[\p{L}\p{Nd}'’-]+))+[._ ]+$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        30_000
    )]
    private static partial Regex BareWords { get; }

    [GeneratedRegex(
        @"[^\s._]\s?[._]?[(\[](?<words>[\p{L}\p{Nd}'’._ -]+)[)\]][._ ]+[(\[]?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        30_000
    )]
    private static partial Regex BracketAtEnd { get; }
}
