using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching.Weighing;

/// <summary>Words outside the title that suggest a game, a book, music, an extra, a collection of movies.</summary>
internal static partial class Telltales
{
    /// <summary>In addition to the parser's words: words that mean something only once the title's words are known.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "trilogy",
        "quadrilogy",
        "tetralogy",
        "duology",
        "anthology",
        "collection",
        "antology",
        "soundtrack",
        "ost",
        "audiobook",
        "ebook",
        "epub",
        "xxx",
        "brazzers",
        "trailer",
        "teaser",
        "featurette",
        "featurettes",
        "extras",
        "bonus",
        "interviews",
        "bloopers",
        "ufc",
        "wwe",
        "nba",
        "nfl",
        "nhl",
        "masterclass",
        "pluralsight",
        "udemy",
        "lynda",
    };

    private static readonly string[] Phrases =
    [
        "behind the scenes",
        "deleted scenes",
        "making of",
        "sing along",
        "bonus disc",
        "bonus disk",
        "great courses",
        "complete collection",
        "music video",
        "gag reel",
        "commentary tracks",
    ];

    /// <summary>Harmless uses of such words: extras that come with the movie, and a publisher's name.</summary>
    [GeneratedRegex(
        @"(\+|\bwith|\band|&)[\s._-]*extras|criterion[\s._-]*collection",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex HarmlessWords { get; }

    /// <summary>Only games have so many languages.</summary>
    [GeneratedRegex(@"^multi([5-9]|[1-9][0-9])$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex ManyLanguages { get; }

    /// <summary>The first such word outside the candidate's own name.</summary>
    public static string? Find(Clues clues, CandidateDetails candidate)
    {
        HashSet<string> own = [.. candidate.Names.Concat(candidate.OtherNames).SelectMany(TitleWords.Of)];
        IReadOnlyList<string> input = TitleWords.Of(Harmless(OwnWords(clues)));
        if (clues.TellTales.FirstOrDefault(word => !TitleWords.Of(word).All(own.Contains) && !IsHarmless(word, input)) is { } read)
        {
            return read;
        }

        if (!clues.HasTechnicalWords && input.FirstOrDefault(word => ManyLanguages.IsMatch(word)) is { } languages)
        {
            return languages;
        }

        string text = $" {string.Join(' ', input)} ";
        return input.FirstOrDefault(word => Words.Contains(word) && !own.Contains(word))
            ?? Array.Find(Phrases, phrase => text.Contains($" {phrase} ", StringComparison.Ordinal) && !own.Contains(phrase.Split(' ')[0]));
    }

    /// <summary>The words of a pack say nothing against a movie in it that has a title and a year of its own.</summary>
    private static string OwnWords(Clues clues) =>
        Packs.Below(clues.Release.Input) is var own
        && clues.Release is { Kind: ReleaseKind.Movie, Year: { } year }
        && own.Contains(year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? own
            : clues.Release.Input;

    private static bool IsHarmless(string word, IReadOnlyList<string> rest) =>
        TitleWords.Of(word) is ["extras" or "collection"] && !rest.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static string Harmless(string input) => HarmlessWords.Replace(input, " ");
}
