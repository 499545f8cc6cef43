using System.Buffers;
using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>
/// Reads one name: cuts it into tokens once, looks up what each can be, and decides by its place and its neighbors.
/// The steps are in separate files, in the order in which it calls them.
/// </summary>
internal ref partial struct NameReader
{
    /// <summary>No file system keeps a longer name; the rest is not read.</summary>
    private const int LongestName = 1024;
    private const int MostTokens = 400;
    private const int MostMarks = 16;
    private const int MostBrackets = 32;

    private readonly ReadOnlySpan<char> _text;
    private readonly int _latestYear;
    private readonly Span<Token> _tokens;
    private readonly Span<Mark> _marks;
    private readonly Span<Bracket> _brackets;
    private int _count;
    private int _markCount;
    private int _bracketCount;

    /// <summary>The tokens that are not decided yet: after what begins the name, before what ends it.</summary>
    private int _low;
    private int _high;

    private bool _videoFile;

    /// <summary>The bracket at the beginning that names the group, or -1.</summary>
    private int _headGroup;
    private readonly Place _place;
    private readonly List<RuleTaken>? _told;

    private NameReader(
        ReadOnlySpan<char> text,
        int latestYear,
        Place place,
        Span<Token> tokens,
        Span<Mark> marks,
        Span<Bracket> brackets,
        List<RuleTaken>? told
    )
    {
        _text = text;
        _latestYear = latestYear;
        _place = place;
        _tokens = tokens;
        _marks = marks;
        _brackets = brackets;
        _told = told;
    }

    /// <summary><paramref name="input"/> is the whole text that contains <paramref name="text"/>, or that text itself.</summary>
    public static Reading Read(
        ReadOnlySpan<char> text,
        int latestYear,
        Place place = Place.Alone,
        string input = "",
        List<RuleTaken>? told = null
    )
    {
        if (text.Length > LongestName)
        {
            text = text[..LongestName];
        }

        Token[] tokenPool = ArrayPool<Token>.Shared.Rent(MostTokens);
        Mark[] markPool = ArrayPool<Mark>.Shared.Rent(MostMarks);
        Span<Bracket> bracketRoom = stackalloc Bracket[MostBrackets];
        try
        {
            var reader = new NameReader(
                text,
                latestYear,
                place,
                tokenPool.AsSpan(0, MostTokens),
                markPool.AsSpan(0, MostMarks),
                bracketRoom,
                told
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
        if (_count == 0)
        {
            return new Reading(new Release { Input = input });
        }

        Name();
        _low = 0;
        _high = _count;
        TakeExtension();
        TakeTail();
        TakeHead();
        CutName name = Named();
        Numbered numbers = NumberingRules.Read(in name, _told);
        TitleSpan title = TitleFinder.Find(in name, in numbers);
        Tags tags = TagReader.Read(in name, in title);
        GroupSpan group = GroupFinder.Find(in name, in title, in numbers, tags.Video);
        return Conclusion.Of(in name, in numbers, in title, in tags, group, input);
    }

    private readonly CutName Named() =>
        new()
        {
            Text = _text,
            Tokens = _tokens[.._count],
            Marks = _marks[.._markCount],
            Brackets = _brackets[.._bracketCount],
            LatestYear = _latestYear,
            Place = _place,
            Ends = new Ends(_low, _high, _headGroup, _videoFile),
        };

    private readonly ReadOnlySpan<char> TextOf(Token token) => _text[token.Start..token.End];

    private readonly bool Is(int token, WordClass kind) =>
        (uint)token < (uint)_count && _tokens[token].Word is { } word && word.Class == kind;

    private readonly bool Is(int token, WordUse use) =>
        (uint)token < (uint)_count && _tokens[token].Own is { } word && (word.Uses & use) != WordUse.None;

    private readonly bool IsPlainNumber(int token) =>
        token >= 0
        && token < _high
        && _tokens[token].Value >= 0
        && _tokens[token].Mark < 0
        && _tokens[token].Word is null
        && _tokens[token].Part == Part.None;

    private readonly bool IsYear(int token) =>
        token >= 0
        && token < _count
        && _tokens[token].Length == 4
        && _tokens[token].Mark < 0
        && _tokens[token].Value >= 1895
        && _tokens[token].Value <= _latestYear;
}
