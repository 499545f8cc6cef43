using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

/// <summary>
/// A run of letters, or a run of digits, in a text: "Part2" is two. For questions that a few words answer; the vocabulary says what a word means.
/// </summary>
internal readonly ref struct WordRun
{
    /// <summary>No entry that is asked for has more words.</summary>
    private const int MostWords = 3;

    private readonly ReadOnlySpan<char> _all;
    private readonly int _before;

    private WordRun(ReadOnlySpan<char> all, int before)
    {
        _all = all;
        _before = before;
        Start = before;
        while (Start < all.Length && !IsLetter(all[Start]) && !char.IsDigit(all[Start]))
        {
            Start++;
        }

        bool number = Start < all.Length && char.IsDigit(all[Start]);
        End = Start;
        while (End < all.Length && (number ? char.IsDigit(all[End]) : IsLetter(all[End])))
        {
            End++;
        }
    }

    public int Start { get; }
    public int End { get; }

    /// <summary>False behind the last run.</summary>
    public bool Any => End > Start;
    public ReadOnlySpan<char> Text => _all[Start..End];

    /// <summary>What is between it and the run before.</summary>
    public ReadOnlySpan<char> Gap => _all[_before..Start];
    public bool Touches => Start == _before && Start > 0;
    public WordRun Next => new(_all, End);
    public Word? Word => Any ? Vocabulary.Find(Text) : null;

    /// <summary>The last run of the text.</summary>
    public bool IsLast => !Next.Any;

    /// <summary>Nothing that could belong to the same word follows.</summary>
    public bool EndsWord => !IsWordPart(At(_all, End));

    public bool IsNumber => Any && char.IsDigit(_all[Start]);

    /// <summary>"2", "02", "II", "two"; 0 for everything else.</summary>
    public int Number =>
        IsNumber
            ? Digits(_all, Start, 4, out int number) > 0
                ? number
                : 0
            : Word is { Class: WordClass.Numeral, Number: var numeral }
                ? numeral
                : 0;

    public static WordRun First(ReadOnlySpan<char> text) => new(text, 0);

    public bool Is(WordClass kind) => Word is { } word && word.Class == kind;

    public bool Is(WordUse use) => Word?.Is(use) == true;

    /// <summary>"Part 3", "cd1", "Teil.II": the small number directly behind it; a run without text if there is none.</summary>
    public WordRun NumberBehind =>
        Next is var next
        && next.Number > 0
        && !(next.IsNumber && next.Text.Length > 2)
        && next.Gap.Length <= 3
        && !next.Gap.ContainsAnyExcept(" ._-")
            ? next
            : new(_all, _all.Length);

    /// <summary>The entry that begins here, also of several words: "box set".</summary>
    public Word? Entry(WordUse use)
    {
        Span<char> joined = stackalloc char[64];
        int used = 0;
        WordRun run = this;
        for (int words = 0; words < MostWords && run.Any && used + run.Text.Length < joined.Length; words++)
        {
            run.Text.CopyTo(joined[used..]);
            used += run.Text.Length;
            if (Vocabulary.Find(joined[..used]) is { } word && word.Is(use))
            {
                return word;
            }

            joined[used++] = ' ';
            run = run.Next;
        }

        return null;
    }

    private static bool IsLetter(char c) => IsWordPart(c) && !char.IsDigit(c);
}
