using System.Globalization;
using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>What to search for, likeliest first. A catalogue wants every word to stand in one of a title's names, so each text is one attempt.</summary>
public static class QueryTexts
{
    private const int Most = 6;

    public static IReadOnlyList<string> For(Clues clues) =>
        [
            .. clues
                .Titles.Concat(Joined(clues))
                .Concat(clues.Titles.Take(2).SelectMany(Variants))
                .Where(text => text.Length > 0)
                .DistinctBy(text => string.Join(' ', TitleWords.Of(text)), StringComparer.Ordinal)
                .Take(Most),
        ];

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

    /// <summary>Where nothing was found: with one word less, a slip in that word does no harm.</summary>
    public static IReadOnlyList<string> Looser(Clues clues)
    {
        if (clues.Titles is not [var title, ..])
        {
            return [];
        }

        IReadOnlyList<string> words = TitleWords.Of(title);
        if (words.Count < 2)
        {
            return [];
        }

        int longest = Enumerable.Range(0, words.Count).MaxBy(index => words[index].Length);
        return
        [
            .. new[]
            {
                string.Join(' ', words.Where((_, index) => index != longest)),
                string.Join(' ', words.Take(words.Count - 1)),
            }.Distinct(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Variants(string title)
    {
        string[] words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
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
}
