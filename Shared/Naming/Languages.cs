using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Hybrid.Naming;

/// <summary>Knows languages, regions and scripts by code and by name; see languages.txt and languages-more.txt.</summary>
internal static class Languages
{
    private static readonly FrozenDictionary<string, LanguageWord> Words;

    private static readonly FrozenDictionary<string, string> Regions;

    static Languages()
    {
        Dictionary<string, LanguageWord> words = new(StringComparer.Ordinal);
        Dictionary<string, string> regions = new(StringComparer.Ordinal);
        foreach (string[] line in new[] { "languages.txt", "languages-more.txt" }.SelectMany(Lines))
        {
            if (line is [['-', .. var region], var regionNames])
            {
                regions[Fold(region)] = region;
                Each(regionNames, name => regions[name] = region);
                continue;
            }

            (string code, string[] codes) = (line[0], line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            // A code of three letters that has a shorter one is of a language that people know. The others are also words ("sun", "war").
            foreach (string word in codes.Prepend(code))
            {
                words[Fold(word)] = new(code, code.Length == 3 ? LanguageWordKind.RareCode : LanguageWordKind.Code);
            }

            Each(
                line[2],
                name =>
                {
                    LanguageWordKind kind =
                        name.Length <= 3 && name.All(char.IsAsciiLetter) ? LanguageWordKind.RareCode : LanguageWordKind.Name;
                    if (kind == LanguageWordKind.Name || !words.ContainsKey(name))
                    {
                        words[name] = new(code, kind);
                    }
                }
            );
        }

        Words = words.ToFrozenDictionary(StringComparer.Ordinal);
        Regions = regions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The most words that a name has.</summary>
    public const int LongestPhrase = 6;

    /// <param name="phrase">Words as <see cref="Fold"/> makes them, with one space between.</param>
    public static LanguageWord? Find(string phrase) => Words.TryGetValue(phrase, out LanguageWord word) ? word : null;

    /// <summary>"BR", "419" or "Hans", for a folded code or name.</summary>
    public static string? Region(string phrase) => Regions.GetValueOrDefault(phrase);

    /// <summary>Without case, accents and apostrophes; punctuation is a space: "portugues do brasil".</summary>
    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char c in SafeName.WithoutBrokenCharacters(text).ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (IsApostrophe(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.SpacingCombiningMark)
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʻ' or 'ʼ' or '`';

    private static void Each(string names, Action<string> add)
    {
        foreach (string name in names.Split(';').Select(Fold).Where(n => n.Length > 0))
        {
            add(name);
        }
    }

    private static IEnumerable<string[]> Lines(string file)
    {
        using Stream stream = typeof(Languages).Assembly.GetManifestResourceStream("Hybrid.Naming." + file)!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(l => l[0] != '#')
                .Select(l => l.Split('|')),
        ];
    }
}

/// <param name="Tag">As in a library's file name: "de", "pt-BR", "zh-Hans".</param>
/// <param name="Kind">How sure it is that the word means it.</param>
internal readonly record struct LanguageWord(string Tag, LanguageWordKind Kind);

internal enum LanguageWordKind
{
    /// <summary>"German", "Deutsch".</summary>
    Name,

    /// <summary>"de", "ger".</summary>
    Code,

    /// <summary>A code, or a name of three letters, that is more often something else: "war", "ewe".</summary>
    RareCode,
}
