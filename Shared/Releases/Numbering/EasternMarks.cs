using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>第2季, 第13話, 857集, 全24集, 12화: season and episode, with the unit after the number.</summary>
internal static class EasternMarks
{
    private const string SeasonUnits = "季期기";
    private const string EpisodeUnits = "话話集回화회";
    private const string Numerals = "零一二三四五六七八九";

    /// <summary>Reads 第N季 and 全N集 at a character. <see cref="TryReadUnit"/> reads the number without 第.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        char c = At(text, at);
        if (c is not ('第' or '제' or '全' or '更'))
        {
            return false;
        }

        int next = at + 1;
        // "更新至12集": so many have come.
        next += c == '更' && At(text, next) == '新' ? 1 : 0;
        next += c == '更' && At(text, next) == '至' ? 1 : 0;
        while (At(text, next) == ' ')
        {
            next++;
        }

        int length = Digits(text, next, 4, out int number);
        if (length == 0)
        {
            length = Numeral(text, next, out number);
        }

        if (length == 0)
        {
            return false;
        }

        next += length;
        int to = number;
        if (At(text, next) is '-' or '~' or '至')
        {
            int more = Digits(text, next + 1, 4, out int last);
            if (more > 0)
            {
                to = last;
                next += more + 1;
            }
        }

        while (At(text, next) == ' ')
        {
            next++;
        }

        return c is '全' or '更' ? Whole(text, next, ref mark) : Unit(text, next, number, to, ref mark);
    }

    public static bool TryReadUnit(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int length = Digits(text, at, 4, out int number);
        return length > 0 && Unit(text, at + length, number, number, ref mark);
    }

    private static bool Whole(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        mark.Kind = MarkKind.Whole;
        mark.End = at + 1;
        return EpisodeUnits.Contains(At(text, at), StringComparison.Ordinal);
    }

    private static bool Unit(ReadOnlySpan<char> text, int at, int from, int to, ref Mark mark)
    {
        char unit = At(text, at);
        mark.End = at + 1;
        // "第05期", "第12期": a show counts its episodes so; nobody counts seasons beyond nine, or with a zero.
        bool counted = unit == '期' && (from > 9 || text[at - 2] == '0');
        if (SeasonUnits.Contains(unit, StringComparison.Ordinal) && !counted)
        {
            mark.Kind = MarkKind.Season;
            mark.Seasons.AddRange(from, to);
            return true;
        }

        mark.Kind = MarkKind.Episode;
        mark.Episodes.AddRange(from, to);
        return counted || EpisodeUnits.Contains(unit, StringComparison.Ordinal);
    }

    /// <summary>一 to 九十九.</summary>
    private static int Numeral(ReadOnlySpan<char> text, int at, out int number)
    {
        number = 0;
        int length = 0;
        while (length < 3)
        {
            char c = At(text, at + length);
            if (c == '十')
            {
                number = number == 0 ? 10 : number * 10;
            }
            else if (Numerals.IndexOf(c, StringComparison.Ordinal) is var digit and > 0)
            {
                number += digit;
            }
            else
            {
                break;
            }

            length++;
        }

        return length;
    }
}
