using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

internal delegate bool TokenTest(in CutName name, int token);

/// <summary>A name that is cut into tokens, with what each can be. The steps read it, and mark tokens as parts.</summary>
internal readonly ref partial struct CutName
{
    public ReadOnlySpan<char> Text { get; init; }
    public Span<Token> Tokens { get; init; }
    public Span<Mark> Marks { get; init; }
    public Span<Bracket> Brackets { get; init; }
    public int LatestYear { get; init; }
    public Place Place { get; init; }
    public Ends Ends { get; init; }

    /// <summary>Only for a number that nothing marks: see <see cref="Look"/>.</summary>
    public Surroundings Around { get; init; }

    public int Count => Tokens.Length;

    public ref Token this[int i] => ref Tokens[i];

    /// <summary>The first token behind what begins the name.</summary>
    public int Low => Ends.Low;

    /// <summary>The first token of what ends the name.</summary>
    public int High => Ends.High;

    public ReadOnlySpan<char> TextOf(int token) => Text[this[token].Start..Tokens[token].End];

    public bool Is(int token, WordClass kind) => (uint)token < (uint)Tokens.Length && this[token].Word is { } word && word.Class == kind;

    public bool Is(int token, WordUse use) => (uint)token < (uint)Tokens.Length && this[token].Own?.Is(use) == true;

    public bool IsSureTag(int token) => this[token].Word is { Strength: Strength.Hard };

    public bool IsPlainNumber(int token) =>
        token >= 0
        && token < High
        && this[token].Value >= 0
        && this[token].Mark < 0
        && this[token].Word is null
        && this[token].Part == Part.None;

    public bool IsYear(int token) =>
        token >= 0
        && token < Tokens.Length
        && this[token].Length == 4
        && this[token].Mark < 0
        && this[token].Value >= 1895
        && this[token].Value <= LatestYear;

    /// <summary>The bracket whose first word the token is, or -1.</summary>
    public int OpenedAt(int token) => this[token].Bracket is var at and >= 0 && Brackets[at].First == token ? at : -1;

    /// <summary>The first token of some that passes a test, or -1.</summary>
    public int Find(int from, int to, TokenTest test)
    {
        for (int i = from; i < to; i++)
        {
            if (test(in this, i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The same, but the end if none does.</summary>
    public int FindOrEnd(int from, int to, TokenTest test) => Find(from, to, test) is var found and >= 0 ? found : to;

    public bool Any(int from, int to, TokenTest test) => Find(from, to, test) >= 0;

    /// <summary>A year, before any mark.</summary>
    public bool HasYearFrom(int token) =>
        Find(token, High, static (in name, i) => name[i].Mark >= 0 || name.IsYear(i)) is var found and >= 0 && IsYear(found);

    public void Put(int from, int to, Part part)
    {
        for (int i = from; i < to; i++)
        {
            this[i].Part = part;
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

        return to - from <= 5
            && Is(to - 1, WordUse.SiteEnd)
            && this[to - 1].Gap == Gap.Dot
            && !Any(from + 1, to, static (in name, i) => name[i].Gap is not (Gap.Dot or Gap.Hyphen));
    }

    /// <summary>"全12集".</summary>
    public bool IsWholeSeries(int token) => this[token].Mark is var mark and >= 0 && Marks[mark].Kind == MarkKind.Whole;

    /// <summary>"v2".</summary>
    public bool IsVersion(int token) =>
        token < Tokens.Length
        && this[token].Length == 2
        && Chars.Lower(Text, this[token].Start) == 'v'
        && char.IsAsciiDigit(Text[this[token].Start + 1]);

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
            Word? word = this[i].Word;
            if (word is { Strength: Strength.Hard, Class: not WordClass.Alias })
            {
                return true;
            }

            all &= word is { IsOfTitles: false };
            any |= word is { Strength: Strength.Soft } or { Class: WordClass.Container };
        }

        // "(DVD, R2, ...)": it begins with the source.
        bool leads =
            this[first].Word is { Class: WordClass.Source, Strength: Strength.Soft }
            && first < last
            && (this[first + 1].Gap & Gap.Comma) != Gap.None;
        return leads || (all && any);
    }

    /// <summary>The source is television, which makes specials of series and counts the parts of a mini-series.</summary>
    public bool IsTelevision() => Any(Low, High, static (in name, i) => name[i].Word is { Class: WordClass.Source, Value: "HDTV" or "TV" });
}
