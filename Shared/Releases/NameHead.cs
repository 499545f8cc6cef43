using System.Buffers;

namespace Hybrid.Releases;

/// <summary>What stands before the title: a site, a group in brackets, tags in brackets.</summary>
internal ref struct NameHead
{
    private static readonly SearchValues<char> VowelsAndDigits = SearchValues.Create("aeiouy0123456789");

    private readonly CutName _name;
    private int _low;
    private int _group = -1;

    private NameHead(in CutName name) => _name = name;

    /// <returns>The first token behind it, and the bracket that names the group, or -1.</returns>
    public static (int Low, int Group) Find(in CutName name)
    {
        var head = new NameHead(in name);
        head._low = HeadSite.Skip(in name);
        head.SkipNumberOfFile();
        while (head.SkipBracket()) { }

        head.SkipDate();
        head.SkipTags();
        head.SkipShortName();
        return (head._low, head._group);
    }

    /// <summary>"37 [Grp] Title - 37v2": the number stands once more in its place.</summary>
    private void SkipNumberOfFile()
    {
        if (
            _low + 2 < _name.High
            && _name.IsPlainNumber(_low)
            && _name.BeginsBracket(_low + 1)
            && _name.Brackets[_name[_low + 1].Bracket].Square
        )
        {
            int number = _name[_low].Value;
            for (int i = _low + 2; i < _name.High; i++)
            {
                if (_name[i].AfterDash && _name.IsVersioned(i, out int again, out _) && again == number)
                {
                    _name[_low++].Part = Part.Tag;
                    return;
                }
            }
        }
    }

    private bool SkipBracket()
    {
        if (_low >= _name.High || _name.OpenedAt(_low) is not (var at and >= 0) || _name.Brackets[at].Last + 1 >= _name.High)
        {
            return false;
        }

        int next = _name.Brackets[at].Last + 1;
        if (_name.IsSite(_low, next))
        {
            _name.Put(_low, next, Part.Site);
        }
        else if (_name.IsHash(at))
        {
            _name[_low].Part = Part.Hash;
        }
        else if (AreGenres(next))
        {
            _name.Put(_low, next, Part.Tag);
        }
        else if (IsNumber(at, next))
        {
            if (_group < 0 || _name[_low].Length < 5)
            {
                return false;
            }

            // "[indexer][509103] Title": the indexer's number.
            _name[_low].Part = Part.Tag;
        }
        else if (!IsSkipped(at, next))
        {
            // "[5.01] Title": season and episode. "(500) Days": round brackets belong to titles. "[Title][07]": the bracket holds the title, and the
            // group is elsewhere.
            return false;
        }

        _low = next;
        // "【group】★01月新番★[title]": the season's new shows.
        while (_low + 1 < _name.High && _name[_low].Bracket < 0 && IsNewSeason(_low))
        {
            _name[_low++].Part = Part.Tag;
        }

        return true;
    }

    private bool IsSkipped(int at, int next) =>
        !AreNumbers(next) && (AreTags(next) || ((_name.Brackets[at].Square || IsRoundGroup(at, next)) && TakeGroup(at, next)));

    /// <summary>"(Grp) Title - 05": round, but a word alone before a numbered title.</summary>
    private readonly bool IsRoundGroup(int at, int next) =>
        _group < 0
        && _name.Brackets[at].First == _name.Brackets[at].Last
        && _name[_low] is { Word: null, Value: < 0, Mark: < 0, Length: > 2 }
        && (_name[next].Gap & (Gap.Space | Gap.Underscore)) != Gap.None
        && _name.Any(
            next + 1,
            _name.High,
            static (in name, i) => name[i] is { AfterDash: true, Length: > 1, Value: >= 0 } && !name.IsYear(i)
        );

    /// <summary>A number or a mark alone in its bracket, unless it may be the title or the group.</summary>
    private readonly bool IsNumber(int at, int next)
    {
        ref readonly Bracket bracket = ref _name.Brackets[at];
        ref readonly Token token = ref _name[_low];
        if (bracket.First != bracket.Last || token.Word is not null || (token.Mark < 0 && !_name.IsPlainNumber(_low)))
        {
            return false;
        }

        bool group = _group < 0 && bracket.Square && token.Length == 3 && _name[next].Word is null && _name[next].Mark < 0;
        bool cross =
            (token.Length == 3 || _name.Text[token.Start] == '0')
            && token.Mark >= 0
            && _name.Marks[token.Mark].ByCross
            && bracket.Square
            && _name[next].Bracket < 0;
        return !group && !cross;
    }

    private readonly bool AreNumbers(int to) => !_name.Any(_low, to, static (in name, i) => !name.IsPlainNumber(i) || name[i].Length > 2);

    /// <summary>"[Drama] Title", "(Horror) Title".</summary>
    private readonly bool AreGenres(int to) =>
        _name[to].Bracket < 0 && !_name.Any(_low, to, static (in name, i) => !name.Is(i, WordUse.GenreWord));

    private readonly bool AreTags(int to) =>
        _name.Any(_low, to, static (in name, i) => name[i].Word is { Strength: >= Strength.Soft })
        && !_name.Any(
            _low,
            to,
            static (in name, i) => name[i] is { Word: null, Value: < 0, Part: Part.None, Mark: < 0 } or { Word.IsOfTitles: true }
        );

    private bool TakeGroup(int at, int next)
    {
        int first = _name.Brackets[at].First;
        bool alone = first == _name.Brackets[at].Last;
        if (_group < 0)
        {
            if (IsShortNumber(next) || HoldsTitle(at, next) || IsNumberedAlone(next))
            {
                return false;
            }

            _group = at;
            _name.Put(first, next, Part.Group);
            return true;
        }

        // "[Jumonji-Giri]_[Shinsen-Subs]_Title": a second group, if the title is outside brackets.
        if (HasFreeTitle(next))
        {
            _name.Put(first, next, Part.Group);
            return true;
        }

        // "[GM-Team][国漫][title]": the kind of show.
        if (alone && _name[next].Bracket >= 0 && _name.Is(first, WordUse.ShowKind))
        {
            _name[first].Part = Part.Tag;
            return true;
        }

        return alone && IsNewSeason(first);
    }

    /// <summary>"【苍鹭】第05集.mkv": nothing but its number is behind it.</summary>
    private readonly bool IsNumberedAlone(int next) =>
        _name[next] is { Mark: >= 0, Bracket: < 0 }
        && (
            next + 1 >= _name.High
            || _name[next + 1].Word is { Strength: >= Strength.Soft }
            || (_name.OpenedAt(next + 1) is var at and >= 0 && _name.StartsTags(at))
        );

    /// <summary>"[Title 1998] [1080p]", "[Title] (1998) [1080p]": the year is beside it, and no other title.</summary>
    private readonly bool HoldsTitle(int at, int next)
    {
        if (_name.Brackets[at].First < _name.Brackets[at].Last && _name.IsYear(_name.Brackets[at].Last))
        {
            return true;
        }

        // "[REC] 2 (2009)", "[Title] 05 [720p]": a number alone is no title, but "[Grp] 300 (2006)" is.
        bool counted =
            _name.IsPlainNumber(next)
            && !_name[next].AfterDash
            && (
                _name.IsYear(next + 1)
                    ? _name[next] is { Length: 1, Value: > 1 and < 6 }
                    : _name.IsEndOrBracket(next + 1) && (_name.IsPadded(next) || _name.Brackets[at].First < _name.Brackets[at].Last)
            );
        if (counted)
        {
            return true;
        }

        int end = _name.FindOrEnd(
            next + 1,
            _name.High,
            static (in name, i) => name[i] is { Word: null, Bracket: < 0 } || name.IsSureTag(i)
        );
        return _name.IsYear(next) && !_name.IsYear(next + 1) && (end >= _name.High || _name.IsSureTag(end));
    }

    /// <summary>"[Title][07]": the next bracket has the number alone.</summary>
    private readonly bool IsShortNumber(int next) =>
        _name[next].Bracket is var at and >= 0
        && _name.Brackets[at].First == _name.Brackets[at].Last
        && (_name.IsPlainNumber(next) || _name[next].Mark >= 0)
        && (_name[next].Length < 4 || _name.IsWholeSeries(next));

    /// <summary>Whether words are outside brackets before any number: those are the title.</summary>
    private readonly bool HasFreeTitle(int from)
    {
        for (int i = from; i < _name.High && _name[i].Mark < 0 && !_name.IsPlainNumber(i); i++)
        {
            if (_name[i].Bracket < 0 && !_name.IsSureTag(i) && !IsNewSeason(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Also behind the number of a month: "01月新番".</summary>
    private readonly bool IsNewSeason(int i) =>
        _name.Is(i, WordUse.NewSeason)
        || (char.IsDigit(_name.Text[_name[i].Start]) && Vocabulary.Is(_name.TextOf(i).TrimStart("0123456789"), WordUse.NewSeason));

    /// <summary>"221204 Title ep389": the date is before the title.</summary>
    private void SkipDate()
    {
        if (HeadStamp.Length(in _name, _low) is var stamp and > 0)
        {
            _name.Put(_low, _low + stamp, Part.Tag);
            _low += stamp;
            return;
        }

        bool dated =
            _low + 1 < _name.High
            && _name[_low].Length == 6
            && _name[_low].Value is > 100000 and < 400000
            && _name[_low].Value / 100 % 100 is > 0 and < 13
            && _name[_low + 1].Gap == Gap.Space;
        _low += dated ? 1 : 0;
    }

    /// <summary>"h265 - HEVC Riddick": tags are before the title.</summary>
    private void SkipTags()
    {
        // "Fr - Riddick".
        if (
            _low + 1 < _name.High
            && _name[_low] is { Word: { Class: WordClass.Language, Strength: Strength.Weak }, Length: 2 }
            && _name[_low + 1].AfterDash
            && _name[_low + 1].Value < 0
        )
        {
            _low++;
        }

        while (
            _low + 1 < _name.High
            && _name[_low].Bracket < 0
            && _name[_low].Word is { Strength: Strength.Hard, Class: WordClass.Resolution or WordClass.Source or WordClass.Codec }
            && HasTitleWordBehind(_low)
        )
        {
            _low++;
        }
    }

    /// <summary>"grp-the.title.1995.mkv": the short name of a group, without a vowel, before a name in small letters that no group ends.</summary>
    private void SkipShortName()
    {
        if (
            _low == 0
            && _name.High > 3
            && _name[0] is { Word: null, Mark: < 0, Length: > 2 and < 7 }
            && (_name.Is(1, WordClass.Joint) || !_name.TextOf(0).ContainsAny(VowelsAndDigits))
            && _name[1].Gap == Gap.Hyphen
            && _name[2].Gap == Gap.Dot
            && (_name[_name.High - 1].Gap != Gap.Hyphen || _name.Is(_name.High - 1, WordClass.DiscWord))
            && !_name.Text.ContainsAnyInRange('A', 'Z')
        )
        {
            _name[0].Part = Part.Group;
            _low = 1;
        }
    }

    private readonly bool HasTitleWordBehind(int at) =>
        _name.Find(at + 1, _name.High, static (in name, i) => name[i].Mark >= 0 || name[i] is { Word: null, IsNumber: false, Bracket: < 0 })
            is var found
                and >= 0
        && _name[found] is { Mark: < 0, Gap: not Gap.Hyphen };
}
