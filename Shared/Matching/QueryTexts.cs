using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>What to search for, likeliest first. A catalogue wants every word to stand in one of a title's names, so each text is one attempt.</summary>
public static partial class QueryTexts
{
    private const int Most = 6;

    public static IReadOnlyList<string> For(Clues clues) =>
        [
            .. clues
                .Titles.Concat(Joined(clues))
                .Concat(clues.Titles.Take(2).SelectMany(Variants))
                .Select(WithApostrophe)
                .Where(text => text.Length > 0)
                .DistinctBy(text => string.Join(' ', TitleWords.Of(text)), StringComparer.Ordinal)
                .Take(Most),
        ];

    /// <summary>"Mandy s First Marriage": the separator stood for an apostrophe, and the catalogue knows "Mandy's" as one word.</summary>
    private static string WithApostrophe(string text) => LoneS().Replace(text, "${word}'s${end}");

    /// <summary>Titles that end with a number like a year ("Space: 1999"), and those that were taken for two.</summary>
    private static IEnumerable<string> Joined(Clues clues)
    {
        if (clues is { Titles: [var title, ..], Year: { } year })
        {
            yield return $"{title} {year}";
        }

        if (clues.Titles is [var first, var second, ..])
        {
            yield return $"{first} {second}";
        }
    }

    /// <summary>
    /// Where nothing was found: what hardly belongs to the title is left out; and since a slip in a word does no harm where that word is
    /// missing, the longest is, and then all others.
    /// </summary>
    public static IReadOnlyList<string> Looser(Clues clues)
    {
        if (clues.Titles is not [var title, ..])
        {
            return [];
        }

        IReadOnlyList<string> words = TitleWords.Of(WithApostrophe(title));
        string longest = words.MaxBy(word => word.Length) ?? "";
        int shortest = clues.Year is null ? ShortestLoose : ShortestLoose - 1;
        IEnumerable<string> texts =
            words.Count == 1
                ? [longest[..(longest.Length / 2 + 1)]]
                :
                [
                    string.Join(' ', words.Where((word, index) => !Rude.Contains(word) && (index < words.Count - 1 || !IsTrailer(word)))),
                    string.Join(' ', words.Where(word => word != longest)),
                    longest,
                ];
        return
        [
            .. texts
                .Where(text => text.Length >= shortest && text != string.Join(' ', words))
                .Distinct(StringComparer.Ordinal)
                .Take(MostLoose),
        ];
    }

    /// <summary>A number, a year, or what a language and a country are shortened to.</summary>
    private static bool IsTrailer(string word) => word.Length < 4 || word.All(char.IsAsciiDigit);

    private const int MostLoose = 2;

    /// <summary>Letters. Less than this stands in too many names for the right one to be on the first page; a year narrows it down.</summary>
    private const int ShortestLoose = 4;

    /// <summary>Catalogues write stars into these, and nobody knows how many.</summary>
    private static readonly HashSet<string> Rude = new(StringComparer.Ordinal) { "fuck", "fucking", "fucked", "shit", "bitch", "asshole" };

    private static IEnumerable<string> Variants(string title)
    {
        string[] words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var only] && Seam().IsMatch(only))
        {
            yield return Seam().Replace(only, "${left} ${right}");
        }

        yield return Initials()
            .Replace(
                title,
                match => $"{match.Groups["before"].Value.Replace(".", "", StringComparison.Ordinal)} {match.Groups["word"].Value} "
            );
        yield return string.Join(' ', words.Select((word, index) => index == 0 ? word : OtherNumeral(word)));
        int cut = title.IndexOfAny([':', '(', '[']) is var sign and > 2 ? sign : title.IndexOf(" - ", StringComparison.Ordinal);
        if (cut > 2)
        {
            yield return title[..cut].Trim();
            yield return title[cut..].Trim(' ', '-', ':', '(', ')', '[', ']');
        }

        if (words is ["The" or "the" or "A" or "a" or "An" or "an", _, ..])
        {
            yield return string.Join(' ', words[1..]);
        }
    }

    private static string OtherNumeral(string word)
    {
        string lower = word.ToLowerInvariant();
        string digits = TitleKey.Numeral(lower);
        if (!string.Equals(digits, lower, StringComparison.Ordinal))
        {
            return digits;
        }

        return int.TryParse(word, CultureInfo.InvariantCulture, out int number) && number > 1 && number < Roman.Length
            ? Roman[number]
            : word;
    }

    private static readonly string[] Roman = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"];

    [GeneratedRegex(@"(?<word>\p{L}{2}) s(?<end> |$)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex LoneS();

    /// <summary>"SlamDunk": two words that somebody wrote as one.</summary>
    [GeneratedRegex(@"(?<left>\p{Ll}{2})(?<right>\p{Lu}\p{Ll})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Seam();

    /// <summary>"P.S.I. Love You": the last of the letters is a word of its own.</summary>
    [GeneratedRegex(
        @"(?<before>(\p{Lu}\.)+)(?<word>[IA])\.? ",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Initials();
}
