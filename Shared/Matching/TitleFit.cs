using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>How a title that a name gives stands to a title of the catalogue, best first.</summary>
public enum TitleFit
{
    /// <summary>The name or the original name, spelling aside.</summary>
    Same,

    /// <summary>One of the other names: alternative titles and translations.</summary>
    Alternative,

    /// <summary>A letter or two differ.</summary>
    Misspelt,

    /// <summary>The name without its subtitle, or with one more.</summary>
    Shortened,

    /// <summary>The same words with another number.</summary>
    OtherNumber,

    Different,
}

public static class TitleFits
{
    /// <summary>The best fit of any claimed title, and which one it was.</summary>
    public static (TitleFit Fit, string Claimed, string Known) Best(Clues clues, Contender contender)
    {
        (TitleFit Fit, string Claimed, string Known) best = (TitleFit.Different, clues.Titles.Count > 0 ? clues.Titles[0] : "", contender.Title.Name);
        foreach (string claimed in Spellings(clues))
        {
            foreach (string known in contender.Names)
            {
                Take(Of(claimed, known), claimed, known);
            }

            foreach (string known in contender.OtherNames)
            {
                TitleFit fit = Of(claimed, known);
                Take(fit == TitleFit.Same ? TitleFit.Alternative : fit, claimed, known);
            }
        }

        return best;

        void Take(TitleFit fit, string claimed, string known)
        {
            if (fit < best.Fit)
            {
                best = (fit, claimed, known);
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
            return TitleFit.Same;
        }

        bool sameNumbers = Numbers(claimed).SequenceEqual(Numbers(known), StringComparer.Ordinal);
        if (sameNumbers && Spelling.AreNear(claimedKey, knownKey))
        {
            return TitleFit.Misspelt;
        }

        if (!sameNumbers && Letters(claimedKey) == Letters(knownKey))
        {
            return TitleFit.OtherNumber;
        }

        return sameNumbers && (IsHeadOf(claimed, known) || IsHeadOf(known, claimed)) ? TitleFit.Shortened : TitleFit.Different;
    }

    /// <summary>A title as claimed, and with the country or the year that may be part of it ("Shameless US", "Blade Runner 2049").</summary>
    private static IEnumerable<string> Spellings(Clues clues)
    {
        foreach (string title in clues.Titles)
        {
            yield return title;
            if (clues.Country is { } country)
            {
                yield return $"{title} {country}";
            }
        }
    }

    private static bool IsHeadOf(string shorter, string longer)
    {
        IReadOnlyList<string> head = TitleWords.Of(shorter);
        IReadOnlyList<string> all = TitleWords.Of(longer);
        return head.Count < all.Count && head.SequenceEqual(all.Take(head.Count), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Numbers(string title) =>
        TitleWords.Of(title).Select(TitleKey.Numeral).Where(word => word.All(char.IsAsciiDigit));

    private static string Letters(string key) => string.Concat(key.Where(c => !char.IsAsciiDigit(c)));
}
