using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>How a title in a name fits a title of the catalog, best first.</summary>
public enum TitleFit
{
    /// <summary>The name or the original name, spelling aside.</summary>
    Same,

    /// <summary>The same except for the article: "Heroes" and "The Heroes" are two series.</summary>
    Alike,

    /// <summary>One of the other names: alternative titles and translations.</summary>
    Alternative,

    /// <summary>The same letters, with the words divided differently ("Super Natural").</summary>
    Divided,

    /// <summary>The same with a typo: two letters swapped, one doubled, one missing.</summary>
    Misspelt,

    /// <summary>One or two letters differ; it may be another word.</summary>
    Similar,

    /// <summary>The name without its subtitle, or with an added one.</summary>
    Shortened,

    /// <summary>The same words with another number.</summary>
    OtherNumber,

    Different,
}

/// <param name="Fit">The best fit of any title in the name to any name of the candidate.</param>
/// <param name="Claimed">The title in the name.</param>
/// <param name="Known">The candidate's name.</param>
/// <param name="IsFirst">Whether it is the name's most trusted title.</param>
/// <param name="IsTwice">Whether two different titles in the name are names of this candidate.</param>
public sealed record TitleMatch(TitleFit Fit, string Claimed, string Known, bool IsFirst, bool IsTwice);

public static class TitleFits
{
    /// <summary>The best fit of any claimed title, and that title.</summary>
    public static TitleMatch Best(Clues clues, CandidateDetails candidate)
    {
        var best = new TitleMatch(TitleFit.Different, clues.Titles.Count > 0 ? clues.Titles[0] : "", candidate.Title.Name, true, false);
        HashSet<int> fitting = [];
        foreach ((string claimed, int place) in Spellings(clues))
        {
            foreach (string known in candidate.Names)
            {
                Take(Of(claimed, known), claimed, known, place);
            }

            foreach (string known in candidate.OtherNames)
            {
                TitleFit fit = Of(claimed, known);
                Take(fit is TitleFit.Same or TitleFit.Alike ? TitleFit.Alternative : fit, claimed, known, place);
            }
        }

        for (int i = 0; i < clues.Titles.Count; i++)
        {
            // "Crudelia - Cruella": the title in two languages.
            if (clues.Titles[i].Split(" - ", StringSplitOptions.TrimEntries) is [var one, var other] && IsName(one) && IsName(other))
            {
                Take(TitleFit.Alternative, clues.Titles[i], candidate.Title.Name, i);
            }
        }

        return best with
        {
            IsTwice = fitting.Count > 1,
        };

        bool IsName(string half) => candidate.Names.Concat(candidate.OtherNames).Any(known => Of(half, known) <= TitleFit.Alike);

        void Take(TitleFit fit, string claimed, string known, int place)
        {
            if (fit <= TitleFit.Alternative)
            {
                fitting.Add(place);
            }

            if (fit < best.Fit)
            {
                best = new TitleMatch(fit, claimed, known, place == 0, false);
            }
        }
    }

    public static TitleFit Of(string claimed, string known)
    {
        string claimedKey = TitleKey.Of(claimed);
        string knownKey = TitleKey.Of(known);
        if (claimedKey.Length == 0 || knownKey.Length == 0)
        {
            return TitleFit.Different;
        }

        if (claimedKey == knownKey)
        {
            return !IsDividedAlike(claimed, known) ? TitleFit.Divided
                : TitleKey.Article(claimed) == TitleKey.Article(known) ? TitleFit.Same
                : TitleFit.Alike;
        }

        if (IsCensored(claimed, known))
        {
            return TitleFit.Same;
        }

        bool sameNumbers = Numbers(claimed).SequenceEqual(Numbers(known), StringComparer.Ordinal);
        if (sameNumbers && Spelling.AreNear(claimedKey, knownKey))
        {
            return Spelling.IsSlip(claimedKey, knownKey) ? TitleFit.Misspelt : TitleFit.Similar;
        }

        if (!sameNumbers && Letters(claimedKey) == Letters(knownKey))
        {
            return TitleFit.OtherNumber;
        }

        // A part missing from the name may have its own number ("Braddock: Missing in Action III"); an added part may not.
        return IsHeadOf(claimed, known) || IsTailOf(claimed, known) || (sameNumbers && IsHeadOf(known, claimed))
            ? TitleFit.Shortened
            : TitleFit.Different;
    }

