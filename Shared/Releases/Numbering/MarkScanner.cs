using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>Reads numberings that are recognized by their shape: S01E02-E03, 1x02, E05, 2 of 6. Each method reads at a word's start.</summary>
internal static class MarkScanner
{
    public static bool TryRead(ReadOnlySpan<char> text, int at, out Mark mark)
    {
        mark = default;
        char c = Lower(text, at);
        return c switch
        {
            's' or 't' => SeasonMarks.TryRead(text, at, ref mark),
            'e' => TryEpisode(text, at, ref mark),
            >= '0' and <= '9' => CrossMarks.TryRead(text, at, ref mark) || TryOf(text, at, ref mark),
            _ => c > 127 && EasternMarks.TryRead(text, at, ref mark),
        };
    }

    /// <summary>E05, Ep.5, EP07.5.</summary>
    private static bool TryEpisode(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int letters = EpisodeChain.Letters(text, at);
        int next = letters > 1 ? EpisodeChain.SkipBeforeNumber(text, at + letters, letters) : at + letters;
        int digits = Digits(text, next, 5, out int episode);
        int end = EpisodeChain.AfterNumber(text, next + digits);
        if (
            digits == 0
            || (letters == 1 && digits == 1 && At(text, next + 1) != '-')
            // "Ep 2x03" says more than "Ep 2"; "Ep 1.22" is season and episode.
            || Lower(text, next + digits) == 'x'
            || (text[next - 1] == '#' && At(text, next + digits) == '.' && char.IsAsciiDigit(At(text, next + digits + 1)))
            || (letters > 1 && digits == 1 && IsPairBehindDot(text, next + 1))
            || (IsWordPart(At(text, end)) && EpisodeChain.Letters(text, end) == 0)
        )
        {
            return false;
        }

        mark.Kind = MarkKind.Episode;
        mark.Episodes.Add(episode);
        if (TryFraction(text, end, out int tenth))
        {
            mark.Fraction = tenth;
            mark.End = end + 2;
            return true;
        }

        mark.End = EpisodeChain.Read(text, end, ref mark, 'e', -2);
        return true;
    }

    /// <summary>"Ep.1.09", but "Ep.1.09.2012".</summary>
    private static bool IsPairBehindDot(ReadOnlySpan<char> text, int at) =>
        At(text, at) == '.' && Digits(text, at + 1, 3, out _) == 2 && !IsWordPart(At(text, at + 3)) && !char.IsAsciiDigit(At(text, at + 4));

    /// <summary>"EP07.5" is between two episodes.</summary>
    private static bool TryFraction(ReadOnlySpan<char> text, int at, out int tenth)
    {
        tenth = 0;
        return At(text, at) == '.' && Digits(text, at + 1, 1, out tenth) == 1 && !IsWordPart(At(text, at + 2)) && At(text, at + 2) != '.';
    }

    /// <summary>12ep, 08seriya.</summary>
    public static bool TryCounted(ReadOnlySpan<char> text, int at, out Mark mark)
    {
        mark = default;
        int digits = Digits(text, at, 3, out int number);
        int end = EndOfLetters(text, at + digits);
        if (
            digits == 0
            || end - at - digits < 2
            || IsWordPart(At(text, end))
            || Vocabulary.Find(text[(at + digits)..end]) is not { Class: WordClass.EpisodeWord } word
            || !word.Is(WordUse.CountedWord | WordUse.LastWord)
        )
        {
            return false;
        }

        mark.Kind = MarkKind.Episode;
        mark.Episodes.Add(number);
        mark.End = end;
        return true;
    }

    /// <summary>5of9, 14.of.21, (5/12).</summary>
    private static bool TryOf(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int digits = Digits(text, at, 3, out int number);
        // "1-10 of 10": the range already says it.
        if (digits == 0 || (at > 1 && text[at - 1] == '-' && char.IsAsciiDigit(text[at - 2])))
        {
            return false;
        }

        int next = at + digits;
        next += IsBlank(text, next) ? 1 : 0;
        int end = EndOfLetters(text, next);
        int word = next;
        next = end;
        while (IsBlank(text, next))
        {
            next++;
        }

        // "(5/12)".
        bool stroke = At(text, next) == '/' && At(text, at - 1) == '(';
        next += stroke ? 1 : 0;
        int width = Digits(text, next, 3, out int all);
        mark.Kind = MarkKind.OneOfSeveral;
        mark.End = next + width;
        stroke &= At(text, mark.End) == ')';
        if (
            width == 0
            || number > all
            || all < 2
            || IsWordPart(At(text, mark.End))
            || !(stroke || Vocabulary.Is(text[word..end], WordUse.CountOfWord))
        )
        {
            return false;
        }

        mark.Episodes.Add(number);
        return true;
    }

    private static bool IsBlank(ReadOnlySpan<char> text, int at) => At(text, at) is ' ' or '.' or '_';
}
