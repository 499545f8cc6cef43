using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>Where the group's name is, in characters.</summary>
internal readonly record struct GroupSpan(int Start, int End)
{
    public static readonly GroupSpan None = new(-1, -1);

    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => Start < 0 ? [] : text[Start..End];
}

/// <summary>
/// The release group: what follows the last hyphen ("x264-GROUP", "- GROUP"), otherwise the bracket at the beginning of an anime name,
/// otherwise the last unknown word after the tags ("x264 GROUP", "(1080p ... GROUP)", "[GROUP]").
/// </summary>
internal readonly ref struct GroupFinder
{
    private readonly CutName _name;
    private readonly TitleSpan _title;

    /// <summary>Where it ends without what others added.</summary>
    private readonly int _end;

    private GroupFinder(in CutName name, in TitleSpan title)
    {
        _name = name;
        _title = title;
        _end = Wrappings.Before(in name, in title);
    }

    public static GroupSpan Find(in CutName name, in TitleSpan title, ref readonly NumberingReading numbers, bool video)
    {
        var finder = new GroupFinder(in name, in title);
        int hyphen = finder.BehindHyphen();
        if (hyphen >= 0 && (title.HeadGroup < 0 || (!numbers.IsBare && finder.IsTied(hyphen))))
        {
            return finder.From(hyphen);
        }

        return title.HeadGroup >= 0 ? finder.Bracket(title.HeadGroup) : finder.Loose(video, numbers.From >= 0);
    }

    /// <summary>"Title.720p-GROUP", behind a tag: then it counts more than the bracket at the beginning.</summary>
    private bool IsTied(int hyphen) => _name[hyphen].Gap == Gap.Hyphen && IsKnown(hyphen - 1) && _name[hyphen].Bracket < 0;

    /// <summary>The token after a hyphen with which a group begins, or -1.</summary>
    private int BehindHyphen()
    {
        for (int i = _end - 1; i > _title.To && i > _title.From; i--)
        {
            ref readonly Token token = ref _name[i];
            if (token.Bracket >= 0 && token.Bracket != _name[_end - 1].Bracket)
            {
                return -1;
            }

            if (
                (token.Gap & Gap.Hyphen) != Gap.None
                && MayBegin(i)
                && (!token.AfterDash || Wrappings.HasVideoBefore(in _name, in _title, i))
            )
            {
                return WithWholeName(i);
            }

            if (_name.IsSureTag(i) || token.Part is Part.Episode or Part.Season or Part.Year or Part.AirDate)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>"XviD.Etc-Group", "-Erai-raws", "-D-Z0N3": the hyphen belongs to the name. "- LOKiHD - Telly": the first one is the group.</summary>
    private int WithWholeName(int i)
    {
        int first = i;
        while (
            first - 1 > _title.To && IsUnknown(first - 1) && _name[first].Gap == Gap.Hyphen && _name[first - 1].Bracket == _name[i].Bracket
        )
        {
            first--;
        }

        if (first < i && IsKnown(first - 1) && i - first <= 2)
        {
            return first;
        }

        return _name[i].AfterDash && i - 2 > _title.To && IsUnknown(i - 1) && _name[i - 1].AfterDash && IsKnown(i - 2) ? i - 1 : i;
    }

    private bool IsUnknown(int i) =>
        _name[i].Part == Part.None && _name[i].Mark < 0 && _name[i].Word is null or { Strength: Strength.Weak };

    private bool IsKnown(int i) => i >= 0 && _name[i].Part is not (Part.None or Part.Title or Part.Group);

    private bool MayBegin(int i)
    {
        ref readonly Token token = ref _name[i];
        if (token.Mark >= 0 || token.Part is Part.Episode or Part.Season or Part.Year or Part.AirDate or Part.Hash)
        {
            return false;
        }

        // "by NAME", "{edition-Extended}".
        if ((_name.Is(i, WordUse.MakerWord) && i + 1 < _end) || (token.Bracket >= 0 && _name.Is(i, WordClass.Edition)))
        {
            return false;
        }

        return token.Word is { } word ? MayBegin(i, in token, word) : token.Value < 0 || (token.Gap == Gap.Hyphen && IsKnown(i - 1));
    }

    private bool MayBegin(int i, ref readonly Token token, Word word)
    {
        if (token.Words != 1 || word.Class is WordClass.Resolution or WordClass.Audio or WordClass.Wrapper)
        {
            return false;
        }

        // "XviD-HDR": after the codec, a tag's name is a group's name.
        bool last = i == _name.High - 1 && token.Gap == Gap.Hyphen;
        return word.Strength switch
        {
            Strength.Weak => true,
            Strength.Soft => last,
            _ => last && i > 0 && _name[i - 1].Part is Part.Codec or Part.Language && word.Class is WordClass.Hdr or WordClass.Source,
        };
    }

    private GroupSpan From(int from)
    {
        if (_name.OpenedAt(from) is var at and >= 0)
        {
            return Bracket(at);
        }

        int last = from;
        while (
            last + 1 < _end
            && _name[last + 1].Bracket == _name[from].Bracket
            && _name[last + 1].Word is not { Class: WordClass.Wrapper or WordClass.Audio }
            && BelongsTo(from, last + 1)
        )
        {
            last++;
        }

        return Take(from, last);
    }

    private bool BelongsTo(int from, int i)
    {
        Gap gap = _name[i].Gap;
        if ((gap & (Gap.Space | Gap.Dot | Gap.Plus)) == Gap.None)
        {
            return true;
        }

        // "-E.N.D", "-YTS.AG", "-BEN THE MEN": the rest belongs to the name if it is short and unknown.
        if (_end - from > 3 || gap is not (Gap.Dot or Gap.Space) || (_name[from].Gap != Gap.Hyphen && !Chars.IsUpper(_name.TextOf(i))))
        {
            return false;
        }

        return !_name.Any(i, _end, static (in name, k) => !IsFreeWord(in name, k));
    }

    private static bool IsFreeWord(in CutName name, int i) =>
        name[i] is { Part: Part.None, Word: null or { Strength: Strength.Weak } } && char.IsUpper(name.Text[name[i].Start]);

    private GroupSpan Take(int first, int last)
    {
        _name.Put(first, last + 1, Part.Group);
        return new GroupSpan(_name[first].Start, _name[last].End);
    }

    private GroupSpan Bracket(int at)
    {
        ref readonly Bracket bracket = ref _name.Brackets[at];
        GroupSpan words = Take(bracket.First, bracket.Last);
        return words with { End = Math.Max(words.End, Math.Min(bracket.End - 1, _name.Text.Length)) };
    }

    private GroupSpan Loose(bool video, bool numbered)
    {
        int last = _end - 1;
        while (last > _title.To && _name[last].Part == Part.Hash)
        {
            last--;
        }

        if (last <= _title.To || last <= _title.From)
        {
            return GroupSpan.None;
        }

        if ((video || numbered) && LastUnknownBracket() is var at and >= 0)
        {
            // "Title - 01 [GROUP] [tags]".
            return Bracket(at);
        }

        return Made() is { Start: >= 0 } maker ? maker : LastWord(last);
    }

    private GroupSpan LastWord(int last)
    {
        if (
            !IsUnknown(last)
            || _name[last].Value >= 0
            || _name[last].Word is not null
            || !Wrappings.HasVideoBefore(in _name, in _title, last)
        )
        {
            return GroupSpan.None;
        }

        int first = last;
        while (first - 1 > _title.To && IsUnknown(first - 1) && _name[first].Gap is Gap.Hyphen or Gap.Other)
        {
            first--;
        }

        return Take(first, last);
    }

    private int LastUnknownBracket()
    {
        int at = _name.Brackets.Length - 1;
        while (at >= 0 && !IsUnknownBracket(at))
        {
            at--;
        }

        return at;
    }

    private bool IsUnknownBracket(int at)
    {
        ref readonly Bracket bracket = ref _name.Brackets[at];
        if (!bracket.Square || bracket.First <= _title.To || bracket.Last >= _name.High || bracket.Last < bracket.First)
        {
            return false;
        }

        for (int i = bracket.First; i <= bracket.Last; i++)
        {
            if (!IsUnknown(i) || (_name[i].Value >= 0 && bracket.First == bracket.Last) || _name[i].Length > 24)
            {
                return false;
            }
        }

        return !_name.IsSite(bracket.First, bracket.Last + 1);
    }

    /// <summary>"by sp_54321".</summary>
    private GroupSpan Made()
    {
        for (int i = _title.To + 1; i + 1 < _end; i++)
        {
            if (_name.Is(i, WordUse.MakerWord) && Wrappings.HasVideoBefore(in _name, in _title, i))
            {
                int last = i + 1;
                while (last + 1 < _end && _name[last + 1].Gap is Gap.Underscore or Gap.Hyphen)
                {
                    last++;
                }

                return Take(i + 1, last);
            }
        }

        return GroupSpan.None;
    }
}
