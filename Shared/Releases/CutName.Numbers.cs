using Hybrid.Releases.Numbering;
using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

/// <summary>What the rules of numbering ask of a token.</summary>
internal readonly ref partial struct CutName
{
    public char FirstCharOf(int i) => Text[this[i].Start];

    public ref readonly Mark MarkOf(int i) => ref Marks[this[i].Mark];

    public bool IsMark(int i) => i >= 0 && i < High && this[i].Mark >= 0;

    /// <summary>A number of at most so many digits, whatever else it may be.</summary>
    public bool IsNumberOf(int i, int most) => NumberAt(i) >= 0 && this[i].Length <= most;

    /// <summary>The number that a token is; -1 if it is none.</summary>
    public int NumberAt(int i) => i >= 0 && i < High && this[i].Mark < 0 ? this[i].Value : -1;

    /// <summary>"1-3": the first token of a range that ends with this number, or the number itself.</summary>
    public int FirstOfRange(int last, int most) =>
        last - 1 >= Low && this[last].Gap == Gap.Hyphen && IsNumberOf(last - 1, most) && this[last - 1].Value < this[last].Value
            ? last - 1
            : last;

    /// <summary>A zero in front: "05".</summary>
    public bool IsPadded(int i) => FirstCharOf(i) == '0' && this[i].Length > 1;

    public bool FollowsBy(int i, Gap gap) => (this[i].Gap & gap) != Gap.None;

    /// <summary>The name's end, or a bracket.</summary>
    public bool IsEndOrBracket(int i) => i >= High || FollowsBy(i, Gap.Opened);

    public bool BeginsBracket(int i) => i < High && this[i].Bracket >= 0 && Brackets[this[i].Bracket].First == i;

    public bool IsInsideBracket(int i) => this[i].Bracket >= 0 && Brackets[this[i].Bracket].First != i;

    public bool FillsBracket(int i) => BeginsBracket(i) && Brackets[this[i].Bracket].Last == i;

    /// <summary>A number, optionally with its version: "07", "07v2", "107a".</summary>
    public bool IsVersioned(int i, out int number, out int width)
    {
        number = width = 0;
        if (i < 0 || i >= High || this[i].Mark >= 0 || this[i].Part != Part.None || this[i].Word is not null)
        {
            return false;
        }

        if (this[i].Value >= 0)
        {
            number = this[i].Value;
            width = this[i].Length;
            return width <= 5;
        }

        ReadOnlySpan<char> word = TextOf(i);
        width = Digits(word, 0, 4, out number);
        if (width < 2 || width == word.Length)
        {
            return false;
        }

        ReadOnlySpan<char> rest = word[width..];
        return (rest.Length == 2 && Lower(rest, 0) == 'v' && char.IsAsciiDigit(rest[1]))
            || (rest.Length == 1 && Lower(rest, 0) is 'a' or 'b' or 'c')
            || Vocabulary.Is(rest, WordUse.EndWord);
    }

    /// <summary>The same tokens, with what surrounds an unmarked number.</summary>
    public CutName Look()
    {
        bool hash = false;
        for (int i = 0; i < Brackets.Length; i++)
        {
            hash |= Brackets[i].First >= Low && IsHash(i);
        }

        int tag = FirstTag();
        return this with { Around = new Surroundings(tag, LastYear(tag), Ends.HeadGroup >= 0 || hash, IsTelevision()) };
    }

    private int FirstTag() =>
        FindOrEnd(Low + 1, High, static (in name, i) => name.IsSureTag(i) || (name.OpenedAt(i) is var at and >= 0 && name.StartsTags(at)));

    private int LastYear(int stop)
    {
        for (int i = stop - 1; i > Low; i--)
        {
            if (IsYear(i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>"Movie - 09", "Vol - 2", "Part 3": the number counts something else.</summary>
    public bool CountsFilms(int i) =>
        i >= Low && (Is(i, WordClass.PartWord) || Is(i, WordClass.DiscWord) || Is(i, WordUse.FilmWord) || Is(i, WordUse.VolumeWord));

    /// <summary>"IV", "Four".</summary>
    public bool IsNumeral(int i, out int number)
    {
        Word? word = i < High && this[i].Part == Part.None ? this[i].Word : null;
        number = word is { Class: WordClass.Numeral } ? word.Number : 0;
        return number > 0;
    }

    /// <summary>No word of a title: the end, a bracket, a dash, a mark, a tag.</summary>
    public bool IsEndOfTitle(int i) =>
        IsEndOrBracket(i)
        || this[i].AfterDash
        || IsMark(i)
        || IsYear(i)
        || this[i].Word
            is { Strength: >= Strength.Soft, Class: not (WordClass.Joint or WordClass.Month or WordClass.Numeral or WordClass.PartWord) };

    /// <summary>1st, 2nd, 3º, 1ª, "Second".</summary>
    public bool IsOrdinal(int i, out int number)
    {
        number = 0;
        if (i < Low || this[i].Mark >= 0 || this[i].Part != Part.None)
        {
            return false;
        }

        if (IsNumberOf(i, 2))
        {
            number = this[i].Value;
            return true;
        }

        if (Is(i, WordUse.Ordinal))
        {
            number = this[i].Own!.Number;
            return true;
        }

        // "3-й".
        if (Is(i, WordUse.OrdinalEnd) && IsNumberOf(i - 1, 2))
        {
            number = this[i - 1].Value;
            return number > 0;
        }

        ReadOnlySpan<char> word = TextOf(i);
        int digits = Digits(word, 0, 2, out number);
        return digits > 0 && (word[digits..] is "º" or "ª" or "°" || Vocabulary.Is(word[digits..], WordUse.OrdinalEnd));
    }
}
