using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>A name that is cut into tokens, with what each can be. The steps read it, and mark tokens as parts.</summary>
internal readonly ref struct CutName
{
    public ReadOnlySpan<char> Text { get; init; }
    public Span<Token> Tokens { get; init; }
    public Span<Mark> Marks { get; init; }
    public Span<Bracket> Brackets { get; init; }
    public int LatestYear { get; init; }
    public Place Place { get; init; }
    public Ends Ends { get; init; }

    public int Count => Tokens.Length;

    /// <summary>The first token behind what begins the name.</summary>
    public int Low => Ends.Low;

    /// <summary>The first token of what ends the name.</summary>
    public int High => Ends.High;

    public ReadOnlySpan<char> TextOf(int token) => Text[Tokens[token].Start..Tokens[token].End];

    public bool Is(int token, WordClass kind) => (uint)token < (uint)Tokens.Length && Tokens[token].Word is { } word && word.Class == kind;

    public bool Is(int token, WordUse use) => (uint)token < (uint)Tokens.Length && Tokens[token].Own?.Is(use) == true;

    public bool IsSureTag(int token) => Tokens[token].Word is { Strength: Strength.Hard };

    public bool IsPlainNumber(int token) =>
        token >= 0
        && token < High
        && Tokens[token].Value >= 0
        && Tokens[token].Mark < 0
        && Tokens[token].Word is null
        && Tokens[token].Part == Part.None;

    public bool IsYear(int token) =>
        token >= 0
        && token < Tokens.Length
        && Tokens[token].Length == 4
        && Tokens[token].Mark < 0
        && Tokens[token].Value >= 1895
        && Tokens[token].Value <= LatestYear;

    /// <summary>The bracket whose first word the token is, or -1.</summary>
    public int OpenedAt(int token) => Tokens[token].Bracket is var at and >= 0 && Brackets[at].First == token ? at : -1;

    public void Put(int from, int to, Part part)
    {
        for (int i = from; i < to; i++)
        {
            Tokens[i].Part = part;
        }
    }

    /// <summary>Eight hexadecimal digits in brackets: the checksum of an anime file.</summary>
    public bool IsHash(int bracket)
    {
        if (bracket < 0 || Brackets[bracket].First != Brackets[bracket].Last)
        {
            return false;
        }

        ReadOnlySpan<char> word = TextOf(Brackets[bracket].First);
        return word.Length == 8 && Chars.IsHex(word);
    }

    /// <summary>"www.site.com", "site-name.org".</summary>
    public bool IsSite(int from, int to)
    {
        if (to - from < 2)
        {
            return false;
        }

        if (TextOf(from) is { Length: > 2 } first && Vocabulary.Is(first[..3], WordUse.SiteStart))
        {
            return true;
        }

        for (int i = from + 1; i < to; i++)
        {
            if (Tokens[i].Gap is not (Gap.Dot or Gap.Hyphen))
            {
                return false;
            }
        }

        return to - from <= 5 && Is(to - 1, WordUse.SiteEnd) && Tokens[to - 1].Gap == Gap.Dot;
    }

    /// <summary>"全12集".</summary>
    public bool IsWholeSeries(int token) => Tokens[token].Mark is var mark and >= 0 && Marks[mark].Kind == MarkKind.Whole;

    /// <summary>"v2".</summary>
    public bool IsVersion(int token) =>
        Tokens[token].Length == 2 && Chars.Lower(Text, Tokens[token].Start) == 'v' && char.IsAsciiDigit(Text[Tokens[token].Start + 1]);

    /// <summary>A bracket of tags, a checksum, or a year.</summary>
    public bool StartsTags(int bracket)
    {
        int first = Brackets[bracket].First;
        int last = Math.Min(Brackets[bracket].Last, High - 1);
        if (IsHash(bracket) || (first == last && IsVersion(first)))
        {
            return true;
        }

        bool all = true;
        bool any = false;
        for (int i = first; i <= last; i++)
        {
            Word? word = Tokens[i].Word;
            if (word is { Strength: Strength.Hard, Class: not WordClass.Alias })
            {
                return true;
            }

            all &= word is { IsOfTitles: false };
            any |= word is { Strength: Strength.Soft } or { Class: WordClass.Container };
        }

        // "(DVD, R2, ...)": it begins with the source.
        bool leads =
            Tokens[first].Word is { Class: WordClass.Source, Strength: Strength.Soft }
            && first < last
            && (Tokens[first + 1].Gap & Gap.Comma) != Gap.None;
        return leads || (all && any);
    }

    /// <summary>The source is television, which makes specials of series and counts the parts of a mini-series.</summary>
    public bool IsTelevision()
    {
        for (int i = Low; i < High; i++)
        {
            if (Tokens[i].Word is { Class: WordClass.Source, Value: "HDTV" or "TV" })
            {
                return true;
            }
        }

        return false;
    }
}
