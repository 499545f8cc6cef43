using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

/// <summary>
/// The title's words, split if the name gives a second title: "A AKA B", "А / B", "A | B", "[甲][B]", "甲 B".
/// Of several scripts, the Latin title comes first, because catalogs are searched with it; the others are alternatives.
/// </summary>
internal ref struct Titles
{
    private readonly CutName _name;
    private readonly TitleSpan _span;

    /// <summary>The title is in square brackets of its own.</summary>
    private readonly bool _boxed;
    private string? _title;
    private List<string>? _others;

    private Titles(in CutName name, in TitleSpan span)
    {
        _name = name;
        _span = span;
        // "[REC] 2".
        _boxed =
            name.OpenedAt(span.From) is var at and >= 0
            && name.Brackets[at].Square
            && !(name.Brackets[at].Last + 1 is var next && next < span.To && name[next] is { Bracket: < 0, Value: >= 0 });
    }

    public static (string? Title, IReadOnlyList<string> Alternatives) Of(in CutName name, in TitleSpan span)
    {
        if (span.To <= span.From)
        {
            return (null, []);
        }

        var titles = new Titles(in name, in span);
        titles.Split();
        if (span.CountryAt > span.From)
        {
            titles.Add(span.From, span.CountryAt, titles._boxed);
        }

        if (span.SecondTo > span.SecondFrom)
        {
            titles.Add(span.SecondFrom, span.SecondTo, bare: true);
        }

        if (titles._title is { } title && IsForeign(title))
        {
            titles.LeadWithLatin(title);
        }

        return (titles._title, titles._others is { } others ? others : []);
    }

    private void Split()
    {
        int from = _span.From;
        for (int i = from + 1; i < _span.To; i++)
        {
            if (!BeginsAnother(i))
            {
                continue;
            }

            Add(from, i, _boxed);
            while (i + 1 < _span.To && _name.Is(i, WordClass.Alias))
            {
                i++;
            }

            from = i;
        }

        Add(from, _span.To, _boxed);
    }

    private readonly bool BeginsAnother(int i)
    {
        bool alias = _name.Is(i, WordClass.Alias) && i + 1 < _span.To;
        bool sameBracket = _name[i].Bracket == _name[i - 1].Bracket;
        // "Title - 银河铁道之夜": the same in another script.
        bool script =
            _name[i].AfterDash && IsForeign(_name.TextOf(i)) != IsForeign(_name.TextOf(i - 1)) && char.IsLetter(_name.Text[_name[i].Start]);
        return alias
            || script
            || (_boxed && !sameBracket)
            || ((_name[i].Gap & (Gap.Slash | Gap.Bar)) != Gap.None && (_name[i].Bracket < 0 || !sameBracket || _boxed));
    }

    private void LeadWithLatin(string title)
    {
        int latin = _others?.FindIndex(static other => !IsForeign(other)) ?? -1;
        if (latin >= 0)
        {
            (_title, _others![latin]) = (_others[latin], title);
            return;
        }

        // "我的人间烟火.Fireworks": both titles in one.
        if (
            EasternTail() is var behind
            && behind > _span.From
            && TextOf(_span.From, behind, _name[_span.From].Start, bare: true) is { } head
        )
        {
            (_others ??= []).Insert(0, TextOf(behind, _span.To, _name[behind].Start, bare: true) ?? title);
            _title = head;
            return;
        }

        int split = LatinTail();
        if (split > _span.From && TextOf(split, _span.To, _name[split].Start, bare: true) is { } tail)
        {
            (_others ??= []).Insert(0, TextOf(_span.From, split, _name[_span.From].Start, bare: true) ?? title);
            _title = tail;
        }
    }

    /// <summary>"Heron 苍鹭": where the words begin that repeat a Latin title in another script; otherwise -1.</summary>
    private readonly int EasternTail()
    {
        int first = _span.To;
        while (first > _span.From && IsEastern(_name.Text[_name[first - 1].Start]))
        {
            first--;
        }

        for (int i = _span.From; i < first; i++)
        {
            if (!char.IsAscii(_name.Text[_name[i].Start]) || IsForeign(_name.TextOf(i)))
            {
                return -1;
            }
        }

        return first < _span.To && char.IsAsciiLetter(_name.Text[_name[_span.From].Start]) ? first : -1;
    }

    /// <summary>Where Latin words begin that end a title in another script; otherwise -1.</summary>
    private readonly int LatinTail()
    {
        if (!IsForeign(_name.TextOf(_span.From)))
        {
            return -1;
        }

        int first = _span.To;
        while (
            first - 1 > _span.From && char.IsAsciiLetterOrDigit(_name.Text[_name[first - 1].Start]) && !IsForeign(_name.TextOf(first - 1))
        )
        {
            first--;
        }

        bool enough =
            _span.To - first >= 2
            || (
                _span.To - first == 1
                && _name[first] is { Length: > 3, Gap: Gap.Dot } or { Length: > 3, Gap: Gap.Space or Gap.Underscore, Word: null }
                && IsEastern(_name.Text[_name[_span.From].Start])
            );
        return enough && char.IsAsciiLetter(_name.Text[_name[first].Start]) ? first : -1;
    }

    private void Add(int from, int to, bool bare)
    {
        if (to <= from || TextOf(from, to, bare ? _name[from].Start : StartOf(from), bare) is not { } plain)
        {
            return;
        }

        if (_title is null)
        {
            _title = WithoutEvent(from, to) ?? plain;
        }
        else if (!string.Equals(_title, plain, StringComparison.OrdinalIgnoreCase))
        {
            (_others ??= []).Add(plain);
        }
    }

    /// <summary>"UFC.247.PPV.Jones.vs.Reyes": the sales channel is in the middle.</summary>
    private readonly string? WithoutEvent(int from, int to)
    {
        for (int i = from + 1; i < to - 1; i++)
        {
            if (_name.Is(i, WordUse.EventWord) && IsUpper(_name.TextOf(i)))
            {
                return $"{TextOf(from, i, StartOf(from), bare: true)} {TextOf(i + 1, to, _name[i + 1].Start, bare: false)}";
            }
        }

        return null;
    }

    private readonly string? TextOf(int from, int to, int start, bool bare)
    {
        // "(Title) (1998)": the bracket around it all is no part of it.
        bool within = _name.OpenedAt(from) is var at and >= 0 && _name.Brackets[at].Last == to - 1;
        return TitleText.Of(_name.Text[start..TitleText.EndOf(in _name, to - 1, bare || within)]);
    }

    /// <summary>An opening bracket or sign belongs to the first word: "(500) Days", "#Yaaram".</summary>
    private readonly int StartOf(int token)
    {
        int start = _name[token].Start;
        int before = token == 0 ? 0 : _name[token - 1].End;
        while (
            start > before
            && (_name.Text[start - 1] is '#' or '$' || (_name.Text[start - 1] is '(' or '[' or '「' && ClosesInside(start - 1)))
        )
        {
            start--;
        }

        return start;
    }

    private readonly bool ClosesInside(int opener)
    {
        foreach (ref readonly Bracket bracket in _name.Brackets)
        {
            if (bracket.Start == opener)
            {
                return bracket.Last < _span.To - 1;
            }
        }

        return false;
    }

    private static bool IsForeign(ReadOnlySpan<char> title)
    {
        foreach (char c in title)
        {
            if (IsCyrillic(c) || IsEastern(c) || c is >= '\u0590' and <= '\u06ff')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsForeign(string title) => IsForeign(title.AsSpan());
}