    /// <summary>"The End of the F***ing World": the stars mean any letters of the word.</summary>
    private static bool IsCensored(string claimed, string known)
    {
        if (!known.Contains("**", StringComparison.Ordinal))
        {
            return false;
        }

        string[] knownWords = known.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] claimedWords = claimed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return knownWords.Length == claimedWords.Length && knownWords.Zip(claimedWords).All(pair => IsWord(pair.First, pair.Second));
    }

    private static bool IsWord(string known, string claimed)
    {
        int first = known.IndexOf('*', StringComparison.Ordinal);
        int last = known.LastIndexOf('*');
        return first < 0
            ? TitleKey.Of(known) == TitleKey.Of(claimed)
            : claimed.Length > known.Length - (last - first + 1)
                && claimed.StartsWith(known[..first], StringComparison.OrdinalIgnoreCase)
                && claimed.EndsWith(known[(last + 1)..], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A title as claimed, and with what may be part of it: the country ("Shameless US"), the year ("Space: 1999"), the next title.</summary>
    private static IEnumerable<(string Title, int Place)> Spellings(Clues clues)
    {
        for (int i = 0; i < clues.Titles.Count; i++)
        {
            string title = clues.Titles[i];
            yield return (title, i);
            if (clues.Country is { } country)
            {
                yield return ($"{title} {country}", i);
            }

            if (clues.Year is { } year)
            {
                yield return ($"{title} {year}", i);
            }
        }

        if (clues.Titles is [var first, var second, ..])
        {
            yield return ($"{first} {second}", 0);
        }
    }

    /// <summary>Whether one is the other without the text after a colon, a dash or a bracket.</summary>
    private static bool IsHeadOf(string shorter, string longer)
    {
        int end = longer.IndexOfAny([':', '(', '[']);
        int dash = longer.IndexOf(" - ", StringComparison.Ordinal);
        int cut = end > 0 && dash > 0 ? Math.Min(end, dash) : Math.Max(end, dash);
        return cut > 0 && TitleKey.Of(longer[..cut]) == TitleKey.Of(shorter);
    }

    /// <summary>Whether a claimed title is the text after the colon or dash. A short one says too little.</summary>
    private static bool IsTailOf(string claimed, string known)
    {
        int colon = known.LastIndexOf(": ", StringComparison.Ordinal);
        int cut =
            colon > 0 ? colon + 1
            : known.LastIndexOf(" - ", StringComparison.Ordinal) is > 0 and var dash ? dash + 3
            : -1;
        string key = TitleKey.Of(claimed);
        return cut > 0 && key.Length >= ShortestTail && TitleKey.Of(known[cut..]) == key;
    }

    private const int ShortestTail = 8;

    /// <summary>A hyphen may or may not divide words; a space does.</summary>
    private static bool IsDividedAlike(string one, string other) =>
        Divisions(one).Any(first => Divisions(other).Any(second => first.SequenceEqual(second, StringComparer.Ordinal)));

    private static IEnumerable<IReadOnlyList<string>> Divisions(string title)
    {
        yield return TitleKey.Kept(TitleWords.Of(title));
        if (title.Contains('-', StringComparison.Ordinal))
        {
            yield return TitleKey.Kept(TitleWords.Of(title.Replace("-", "", StringComparison.Ordinal)));
        }
    }

    private static IEnumerable<string> Numbers(string title) =>
        TitleWords.Of(title).Select(TitleKey.Numeral).Where(word => word.All(char.IsAsciiDigit));

    private static string Letters(string key) => string.Concat(key.Where(c => !char.IsAsciiDigit(c)));
}
