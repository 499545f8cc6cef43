using System.Buffers;
using System.Runtime.CompilerServices;
using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>
/// Reads one name: cuts it into tokens once and looks up what each can be. What follows are steps that decide by place and neighbors: each
/// returns a value, and the reading is their sum.
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

    private NameReader(ReadOnlySpan<char> text, int latestYear, Span<Token> tokens, Span<Mark> marks, Span<Bracket> brackets)
    {
        _text = text;
        _latestYear = latestYear;
        _tokens = tokens;
        _marks = marks;
        _brackets = brackets;
    }

    /// <summary><paramref name="input"/> is the whole text that contains <paramref name="text"/>, or that text itself.</summary>
    [SkipLocalsInit]
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
            var reader = new NameReader(text, latestYear, tokenPool.AsSpan(0, MostTokens), markPool.AsSpan(0, MostMarks), bracketRoom);
            reader.Cut();
            reader.Name();
            return reader._count == 0 ? new Reading(new Release { Input = input }) : Read(reader.Named(place), input, told);
        }
        finally
        {
            ArrayPool<Token>.Shared.Return(tokenPool);
            ArrayPool<Mark>.Shared.Return(markPool);
        }
    }

    private static Reading Read(in CutName whole, string input, List<RuleTaken>? told)
    {
        (int high, bool videoFile) = NameTail.Find(in whole);
        CutName name = whole with { Ends = new Ends(0, high, -1, videoFile) };
        (int low, int group) = NameHead.Find(in name);
        name = name with { Ends = new Ends(low, high, group, videoFile) };
        NumberingReading numbers = NumberingRules.Read(in name, told);
        TitleSpan title = TitleFinder.Find(in name, in numbers);
        Tags tags = TagReader.Read(in name, in title);
        GroupSpan found = GroupFinder.Find(in name, in title, in numbers, tags.Video);
        return NameConclusion.Of(in name, in numbers, in title, in tags, found, input);
    }

    private readonly CutName Named(Place place)
    {
        var name = new CutName
        {
            Text = _text,
            Tokens = _tokens[.._count],
            Marks = _marks[.._markCount],
            Brackets = _brackets[.._bracketCount],
            LatestYear = _latestYear,
            Place = place,
            Ends = new Ends(0, _count, -1, VideoFile: false),
        };
        for (int i = 0; i < _bracketCount; i++)
        {
            if (name.IsHash(i))
            {
                _tokens[_brackets[i].First].Part = Part.Hash;
            }
        }

        return name;
    }

    private readonly ReadOnlySpan<char> TextOf(Token token) => _text[token.Start..token.End];
}
