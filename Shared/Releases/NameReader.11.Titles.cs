using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    /// <summary>
    /// The title's words, split if the name gives a second title: "A AKA B", "А / B", "A | B", "[甲][B]", "甲 B".
    /// Of several scripts, the Latin title comes first, because catalogs are searched with it; the others are alternatives.
    /// </summary>
    private readonly (string? Title, IReadOnlyList<string> Alternatives) Titles()
    {
        if (_titleTo <= _titleFrom)
        {
            return (null, []);
        }

        List<string>? others = null;
        string? title = null;
        int from = _titleFrom;
        bool boxed =
            _tokens[_titleFrom].Bracket >= 0 && _brackets[_tokens[_titleFrom].Bracket] is { Square: true } box && box.First == _titleFrom;
        for (int i = _titleFrom + 1; i < _titleTo; i++)
        {
            bool alias = Is(i, WordClass.Alias) && i + 1 < _titleTo;
            if (
                !alias
                && (
                    (_tokens[i].Gap & (Gap.Slash | Gap.Bar)) == Gap.None
                    || (_tokens[i].Bracket >= 0 && _tokens[i].Bracket == _tokens[i - 1].Bracket && !boxed)
                )
                && !(boxed && _tokens[i].Bracket != _tokens[i - 1].Bracket)
            )
            {
                continue;
            }

            Add(from, i, boxed, ref title, ref others);
            while (i + 1 < _titleTo && Is(i, WordClass.Alias))
            {
                i++;
            }

            from = i;
        }

        Add(from, _titleTo, boxed, ref title, ref others);
        if (_country is not null && _countryAt > _titleFrom)
        {
            Add(_titleFrom, _countryAt, boxed, ref title, ref others);
        }

        if (_secondTo > _secondFrom)
        {
            Add(_secondFrom, _secondTo, true, ref title, ref others);
        }

        // "UFC.247.PPV.Jones.vs.Reyes": the sales channel is in the middle.
        title = title?.Replace(" PPV ", " ", StringComparison.Ordinal);
        if (title is not null && IsForeign(title))
        {
            Lead(ref title, ref others);
        }

        return (title, others is null ? [] : others);
    }

    private readonly void Lead(ref string title, ref List<string>? others)
    {
        int latin = others?.FindIndex(static other => !IsForeign(other)) ?? -1;
        if (latin >= 0)
        {
            (title, others![latin]) = (others[latin], title);
            return;
        }

        // "我的人间烟火.Fireworks": both titles in one.
        int split = LatinTail(_titleFrom, _titleTo);
        if (split > _titleFrom && TitleText.Of(_text[_tokens[split].Start..EndOf(_titleTo - 1, true)]) is { } tail)
        {
            (others ??= []).Insert(0, TitleText.Of(_text[_tokens[_titleFrom].Start..EndOf(split - 1, true)]) ?? title);
            title = tail;
        }
    }

    /// <summary>Where two or more Latin words begin that end a title in another script; otherwise -1.</summary>
    private readonly int LatinTail(int from, int to)
    {
        if (!IsForeign(TextOf(_tokens[from])))
        {
            return -1;
        }

        int first = to;
        while (first - 1 > from && char.IsAsciiLetterOrDigit(_text[_tokens[first - 1].Start]) && !IsForeign(TextOf(_tokens[first - 1])))
        {
            first--;
        }

        return to - first >= 2 && char.IsAsciiLetter(_text[_tokens[first].Start]) ? first : -1;
    }

    private readonly void Add(int from, int to, bool bare, ref string? title, ref List<string>? others)
    {
        int start = _tokens[from].Start;
        // An opening bracket or sign belongs to the first word: "(500) Days", "#Yaaram".
        while (
            !bare
            && start > 0
            && _text[start - 1] is '(' or '#' or '$' or '[' or '「'
            && (from == 0 || start > _tokens[from - 1].End)
            && (_text[start - 1] is '#' or '$' || ClosesInside(start - 1))
        )
        {
            start--;
        }

        if (to <= from || TitleText.Of(_text[start..EndOf(to - 1, bare)]) is not { } plain)
        {
            return;
        }

        if (title is null)
        {
            title = plain;
        }
        else if (!string.Equals(title, plain, StringComparison.OrdinalIgnoreCase))
        {
            (others ??= []).Add(plain);
        }
    }

    private readonly bool ClosesInside(int opener)
    {
        for (int i = 0; i < _bracketCount; i++)
        {
            if (_brackets[i].Start == opener)
            {
                return _brackets[i].Last < _titleTo - 1;
            }
        }

        return false;
    }

    /// <summary>Punctuation at the end of a title belongs to it: "Working!!", "What If...", "(REVERSE)".</summary>
    private readonly int EndOf(int token, bool bare)
    {
        int end = _tokens[token].End;
        int next = token + 1 < _count ? _tokens[token + 1].Start : _text.Length;
        while (
            end < next
            && (
                _text[end] is '!' or '?' or '.' or '’' or '\'' or '+' or '%' or '²' or '³' or '½' or '！' or '？' or '～'
                || (!bare && _text[end] is ')' or ']' or '」' && _tokens[token].Bracket >= 0)
            )
        )
        {
            end++;
        }

        return end;
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
