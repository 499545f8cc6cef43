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
        if (headGroup >= 0)
        {
            ref var bracket = ref brackets[headGroup];
            groupStart = tokens[bracket.First].Start;
            groupEnd = Math.Max(groupStart, bracket.End - 1);
            if (groupEnd > groupStart && groupEnd <= text.Length && text[groupEnd - 1] is ']' or '】')
            {
                groupEnd--;
            }

            return;
        }

        var end = high;
        // "[rartv]", "(TGx)" and the like behind the group: whoever passed it on.
        while (end > 1 && Wrapping(end - 1) is var from and >= 0 && from > titleTo)
        {
            end = from;
        }

        while (end - 1 > titleTo && tokens[end - 1].Word is { Class: WordClass.Wrapper } && tokens[end - 1].Bracket < 0)
        {
            end--;
        }

        for (var i = end - 1; i > titleTo && i > titleFrom; i--)
        {
            if (tokens[i].Bracket >= 0 && tokens[i].Bracket != tokens[end - 1].Bracket)
            {
                break;
            }

            if ((tokens[i].Gap & Gap.Hyphen) != Gap.None && MayBeGroup(i))
            {
                // "-Belex.-.Dual.Audio": only up to the next tag.
                SetGroup(i, end);
                return;
            }

            if (tokens[i].Word is { Strength: Strength.Hard } || tokens[i].Part is Part.Episode or Part.Season or Part.Year or Part.AirDate)
            {
                break;
            }
        }

        TakeLooseGroup(end);
    }

    /// <summary>The start of a bracket at the very end that holds nothing we know, or -1.</summary>
    private readonly int Wrapping(int last)
    {
        var at = tokens[last].Bracket;
        if (at < 0 || brackets[at].Last < last || brackets[at].First == 0)
        {
            return -1;
        }

        var first = brackets[at].First;
        for (var i = first; i <= last; i++)
        {
            if (
                tokens[i].Part is not (Part.None or Part.Hash or Part.Language or Part.Tag or Part.Site or Part.Id)
                || tokens[i].Word is { Strength: Strength.Hard }
            )
            {
                return -1;
            }
        }

        // "x264-[YTS.MX]", "[1080p] [NTb]": then the bracket is the group itself.
        return first - 1 >= 0 && tokens[first - 1].Bracket < 0 && (tokens[first].Gap & (Gap.Hyphen | Gap.Space)) != Gap.Hyphen ? first : -1;
    }

    private readonly bool MayBeGroup(int i)
    {
        ref readonly var token = ref tokens[i];
        if (token.Part is Part.Episode or Part.Season or Part.Year or Part.AirDate or Part.Hash || token.Mark >= 0)
        {
            return false;
        }

        return token.Word is not { } word
            || (
                token.Words == 1
                && word.Class is not (WordClass.Resolution or WordClass.Audio or WordClass.Wrapper)
                && (word.Strength == Strength.Weak || (word.Strength == Strength.Soft && token.Gap == Gap.Hyphen && i == high - 1))
            );
    }

    private void SetGroup(int from, int end)
    {
        var last = from;
        while (
            last + 1 < end
            && tokens[last + 1].Bracket == tokens[from].Bracket
            && (tokens[last + 1].Gap & (Gap.Space | Gap.Dot | Gap.Plus)) == Gap.None
            && tokens[last + 1].Word is not { Class: WordClass.Wrapper }
        )
        {
            last++;
        }

        // "-Erai-raws", "-D-Z0N3": a hyphen inside the group.
        groupStart = tokens[from].Start;
        groupEnd = tokens[last].End;
        Put(from, last + 1, Part.Group);
    }

    private void TakeLooseGroup(int end)
    {
        if (!video)
        {
            return;
        }

        var last = high - 1;
        while (last > titleTo && tokens[last].Part == Part.Hash)
        {
            last--;
        }

        for (var tries = 0; tries < 2 && last > titleTo; tries++)
        {
            if (
                tokens[last].Part == Part.None
                && tokens[last].Word
                    is null
                        or { Strength: Strength.Weak, Class: not (WordClass.Container or WordClass.Language or WordClass.Network) }
                && tokens[last].Mark < 0
                && tokens[last].Value < 0
                && KnownBefore(last)
            )
            {
                var first = last;
                while (
                    first - 1 > titleTo
                    && tokens[first - 1].Part == Part.None
                    && tokens[first].Gap is Gap.Hyphen or Gap.Other
                    && tokens[first - 1].Word is null
                )
                {
                    first--;
                }

                groupStart = tokens[first].Start;
                groupEnd = tokens[last].End;
                Put(first, last + 1, Part.Group);
                return;
            }

            last = end - 1;
        }
    }

    private readonly bool KnownBefore(int i)
    {
        var known = false;
        for (var k = titleTo; k < i; k++)
        {
            known |= tokens[k].Word is { IsVideo: true, Strength: Strength.Hard };
        }

        return known;
    }
}
