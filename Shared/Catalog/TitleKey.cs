namespace Hybrid.Catalog;

/// <summary>Makes two spellings of one title equal. Titles that still differ are different titles, or one is misspelled.</summary>
public static class TitleKey
{
    /// <summary>The loosest key: without a leading article, "and", spaces, "part" and the like; Roman numerals are digits.</summary>
    public static string Of(string text) => Of(TitleWords.Of(text));

    public static string Of(IReadOnlyList<string> words) => string.Concat(Kept(words));

    /// <summary>The words that the key consists of.</summary>
    public static IReadOnlyList<string> Kept(IReadOnlyList<string> words)
    {
        // "Matrix, The", as in sorted lists.
        if (words.Count > 1 && words[^1] == "the")
        {
            words = [.. words.Take(words.Count - 1)];
        }

        List<string> kept = [];
        bool isFirst = true;
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if ((i == 0 && words.Count > 1 && Articles.Contains(word)) || word == "and")
            {
                continue;
            }

            if (!isFirst && Counters.Contains(word))
            {
                continue;
            }

            kept.Add(isFirst ? word : Numeral(word));
            isFirst = false;
        }

        return kept.Count > 0 ? kept : words;
    }

    /// <summary>The article that the key leaves out; null if there is none.</summary>
    public static string? Article(string text)
    {
        IReadOnlyList<string> words = TitleWords.Of(text);
        return words.Count < 2 ? null
            : Articles.Contains(words[0]) ? words[0]
            : words[^1] == "the" ? words[^1]
            : null;
    }

    /// <summary>A number word or Roman numeral in digits; other words unchanged. "i" and "x" have too many other meanings.</summary>
    public static string Numeral(string word) => Roman.TryGetValue(word, out string? digits) ? digits : word;

    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal)
    {
        "the",
        "a",
        "an",
        "le",
        "la",
        "les",
        "el",
        "il",
        "lo",
        "der",
        "die",
        "das",
        "los",
        "las",
        "un",
        "une",
        "den",
        "det",
        "de",
    };

    private static readonly HashSet<string> Counters = new(StringComparer.Ordinal) { "part", "pt", "vol", "volume", "chapter" };

    private static readonly Dictionary<string, string> Roman = new(StringComparer.Ordinal)
    {
        ["ii"] = "2",
        ["iii"] = "3",
        ["iv"] = "4",
        ["v"] = "5",
        ["vi"] = "6",
        ["vii"] = "7",
        ["viii"] = "8",
        ["ix"] = "9",
        ["xi"] = "11",
        ["xii"] = "12",
        ["xiii"] = "13",
    };
}
