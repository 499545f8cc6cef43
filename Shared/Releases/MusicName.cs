using Hybrid.Releases.Numbering;
using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

/// <summary>"Artist-Title-WEB-2017-GROUP": music has the year before the group, and hyphens around both and between the words before.</summary>
internal static class MusicName
{
    public static bool Is(in CutName name, ref readonly Tags tags)
    {
        int hyphens = 0;
        int dots = 0;
        for (int i = 1; i < name.Count; i++)
        {
            hyphens += IsTight(in name, i) ? 1 : 0;
            dots += name[i].Gap == Gap.Dot ? 1 : 0;
        }

        if (hyphens > 1 && EndsWithSource(in name, in tags))
        {
            return true;
        }

        // "Artist-Song-720p-x264-2010-GRP".
        if (hyphens > 3 && dots == 0 && name.IsYear(name.Count - 2) && IsTight(in name, name.Count - 2) && name.IsSureTag(name.Count - 3))
        {
            return true;
        }

        return hyphens > 1 && dots <= hyphens + 2 && name.Text.ContainsAny('_', '(', ' ') && EndsWithYearAndGroup(in name, hyphens);
    }

    private static bool EndsWithYearAndGroup(in CutName name, int hyphens)
    {
        for (int i = Math.Max(2, name.Count - 4); i + 1 < name.Count; i++)
        {
            bool day = name[i].Mark >= 0 && name.Marks[name[i].Mark].Kind == MarkKind.Date;
            if (IsTight(in name, i) && IsTight(in name, i + 1) && (day || (hyphens >= 3 && IsYearOrDecade(in name, i))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTight(in CutName name, int i) => (name[i].Gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen;

    /// <summary>"Artist-Title(CAT 12).2019-WEB".</summary>
    private static bool EndsWithSource(in CutName name, ref readonly Tags tags) =>
        name.Count > 2
        && name.IsYear(name.Count - 2)
        && name.Tokens[^1].Gap == Gap.Hyphen
        && tags.Source is { Value: "WEB" }
        && name.Is(name.Count - 1, WordClass.Source);

    /// <summary>"2004", "CD2004", "WEB2017", "199x".</summary>
    private static bool IsYearOrDecade(in CutName name, int i)
    {
        if (name.IsYear(i))
        {
            return true;
        }

        ReadOnlySpan<char> word = name.TextOf(i);
        if (word.Length == 4)
        {
            return (word.StartsWith("19") || word.StartsWith("20")) && char.IsAsciiDigit(word[2]) && Lower(word, 3) == 'x';
        }

        return word.Length is 6 or 7
            && Digits(word, word.Length - 4, 4, out int year) == 4
            && year >= 1950
            && year <= name.LatestYear
            && Vocabulary.Find(word[..^4]) is { Class: WordClass.DiscWord } or { Class: WordClass.Source, Value: "WEB" };
    }
}
