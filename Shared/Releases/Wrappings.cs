namespace Hybrid.Releases;

/// <summary>What others added behind the group: "[rartv]", "[www.site.org]", "-xpost", "-1", "-sample".</summary>
internal static class Wrappings
{
    /// <returns>The token behind the last one that nobody added.</returns>
    public static int Before(in CutName name, in TitleSpan title)
    {
        int end = name.High;
        while (end - 1 > title.To)
        {
            int last = end - 1;
            if (Bracket(in name, in title, last) is var from and >= 0 && from > title.To)
            {
                end = from;
            }
            else if (IsWord(in name, last))
            {
                end--;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>A sure word about the picture stands behind the title and before the token.</summary>
    public static bool HasVideoBefore(in CutName name, in TitleSpan title, int i) =>
        name.Any(title.To, i, static (in name, k) => name[k].Word is { IsVideo: true, Strength: Strength.Hard });

    private static bool IsWord(in CutName name, int i)
    {
        ref readonly Token token = ref name[i];
        return token.Bracket < 0
            && token.Part != Part.Episode
            && (
                token.Word is { Class: WordClass.Wrapper } || (token.Value is >= 0 and < 10 && token.Length == 1 && token.Gap == Gap.Hyphen)
            );
    }

    /// <summary>The start of a bracket at the very end with nothing that we know, after a word that may be the group; or -1.</summary>
    private static int Bracket(in CutName name, in TitleSpan title, int last)
    {
        sbyte at = name[last].Bracket;
        if (at < 0 || name.Brackets[at].Last != last || name.Brackets[at].First <= title.From)
        {
            return -1;
        }

        int first = name.Brackets[at].First;
        ref readonly Token before = ref name[first - 1];
        bool tied = (name[first].Gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen;
        if (name.IsHash(at) || (name.IsSite(first, last + 1) && !(tied && before.Bracket < 0)))
        {
            return first;
        }

        // "x264-[YTS.MX]", "[1080p] [NTb]", "(... 5.1 - JBENT)[TAoE]": then the bracket is the group itself.
        return
            !tied
            && before.Bracket < 0
            && before.Word is not { Strength: Strength.Hard }
            && IsUnsaid(in name, first, last)
            && HasVideoBefore(in name, in title, first - 1)
            ? first
            : -1;
    }

    private static bool IsUnsaid(in CutName name, int first, int last) =>
        !name.Any(
            first,
            last + 1,
            static (in name, i) =>
                name.IsSureTag(i) || name[i].Part is not (Part.None or Part.Language or Part.Tag or Part.Site or Part.Id or Part.Network)
        );
}
