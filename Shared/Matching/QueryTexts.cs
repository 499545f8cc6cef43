using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>What to search for, most likely first. The catalog requires every word in one of a title's names, so each text is one attempt.</summary>
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

    /// <summary>"Mandy s First Marriage": the separator stood for an apostrophe, and the catalog has "Mandy's" as one word.</summary>
    private static string WithApostrophe(string text) => LoneS().Replace(text, "${word}'s${end}");

    /// <summary>Titles that end with a number like a year ("Space: 1999"), and titles that were read as two.</summary>
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
    /// For when nothing was found. First without the words that hardly belong to the title; then without the longest word, then without each
    /// other word, since a typo does no harm in a word that is left out.
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

    /// <summary>A number, a year, or a short form of a language or country.</summary>
    private static bool IsTrailer(string word) => word.Length < 4 || word.All(char.IsAsciiDigit);

    private const int MostLoose = 2;

    /// <summary>Letters. Shorter words are in too many names for the right one to be on the first page; a year narrows it down.</summary>
    private const int ShortestLoose = 4;

    /// <summary>Catalogs write these with stars, in unknown number.</summary>
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

    /// <summary>"SlamDunk": two words written as one.</summary>
    [GeneratedRegex(@"(?<left>\p{Ll}{2})(?<right>\p{Lu}\p{Ll})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Seam();

    /// <summary>"P.S.I. Love You": the last of the letters is a word of its own.</summary>
    [GeneratedRegex(
        @"(?<before>(\p{Lu}\.)+)(?<word>[IA])\.? ",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Initials();
}
