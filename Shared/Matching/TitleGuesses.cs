using System.Text.RegularExpressions;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>More readings of a title with an extra word. They are tried last, and only where the title itself does not fit.</summary>
internal static partial class TitleGuesses
{
    private static readonly string[] Countries = ["US", "USA", "UK", "GB", "AU", "NZ", "CA", "IE", "IN", "ZA"];

    public static IEnumerable<string> Of(Release release)
    {
        if (release.Title is not { } title)
        {
            yield break;
        }

        if (CountryAtEnd(title) is { } country)
        {
            yield return title[..^(country.Length + 1)];
        }

        if (PartWithZero.Match(title) is { Success: true, Index: var part })
        {
            yield return title[..part];
        }

        if (GroupInFront.Match(title) is { Success: true, Length: var length })
        {
            yield return title[length..];
        }

        if (release is { Seasons: [], Year: not null } && MovieEditions.Bare(title) is { } bare)
        {
            yield return bare;
        }

        if (release is { Seasons: [], Absolute: [], AirDate: null } && BeforeOddWord(title) is { } shorter)
        {
            yield return shorter;
        }
    }

    /// <summary>The country code that a title ends with, in capitals; null where it has none.</summary>
    public static string? CountryAtEnd(string title) =>
        title.LastIndexOf(' ') is > 0 and var space
        && Array.Find(Countries, country => title.AsSpan(space + 1).SequenceEqual(country)) is { } found
            ? found
            : null;

    /// <summary>"Bluebird R5 LiNE", "Edward Scissorhands RECUT EXTENDED": the words before the first word in capitals, if the title itself is not in capitals.</summary>
    private static string? BeforeOddWord(string title)
    {
        string[] words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int odd = Array.FindIndex(words, word => OddWord.IsMatch(word) && !Roman.IsMatch(word));
        return odd > 0 && words.Take(odd).All(word => !OddWord.IsMatch(word)) ? string.Join(' ', words.Take(odd)) : null;
    }

    /// <summary>"Band of Brothers Part 03 Carentan".</summary>
    [GeneratedRegex(
        @" (part|pt) 0[0-9]( |$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex PartWithZero { get; }

    /// <summary>Scene file names begin with the group, all in lower case: "lpd-a separation".</summary>
    [GeneratedRegex(@"^[a-z0-9]{2,8}-(?=[a-z0-9 ]+$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex GroupInFront { get; }

    [GeneratedRegex(
        @"^(\p{Lu}{2,}[0-9]*|[0-9]+\p{Lu}{2,}|\p{Lu}[0-9]|\p{L}*\p{Ll}\p{Lu}{2,}\p{L}*|\p{Lu}+\p{Ll}\p{Lu}{2,}\p{L}*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex OddWord { get; }

    [GeneratedRegex(@"^[IVX]+$", RegexOptions.CultureInvariant, 30_000)]
    private static partial Regex Roman { get; }
}
