namespace Hybrid.Releases;

using static Chars;

internal ref partial struct NameReader
{
    /// <summary>
    /// The title's words, cut where the name gives a second title: "A AKA B", "А / B", "A | B", "[甲][B]", "甲 B".
    /// Of several scripts the Latin one leads, because catalogues are searched with it; the others are alternatives.
    /// </summary>
    private readonly (string? Title, IReadOnlyList<string> Alternatives) Titles()
    {
        if (titleTo <= titleFrom)
        {
            return (null, []);
        }

        List<string>? others = null;
        string? title = null;
        var from = titleFrom;
        var boxed = tokens[titleFrom].Bracket >= 0 && brackets[tokens[titleFrom].Bracket] is { Square: true } box && box.First == titleFrom;
        for (var i = titleFrom + 1; i < titleTo; i++)
        {
            var alias = Is(i, WordClass.Alias) && i + 1 < titleTo;
            if (
                !alias
                && (
                    (tokens[i].Gap & (Gap.Slash | Gap.Bar)) == Gap.None
                    || (tokens[i].Bracket >= 0 && tokens[i].Bracket == tokens[i - 1].Bracket && !boxed)
                )
                && !(boxed && tokens[i].Bracket != tokens[i - 1].Bracket)
            )
            {
                continue;
            }

            Add(from, i, boxed, ref title, ref others);
            while (i + 1 < titleTo && Is(i, WordClass.Alias))
            {
                i++;
            }

            from = i;
        }

        Add(from, titleTo, boxed, ref title, ref others);
        if (country is not null && countryAt > titleFrom)
        {
            Add(titleFrom, countryAt, boxed, ref title, ref others);
        }

        if (secondTo > secondFrom)
        {
            Add(secondFrom, secondTo, true, ref title, ref others);
        }

        // "UFC.247.PPV.Jones.vs.Reyes": how it was sold stands in the midst.
        title = title?.Replace(" PPV ", " ", StringComparison.Ordinal);
        if (title is not null && IsForeign(title))
        {
            Lead(ref title, ref others);
        }

        return (title, others is null ? [] : others);
    }

    private readonly void Lead(ref string title, ref List<string>? others)
    {
        var latin = others?.FindIndex(static other => !IsForeign(other)) ?? -1;
        if (latin >= 0)
        {
            (title, others![latin]) = (others[latin], title);
            return;
        }

        // "我的人间烟火.Fireworks": both in one.
        var split = LatinTail(titleFrom, titleTo);
        if (split > titleFrom && TitleText.Of(text[tokens[split].Start..EndOf(titleTo - 1, true)]) is { } tail)
        {
            (others ??= []).Insert(0, TitleText.Of(text[tokens[titleFrom].Start..EndOf(split - 1, true)]) ?? title);
            title = tail;
        }
    }

    /// <summary>Where two or more Latin words begin that run to the end of a title that began in another script; else -1.</summary>
    private readonly int LatinTail(int from, int to)
    {
        if (!IsForeign(TextOf(tokens[from])))
        {
            return -1;
        }

        var first = to;
        while (first - 1 > from && char.IsAsciiLetterOrDigit(text[tokens[first - 1].Start]) && !IsForeign(TextOf(tokens[first - 1])))
        {
            first--;
        }

        return to - first >= 2 && char.IsAsciiLetter(text[tokens[first].Start]) ? first : -1;
    }

    private readonly void Add(int from, int to, bool bare, ref string? title, ref List<string>? others)
    {
        var start = tokens[from].Start;
        // What opens or leads in belongs to the first word: "(500) Days", "#Yaaram".
        while (
            !bare
            && start > 0
            && text[start - 1] is '(' or '#' or '$' or '[' or '「'
            && (from == 0 || start > tokens[from - 1].End)
            && (text[start - 1] is '#' or '$' || ClosesInside(start - 1))
        )
        {
            start--;
        }

        if (to <= from || TitleText.Of(text[start..EndOf(to - 1, bare)]) is not { } plain)
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
        for (var i = 0; i < bracketCount; i++)
        {
            if (brackets[i].Start == opener)
            {
                return brackets[i].Last < titleTo - 1;
            }
        }

        return false;
    }

    /// <summary>The marks that close a title belong to it: "Working!!", "What If...", "(REVERSE)".</summary>
    private readonly int EndOf(int token, bool bare)
    {
        var end = tokens[token].End;
        var next = token + 1 < count ? tokens[token + 1].Start : text.Length;
        while (
            end < next
            && (
                text[end] is '!' or '?' or '.' or '’' or '\'' or '+' or '%' or '²' or '³' or '½' or '！' or '？' or '～'
                || (!bare && text[end] is ')' or ']' or '」' && tokens[token].Bracket >= 0)
            )
        )
        {
            end++;
        }

        return end;
    }

    private static bool IsForeign(ReadOnlySpan<char> title)
    {
        foreach (var c in title)
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
