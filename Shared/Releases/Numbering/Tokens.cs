using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>What surrounds a number that nothing marks.</summary>
/// <param name="FirstTag">The first token after the title that can only be a tag.</param>
/// <param name="YearAt">The last year before it, or -1.</param>
/// <param name="Anime">A group in front or a checksum.</param>
/// <param name="Television">The source is television.</param>
internal readonly record struct Surroundings(int FirstTag, int YearAt, bool Anime, bool Television);

/// <summary>The tokens of a name as the rules see them: to read only.</summary>
internal readonly ref struct Tokens
{
    public required CutName Name { get; init; }

    /// <summary>Only for a number that nothing marks: see <see cref="Look"/>.</summary>
    public Surroundings Around { get; init; }

    public ReadOnlySpan<char> Text => Name.Text;
    public ReadOnlySpan<Bracket> Brackets => Name.Brackets;
    public int Low => Name.Low;
    public int High => Name.High;

    public ref readonly Token this[int i] => ref Name.Tokens[i];

    public ReadOnlySpan<char> TextOf(int i) => Name.TextOf(i);

    public char FirstCharOf(int i) => Text[Name.Tokens[i].Start];

    public ref readonly Mark MarkOf(int i) => ref Name.Marks[Name.Tokens[i].Mark];

    public bool IsMark(int i) => i >= 0 && i < High && Name.Tokens[i].Mark >= 0;

    public bool Is(int i, WordClass kind) => Name.Is(i, kind);

    public bool Is(int i, WordUse use) => Name.Is(i, use);

    public bool IsPlainNumber(int i) => Name.IsPlainNumber(i);

    /// <summary>A number of at most so many digits, whatever else it may be.</summary>
    public bool IsNumberOf(int i, int most) =>
        i < High && i >= 0 && Name.Tokens[i].Value >= 0 && Name.Tokens[i].Mark < 0 && Name.Tokens[i].Length <= most;

    public bool IsYear(int i) => Name.IsYear(i);

    /// <summary>A zero in front: "05".</summary>
    public bool IsPadded(int i) => FirstCharOf(i) == '0' && Name.Tokens[i].Length > 1;

    public bool FollowsBy(int i, Gap gap) => (Name.Tokens[i].Gap & gap) != Gap.None;

    /// <summary>The name's end, or a bracket.</summary>
    public bool IsEndOrBracket(int i) => i >= High || FollowsBy(i, Gap.Opened);

    public bool BeginsBracket(int i) => i < High && Name.Tokens[i].Bracket >= 0 && Brackets[Name.Tokens[i].Bracket].First == i;

    public bool IsInsideBracket(int i) => Name.Tokens[i].Bracket >= 0 && Brackets[Name.Tokens[i].Bracket].First != i;

    public bool FillsBracket(int i) => BeginsBracket(i) && Brackets[Name.Tokens[i].Bracket].Last == i;

    /// <summary>"v2".</summary>
    public bool IsVersion(int i) => i < High && Name.IsVersion(i);

    /// <summary>A number, optionally with its version: "07", "07v2", "107a".</summary>
    public bool IsVersioned(int i, out int number, out int width)
    {
        number = width = 0;
        if (i < 0 || i >= High || Name.Tokens[i].Mark >= 0 || Name.Tokens[i].Part != Part.None || Name.Tokens[i].Word is not null)
        {
            return false;
        }

        if (Name.Tokens[i].Value >= 0)
        {
            number = Name.Tokens[i].Value;
            width = Name.Tokens[i].Length;
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
    public Tokens Look()
    {
        bool hash = false;
        for (int i = 0; i < Brackets.Length; i++)
        {
            hash |= Brackets[i].First >= Low && Name.IsHash(i);
        }

        int tag = FirstTag();
        return this with { Around = new Surroundings(tag, LastYear(tag), Name.Ends.HeadGroup >= 0 || hash, Name.IsTelevision()) };
    }

    private int FirstTag()
    {
        for (int i = Low + 1; i < High; i++)
        {
            if (Name.IsSureTag(i) || (BeginsBracket(i) && Name.StartsTags(Name.Tokens[i].Bracket)))
            {
                return i;
            }
        }

        return High;
    }

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
        Word? word = i < High && Name.Tokens[i].Part == Part.None ? Name.Tokens[i].Word : null;
        number = word is { Class: WordClass.Numeral } ? word.Number : 0;
        return number > 0;
    }

    /// <summary>No word of a title: the end, a bracket, a dash, a mark, a tag.</summary>
    public bool IsEndOfTitle(int i) =>
        IsEndOrBracket(i)
        || Name.Tokens[i].AfterDash
        || IsMark(i)
        || IsYear(i)
        || Name.Tokens[i].Word
            is { Strength: >= Strength.Soft, Class: not (WordClass.Joint or WordClass.Month or WordClass.Numeral or WordClass.PartWord) };

    /// <summary>1st, 2nd, 3º, 1ª, "Second".</summary>
    public bool IsOrdinal(int i, out int number)
    {
        number = 0;
        if (i < Low || Name.Tokens[i].Mark >= 0 || Name.Tokens[i].Part != Part.None)
        {
            return false;
        }

        if (IsNumberOf(i, 2))
        {
            number = Name.Tokens[i].Value;
            return true;
        }

        if (Is(i, WordUse.Ordinal))
        {
            number = Name.Tokens[i].Own!.Number;
            return true;
        }

        // "3-й".
        if (Is(i, WordUse.OrdinalEnd) && IsNumberOf(i - 1, 2))
        {
            number = Name.Tokens[i - 1].Value;
            return number > 0;
        }

        ReadOnlySpan<char> word = TextOf(i);
        int digits = Digits(word, 0, 2, out number);
        return digits > 0 && (word[digits..] is "º" or "ª" or "°" || Vocabulary.Is(word[digits..], WordUse.OrdinalEnd));
    }
}
