using System.Buffers;

namespace Hybrid.Releases;

/// <summary>
/// Reads one name: cuts it into tokens once, asks the vocabulary what each can be, and decides by place and company.
/// The steps stand in files of their own, in the order in which it calls them.
/// </summary>
internal ref partial struct NameReader
{
    /// <summary>No file system keeps a longer name; what stands behind is not read.</summary>
    private const int LongestName = 1024;
    private const int MostTokens = 400;
    private const int MostMarks = 16;
    private const int MostBrackets = 32;

    private readonly ReadOnlySpan<char> text;
    private readonly int latestYear;
    private readonly Span<Token> tokens;
    private readonly Span<Mark> marks;
    private readonly Span<Bracket> brackets;
    private int count;
    private int markCount;
    private int bracketCount;

    /// <summary>The tokens still in question: behind what heads the name, before what ends it.</summary>
    private int low;
    private int high;

    private bool videoFile;

    /// <summary>The bracket at the head that names the group, or -1.</summary>
    private int headGroup;
    private Numbers seasons;
    private Numbers episodes;
    private Numbers absolute;
    private DateOnly? airDate;

    /// <summary>Where the numbering begins and ends, in tokens; -1 without any.</summary>
    private int anchor;
    private int anchorEnd;
    private bool exact;
    private bool numberFirst;
    private bool whole;
    private int? part;
    private bool bare;

    /// <summary>The 5 of "12.5".</summary>
    private int? fraction;
    private readonly Place place;
    private int titleFrom;
    private int titleTo;
    private int yearAt;
    private string? country;
    private int countryAt;
    private int secondFrom;
    private int secondTo;
    private Word? resolution;
    private Word? source;
    private Word? codec;
    private string? edition;
    private bool proper;
    private bool video;
    private int groupStart;
    private int groupEnd;

    private NameReader(ReadOnlySpan<char> text, int latestYear, Place place, Span<Token> tokens, Span<Mark> marks, Span<Bracket> brackets)
    {
        this.text = text;
        this.latestYear = latestYear;
        this.place = place;
        this.tokens = tokens;
        this.marks = marks;
        this.brackets = brackets;
    }

    /// <summary><paramref name="input"/> is the whole text of which <paramref name="text"/> is a part, or that text itself.</summary>
    public static Reading Read(ReadOnlySpan<char> text, int latestYear, Place place = Place.Alone, string input = "")
    {
        if (text.Length > LongestName)
        {
            text = text[..LongestName];
        }

        var tokenPool = ArrayPool<Token>.Shared.Rent(MostTokens);
        var markPool = ArrayPool<Mark>.Shared.Rent(MostMarks);
        Span<Bracket> bracketRoom = stackalloc Bracket[MostBrackets];
        try
        {
            var reader = new NameReader(
                text,
                latestYear,
                place,
                tokenPool.AsSpan(0, MostTokens),
                markPool.AsSpan(0, MostMarks),
                bracketRoom
            );
            return reader.Read(input);
        }
        finally
        {
            ArrayPool<Token>.Shared.Return(tokenPool);
            ArrayPool<Mark>.Shared.Return(markPool);
        }
    }

    private Reading Read(string input)
    {
        Cut();
        if (count == 0)
        {
            return new Reading(new Release { Input = input });
        }

        Name();
        low = 0;
        high = count;
        TakeExtension();
        TakeTail();
        TakeHead();
        FindNumbering();
        FindTitle();
        TakeTags();
        TakeGroup();
        return Conclude(input);
    }

    private readonly ReadOnlySpan<char> TextOf(Token token) => text[token.Start..token.End];

    private readonly bool Is(int token, WordClass kind) =>
        (uint)token < (uint)count && tokens[token].Word is { } word && word.Class == kind;

    private readonly bool IsPlainNumber(int token) =>
        token >= 0
        && token < high
        && tokens[token].Value >= 0
        && tokens[token].Mark < 0
        && tokens[token].Word is null
        && tokens[token].Part == Part.None;

    private readonly bool IsYear(int token) =>
        token >= 0
        && token < count
        && tokens[token].Length == 4
        && tokens[token].Mark < 0
        && tokens[token].Value >= 1895
        && tokens[token].Value <= latestYear;
}
