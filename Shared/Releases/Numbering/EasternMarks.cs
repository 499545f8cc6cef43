using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>第2季, 第13話, 857集, 全24集, 12화: season and episode, with the unit after the number.</summary>
internal static class EasternMarks
{
    /// <summary>"更新至" has three.</summary>
    private const int LongestSign = 3;

    public static bool IsSign(char c) => Vocabulary.Is([c], WordUse.CountSign | WordUse.WholeSign);

    /// <summary>Reads 第N季 and 全N集 at a character. <see cref="TryReadUnit"/> reads the number without 第.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        if (!IsEastern(text[at]) || SignAt(text, at, out int next) is not { } sign)
        {
            return false;
        }

        next = SkipSpaces(text, next);
        int length = Digits(text, next, 4, out int number) is var digits and > 0 ? digits : Numeral(text, next, out number);
        if (length == 0)
        {
            return false;
        }

        next += length;
        int to = number;
        if (IsRange(text, next) && Digits(text, next + 1, 4, out int last) is var more and > 0)
        {
            to = last;
            next += more + 1;
        }

        next = SkipSpaces(text, next);
        return sign.Is(WordUse.WholeSign) ? Whole(text, next, ref mark) : Unit(text, next, number, to, ref mark);
    }

    public static bool TryReadUnit(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int length = Digits(text, at, 4, out int number);
        return length > 0 && Unit(text, at + length, number, number, ref mark);
    }

    private static Word? SignAt(ReadOnlySpan<char> text, int at, out int next)
    {
        for (int length = Math.Min(LongestSign, text.Length - at); length > 0; length--)
        {
            next = at + length;
            if (Vocabulary.Find(text[at..next]) is { } word && word.Is(WordUse.CountSign | WordUse.WholeSign))
            {
                return word;
            }
        }

        next = at;
        return null;
    }

    private static int SkipSpaces(ReadOnlySpan<char> text, int at)
    {
        while (At(text, at) == ' ')
        {
            at++;
        }

        return at;
    }

    private static bool IsRange(ReadOnlySpan<char> text, int at) =>
        At(text, at) is var c && (c is '-' or '~' || (IsEastern(c) && Vocabulary.Is([c], WordUse.RangeWord)));

    private static bool Whole(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        mark.Kind = MarkKind.Whole;
        mark.End = at + 1;
        return IsEastern(At(text, at)) && Vocabulary.Is([text[at]], WordUse.EpisodeUnit);
    }

    private static bool Unit(ReadOnlySpan<char> text, int at, int from, int to, ref Mark mark)
    {
        if (!IsEastern(At(text, at)) || Vocabulary.Find([text[at]]) is not { } unit)
        {
            return false;
        }

        mark.End = at + 1;
        bool episode = unit.Is(WordUse.EpisodeUnit);
        // "第05期", "第12期": a show counts its episodes so; nobody counts seasons beyond nine, or with a zero.
        bool counted = episode && (from > 9 || At(text, at - 2) == '0');
        if (unit.Is(WordUse.SeasonUnit) && !counted)
        {
            mark.Kind = MarkKind.Season;
            mark.Seasons.AddRange(from, to);
            return true;
        }

        mark.Kind = MarkKind.Episode;
        mark.Episodes.AddRange(from, to);
        return episode;
    }

    /// <summary>一 to 九十九.</summary>
    private static int Numeral(ReadOnlySpan<char> text, int at, out int number)
    {
        number = 0;
        int length = 0;
        while (
            length < 3
            && IsEastern(At(text, at + length))
            && Vocabulary.Find([text[at + length]]) is { } word
            && word.Is(WordUse.EasternNumeral)
        )
        {
            number =
                word.Number < 10 ? number + word.Number
                : number == 0 ? 10
                : number * 10;
            length++;
        }

        return length;
    }
}
