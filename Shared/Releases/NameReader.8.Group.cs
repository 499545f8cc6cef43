namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    /// <summary>
    /// Who made it: what follows the last hyphen ("x264-GROUP", "- GROUP"), else the bracket at the head of an anime name, else the last
    /// unknown word behind the tags ("x264 GROUP", "(1080p ... GROUP)", "[GROUP]").
    /// </summary>
    private void TakeGroup()
    {
        groupStart = groupEnd = -1;
        var end = WithoutWrappers();
        var hyphen = HyphenGroup(end);
        if (
            hyphen >= 0
            && (headGroup < 0 || (!bare && tokens[hyphen].Gap == Gap.Hyphen && IsKnown(hyphen - 1) && tokens[hyphen].Bracket < 0))
        )
        {
            SetGroup(hyphen, end);
            return;
        }

        if (headGroup >= 0)
        {
            SetBracket(headGroup);
            return;
        }

        TakeLooseGroup(end);
    }

    /// <summary>Without what others hung on: "[rartv]", "[www.site.org]", "-xpost", "-1", "-sample".</summary>
    private readonly int WithoutWrappers()
    {
        var end = high;
        while (end - 1 > titleTo)
        {
            var last = end - 1;
            if (Wrapping(last) is var from and >= 0 && from > titleTo)
            {
                end = from;
            }
            else if (
                tokens[last].Bracket < 0
                && (
                    tokens[last].Word is { Class: WordClass.Wrapper }
                    || (tokens[last].Value is >= 0 and < 10 && tokens[last].Length == 1 && tokens[last].Gap == Gap.Hyphen)
                )
                && tokens[last].Part != Part.Episode
            )
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

    /// <summary>The start of a bracket at the very end that holds nothing we know, behind a word that may be the group; or -1.</summary>
    private readonly int Wrapping(int last)
    {
        var at = tokens[last].Bracket;
        if (at < 0 || brackets[at].Last != last || brackets[at].First <= titleFrom)
        {
            return -1;
        }

        var first = brackets[at].First;
        var tied = (tokens[first].Gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen;
        if (IsHash(at) || (IsSite(first, last + 1) && !(tied && tokens[first - 1].Bracket < 0)))
        {
            return first;
        }

        for (var i = first; i <= last; i++)
        {
            if (
                tokens[i].Part is not (Part.None or Part.Language or Part.Tag or Part.Site or Part.Id or Part.Network)
                || tokens[i].Word is { Strength: Strength.Hard }
            )
            {
                return -1;
            }
        }

        // "x264-[YTS.MX]", "[1080p] [NTb]", "(... 5.1 - JBENT)[TAoE]": then the bracket is the group itself.
        ref var before = ref tokens[first - 1];
        return before.Bracket < 0 && before.Word is not { Strength: Strength.Hard } && !tied && KnownBefore(first - 1) ? first : -1;
    }

    private readonly bool HoldsTags(int bracket)
    {
        for (var i = brackets[bracket].First; i <= brackets[bracket].Last; i++)
        {
            if (tokens[i].Word is { Strength: Strength.Hard })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The token that a group begins with behind a hyphen, or -1.</summary>
    private readonly int HyphenGroup(int end)
    {
        for (var i = end - 1; i > titleTo && i > titleFrom; i--)
        {
            if (tokens[i].Bracket >= 0 && tokens[i].Bracket != tokens[end - 1].Bracket)
            {
                return -1;
            }

            if ((tokens[i].Gap & Gap.Hyphen) != Gap.None && MayBeGroup(i) && (!tokens[i].AfterDash || KnownBefore(i)))
            {
                return WithWholeName(i);
            }

            if (tokens[i].Word is { Strength: Strength.Hard } || tokens[i].Part is Part.Episode or Part.Season or Part.Year or Part.AirDate)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>"XviD.Etc-Group", "-Erai-raws", "-D-Z0N3": the hyphen inside belongs to the name. "- LOKiHD - Telly": the first made it.</summary>
    private readonly int WithWholeName(int i)
    {
        var first = i;
        while (
            first - 1 > titleTo && IsUnknown(first - 1) && tokens[first].Gap == Gap.Hyphen && tokens[first - 1].Bracket == tokens[i].Bracket
        )
        {
            first--;
        }

        if (first < i && IsKnown(first - 1) && i - first <= 2)
        {
            return first;
        }

        return tokens[i].AfterDash && i - 2 > titleTo && IsUnknown(i - 1) && tokens[i - 1].AfterDash && IsKnown(i - 2) ? i - 1 : i;
    }

    private readonly bool IsUnknown(int i) =>
        tokens[i].Part == Part.None
        && tokens[i].Mark < 0
        && tokens[i].Word is null or { Strength: Strength.Weak }
        && tokens[i].Part == Part.None;

    private readonly bool IsKnown(int i) => i >= 0 && tokens[i].Part is not (Part.None or Part.Title or Part.Group);

    private readonly bool MayBeGroup(int i)
    {
        ref readonly var token = ref tokens[i];
        if (token.Part is Part.Episode or Part.Season or Part.Year or Part.AirDate or Part.Hash || token.Mark >= 0)
        {
            return false;
        }

        if (token.Word is not { } word)
        {
            return token.Value < 0 || (token.Gap == Gap.Hyphen && IsKnown(i - 1));
        }

        if (token.Words != 1 || word.Class is WordClass.Resolution or WordClass.Audio or WordClass.Wrapper)
        {
            return false;
        }

        // "XviD-HDR": a tag's name is a group's name behind the codec.
        var last = i == high - 1 && token.Gap == Gap.Hyphen;
        return word.Strength switch
        {
            Strength.Weak => true,
            Strength.Soft => last,
            _ => last && i > 0 && tokens[i - 1].Part is Part.Codec or Part.Language && word.Class is WordClass.Hdr or WordClass.Source,
        };
    }

    private void SetGroup(int from, int end)
    {
        if (tokens[from].Bracket >= 0 && brackets[tokens[from].Bracket].First == from && !HoldsTags(tokens[from].Bracket))
        {
            SetBracket(tokens[from].Bracket);
            return;
        }

        var last = from;
        while (
            last + 1 < end
            && tokens[last + 1].Bracket == tokens[from].Bracket
            && tokens[last + 1].Word is not { Class: WordClass.Wrapper or WordClass.Audio }
            && BelongsToGroup(from, last + 1, end)
        )
        {
            last++;
        }

        groupStart = tokens[from].Start;
        groupEnd = tokens[last].End;
        Put(from, last + 1, Part.Group);
    }

    private readonly bool BelongsToGroup(int from, int i, int end)
    {
        var gap = tokens[i].Gap;
        if ((gap & (Gap.Space | Gap.Dot | Gap.Plus)) == Gap.None)
        {
            return true;
        }

        // "-E.N.D", "-YTS.AG", "-BEN THE MEN": what is left is the name's rest, where it is short and unknown.
        if (end - from > 3 || gap is not (Gap.Dot or Gap.Space) || (tokens[from].Gap != Gap.Hyphen && !IsUpper(TextOf(tokens[i]))))
        {
            return false;
        }

        for (var k = i; k < end; k++)
        {
            if (
                tokens[k].Part != Part.None
                || tokens[k].Word is { Strength: Strength.Hard or Strength.Soft }
                || tokens[k].Gap != gap
                || !char.IsUpper(text[tokens[k].Start])
            )
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    private void SetBracket(int at)
    {
        ref var bracket = ref brackets[at];
        groupStart = tokens[bracket.First].Start;
        groupEnd = Math.Max(tokens[bracket.Last].End, Math.Min(bracket.End - 1, text.Length));
        Put(bracket.First, bracket.Last + 1, Part.Group);
    }

    private void TakeLooseGroup(int end)
    {
        var last = end - 1;
        while (last > titleTo && tokens[last].Part == Part.Hash)
        {
            last--;
        }

        if (last <= titleTo || last <= titleFrom)
        {
            return;
        }

        // "Title - 01 [GROUP] [tags]".
        for (var at = bracketCount - 1; at >= 0 && (video || anchor >= 0); at--)
        {
            if (
                brackets[at].Square
                && brackets[at].First > titleTo
                && brackets[at].Last < high
                && brackets[at].Last >= brackets[at].First
                && AllUnknown(at)
            )
            {
                SetBracket(at);
                return;
            }
        }

        if (TakeMaker(end) || !video)
        {
            return;
        }

        if (IsUnknown(last) && tokens[last].Value < 0 && tokens[last].Word is null && KnownBefore(last))
        {
            var first = last;
            while (first - 1 > titleTo && IsUnknown(first - 1) && tokens[first].Gap is Gap.Hyphen or Gap.Other)
            {
                first--;
            }

            groupStart = tokens[first].Start;
            groupEnd = tokens[last].End;
            Put(first, last + 1, Part.Group);
        }
    }

    private readonly bool AllUnknown(int at)
    {
        for (var i = brackets[at].First; i <= brackets[at].Last; i++)
        {
            if (!IsUnknown(i) || (tokens[i].Value >= 0 && brackets[at].First == brackets[at].Last) || tokens[i].Length > 24)
            {
                return false;
            }
        }

        return !IsSite(brackets[at].First, brackets[at].Last + 1);
    }

    /// <summary>"by sp_54321".</summary>
    private bool TakeMaker(int end)
    {
        for (var i = titleTo + 1; i + 1 < end; i++)
        {
            if (TextOf(tokens[i]).Equals("by", StringComparison.OrdinalIgnoreCase) && KnownBefore(i))
            {
                var last = i + 1;
                while (last + 1 < end && tokens[last + 1].Gap is Gap.Underscore or Gap.Hyphen)
                {
                    last++;
                }

                groupStart = tokens[i + 1].Start;
                groupEnd = tokens[last].End;
                Put(i + 1, last + 1, Part.Group);
                return true;
            }
        }

        return false;
    }

    private readonly bool KnownBefore(int i)
    {
        for (var k = titleTo; k < i; k++)
        {
            if (tokens[k].Word is { IsVideo: true, Strength: Strength.Hard })
            {
                return true;
            }
        }

        return false;
    }
}
