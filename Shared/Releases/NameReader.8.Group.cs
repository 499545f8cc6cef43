namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    /// <summary>
    /// The release group: what follows the last hyphen ("x264-GROUP", "- GROUP"), otherwise the bracket at the beginning of an anime name,
    /// otherwise the last unknown word after the tags ("x264 GROUP", "(1080p ... GROUP)", "[GROUP]").
    /// </summary>
    private void TakeGroup()
    {
        _groupStart = _groupEnd = -1;
        int end = WithoutWrappers();
        int hyphen = HyphenGroup(end);
        if (
            hyphen >= 0
            && (_headGroup < 0 || (!_bare && _tokens[hyphen].Gap == Gap.Hyphen && IsKnown(hyphen - 1) && _tokens[hyphen].Bracket < 0))
        )
        {
            SetGroup(hyphen, end);
            return;
        }

        if (_headGroup >= 0)
        {
            SetBracket(_headGroup);
            return;
        }

        TakeLooseGroup(end);
    }

    /// <summary>Leaves out what others added at the end: "[rartv]", "[www.site.org]", "-xpost", "-1", "-sample".</summary>
    private readonly int WithoutWrappers()
    {
        int end = _high;
        while (end - 1 > _titleTo)
        {
            int last = end - 1;
            if (Wrapping(last) is var from and >= 0 && from > _titleTo)
            {
                end = from;
            }
            else if (
                _tokens[last].Bracket < 0
                && (
                    _tokens[last].Word is { Class: WordClass.Wrapper }
                    || (_tokens[last].Value is >= 0 and < 10 && _tokens[last].Length == 1 && _tokens[last].Gap == Gap.Hyphen)
                )
                && _tokens[last].Part != Part.Episode
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

    /// <summary>The start of a bracket at the very end with nothing that we know, after a word that may be the group; or -1.</summary>
    private readonly int Wrapping(int last)
    {
        sbyte at = _tokens[last].Bracket;
        if (at < 0 || _brackets[at].Last != last || _brackets[at].First <= _titleFrom)
        {
            return -1;
        }

        int first = _brackets[at].First;
        bool tied = (_tokens[first].Gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen;
        if (IsHash(at) || (IsSite(first, last + 1) && !(tied && _tokens[first - 1].Bracket < 0)))
        {
            return first;
        }

        for (int i = first; i <= last; i++)
        {
            if (
                _tokens[i].Part is not (Part.None or Part.Language or Part.Tag or Part.Site or Part.Id or Part.Network)
                || _tokens[i].Word is { Strength: Strength.Hard }
            )
            {
                return -1;
            }
        }

        // "x264-[YTS.MX]", "[1080p] [NTb]", "(... 5.1 - JBENT)[TAoE]": then the bracket is the group itself.
        ref Token before = ref _tokens[first - 1];
        return before.Bracket < 0 && before.Word is not { Strength: Strength.Hard } && !tied && KnownBefore(first - 1) ? first : -1;
    }

    private readonly bool HoldsTags(int bracket)
    {
        for (int i = _brackets[bracket].First; i <= _brackets[bracket].Last; i++)
        {
            if (_tokens[i].Word is { Strength: Strength.Hard })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The token after a hyphen with which a group begins, or -1.</summary>
    private readonly int HyphenGroup(int end)
    {
        for (int i = end - 1; i > _titleTo && i > _titleFrom; i--)
        {
            if (_tokens[i].Bracket >= 0 && _tokens[i].Bracket != _tokens[end - 1].Bracket)
            {
                return -1;
            }

            if ((_tokens[i].Gap & Gap.Hyphen) != Gap.None && MayBeGroup(i) && (!_tokens[i].AfterDash || KnownBefore(i)))
            {
                return WithWholeName(i);
            }

            if (
                _tokens[i].Word is { Strength: Strength.Hard }
                || _tokens[i].Part is Part.Episode or Part.Season or Part.Year or Part.AirDate
            )
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>"XviD.Etc-Group", "-Erai-raws", "-D-Z0N3": the hyphen belongs to the name. "- LOKiHD - Telly": the first one is the group.</summary>
    private readonly int WithWholeName(int i)
    {
        int first = i;
        while (
            first - 1 > _titleTo
            && IsUnknown(first - 1)
            && _tokens[first].Gap == Gap.Hyphen
            && _tokens[first - 1].Bracket == _tokens[i].Bracket
        )
        {
            first--;
        }

        if (first < i && IsKnown(first - 1) && i - first <= 2)
        {
            return first;
        }

        return _tokens[i].AfterDash && i - 2 > _titleTo && IsUnknown(i - 1) && _tokens[i - 1].AfterDash && IsKnown(i - 2) ? i - 1 : i;
    }

    private readonly bool IsUnknown(int i) =>
        _tokens[i].Part == Part.None
        && _tokens[i].Mark < 0
        && _tokens[i].Word is null or { Strength: Strength.Weak }
        && _tokens[i].Part == Part.None;

    private readonly bool IsKnown(int i) => i >= 0 && _tokens[i].Part is not (Part.None or Part.Title or Part.Group);

    private readonly bool MayBeGroup(int i)
    {
        ref readonly Token token = ref _tokens[i];
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

        // "XviD-HDR": after the codec, a tag's name is a group's name.
        bool last = i == _high - 1 && token.Gap == Gap.Hyphen;
        return word.Strength switch
        {
            Strength.Weak => true,
            Strength.Soft => last,
            _ => last && i > 0 && _tokens[i - 1].Part is Part.Codec or Part.Language && word.Class is WordClass.Hdr or WordClass.Source,
        };
    }

    private void SetGroup(int from, int end)
    {
        if (_tokens[from].Bracket >= 0 && _brackets[_tokens[from].Bracket].First == from && !HoldsTags(_tokens[from].Bracket))
        {
            SetBracket(_tokens[from].Bracket);
            return;
        }

        int last = from;
        while (
            last + 1 < end
            && _tokens[last + 1].Bracket == _tokens[from].Bracket
            && _tokens[last + 1].Word is not { Class: WordClass.Wrapper or WordClass.Audio }
            && BelongsToGroup(from, last + 1, end)
        )
        {
            last++;
        }

        _groupStart = _tokens[from].Start;
        _groupEnd = _tokens[last].End;
        Put(from, last + 1, Part.Group);
    }

    private readonly bool BelongsToGroup(int from, int i, int end)
    {
        Gap gap = _tokens[i].Gap;
        if ((gap & (Gap.Space | Gap.Dot | Gap.Plus)) == Gap.None)
        {
            return true;
        }

        // "-E.N.D", "-YTS.AG", "-BEN THE MEN": the rest belongs to the name if it is short and unknown.
        if (end - from > 3 || gap is not (Gap.Dot or Gap.Space) || (_tokens[from].Gap != Gap.Hyphen && !IsUpper(TextOf(_tokens[i]))))
        {
            return false;
        }

        for (int k = i; k < end; k++)
        {
            if (
                _tokens[k].Part != Part.None
                || _tokens[k].Word is { Strength: Strength.Hard or Strength.Soft }
                || _tokens[k].Gap != gap
                || !char.IsUpper(_text[_tokens[k].Start])
            )
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
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
        ref Bracket bracket = ref _brackets[at];
        _groupStart = _tokens[bracket.First].Start;
        _groupEnd = Math.Max(_tokens[bracket.Last].End, Math.Min(bracket.End - 1, _text.Length));
        Put(bracket.First, bracket.Last + 1, Part.Group);
    }

    private void TakeLooseGroup(int end)
    {
        int last = end - 1;
        while (last > _titleTo && _tokens[last].Part == Part.Hash)
        {
            last--;
        }

        if (last <= _titleTo || last <= _titleFrom)
        {
            return;
        }

        // "Title - 01 [GROUP] [tags]".
        for (int at = _bracketCount - 1; at >= 0 && (_video || _anchor >= 0); at--)
        {
            if (
                _brackets[at].Square
                && _brackets[at].First > _titleTo
                && _brackets[at].Last < _high
                && _brackets[at].Last >= _brackets[at].First
                && AllUnknown(at)
            )
            {
                SetBracket(at);
                return;
            }
        }

        if (TakeMaker(end) || !_video)
        {
            return;
        }

        if (IsUnknown(last) && _tokens[last].Value < 0 && _tokens[last].Word is null && KnownBefore(last))
        {
            int first = last;
            while (first - 1 > _titleTo && IsUnknown(first - 1) && _tokens[first].Gap is Gap.Hyphen or Gap.Other)
            {
                first--;
            }

            _groupStart = _tokens[first].Start;
            _groupEnd = _tokens[last].End;
            Put(first, last + 1, Part.Group);
        }
    }

    private readonly bool AllUnknown(int at)
    {
        for (int i = _brackets[at].First; i <= _brackets[at].Last; i++)
        {
            if (!IsUnknown(i) || (_tokens[i].Value >= 0 && _brackets[at].First == _brackets[at].Last) || _tokens[i].Length > 24)
            {
                return false;
            }
        }

        return !IsSite(_brackets[at].First, _brackets[at].Last + 1);
    }

    /// <summary>"by sp_54321".</summary>
    private bool TakeMaker(int end)
    {
        for (int i = _titleTo + 1; i + 1 < end; i++)
        {
            if (Is(i, WordUse.MakerWord) && KnownBefore(i))
            {
                int last = i + 1;
                while (last + 1 < end && _tokens[last + 1].Gap is Gap.Underscore or Gap.Hyphen)
                {
                    last++;
                }

                _groupStart = _tokens[i + 1].Start;
                _groupEnd = _tokens[last].End;
                Put(i + 1, last + 1, Part.Group);
                return true;
            }
        }

        return false;
    }

    private readonly bool KnownBefore(int i)
    {
        for (int k = _titleTo; k < i; k++)
        {
            if (_tokens[k].Word is { IsVideo: true, Strength: Strength.Hard })
            {
                return true;
            }
        }

        return false;
    }
}
