using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>Reads an air date that begins with a digit: 2014.10.31, 31-10-2014, 10-31-2014, 20141031, 31st Oct 2014, 14.10.31.</summary>
internal static class DateScanner
{
    public static bool TryRead(ReadOnlySpan<char> text, int at, int latestYear, out Mark mark)
    {
        mark = default;
        mark.Kind = MarkKind.Date;
        int width = Digits(text, at, 8, out int number);
        int next = at + width;
        return width switch
        {
            8 or 6 => (width == 8 || at > 0) && TryJoined(text, next, number, width, latestYear, ref mark),
            4 => TryBehindYear(text, next, number, latestYear, ref mark) || TryApart(text, next, number, width, latestYear, ref mark),
            1 or 2 => IsSeparated(text, next)
                ? TryApart(text, next, number, width, latestYear, ref mark)
                : TryNamedMonth(text, next, number, latestYear, ref mark),
            _ => false,
        };
    }

    /// <summary>"20140722", and behind a title also "140722".</summary>
    private static bool TryJoined(ReadOnlySpan<char> text, int end, int number, int width, int latestYear, ref Mark mark)
    {
        mark.End = end;
        int year = width == 8 ? number / 10000 : Century(number / 10000, latestYear);
        return !IsWordPart(At(text, end)) && Make(year, number / 100 % 100, number % 100, latestYear, ref mark);
    }

    /// <summary>"2014x07.22", "2014.Jul.22".</summary>
    private static bool TryBehindYear(ReadOnlySpan<char> text, int next, int year, int latestYear, ref Mark mark)
    {
        if (At(text, next) != 'x' || Digits(text, next + 1, 2, out int month) != 2)
        {
            return TryMonthBehindYear(text, next, year, latestYear, ref mark);
        }

        mark.End = next + 6;
        return At(text, next + 3) == '.'
            && !IsWordPart(At(text, mark.End))
            && Digits(text, next + 4, 2, out int day) == 2
            && Make(year, month, day, latestYear, ref mark);
    }

    private static bool IsSeparated(ReadOnlySpan<char> text, int at) =>
        At(text, at) is '.' or '-' or '_' or ' ' or '/' && char.IsAsciiDigit(At(text, at + 1));

    private static bool TryApart(ReadOnlySpan<char> text, int next, int first, int width, int latestYear, ref Mark mark)
    {
        if (!IsSeparated(text, next))
        {
            return false;
        }

        char separator = text[next];
        Span<int> numbers = [first, 0, 0];
        Span<int> widths = [width, 0, 0];
        widths[1] = Digits(text, next + 1, 2, out numbers[1]);
        next += 1 + widths[1];
        if (widths[1] == 0 || At(text, next) != separator)
        {
            return false;
        }

        widths[2] = Digits(text, next + 1, 4, out numbers[2]);
        mark.End = next + 1 + widths[2];
        return widths[2] > 0 && !IsWordPart(At(text, mark.End)) && Order(numbers, widths, separator, latestYear, ref mark);
    }

    /// <summary>"October 8, 2014", read from the month on.</summary>
    public static bool TryReadAtMonth(ReadOnlySpan<char> text, int end, int month, int latestYear, out Mark mark)
    {
        mark = default;
        mark.Kind = MarkKind.Date;
        int next = Skip(text, end);
        int width = Digits(text, next, 2, out int day);
        int yearAt = Skip(text, SkipEnding(text, next + width));
        int long4 = Digits(text, yearAt, 4, out int year);
        mark.End = yearAt + long4;
        return width > 0 && long4 == 4 && yearAt > next + width && Make(year, month, day, latestYear, ref mark);
    }

    /// <summary>"2015.Oct.31".</summary>
    private static bool TryMonthBehindYear(ReadOnlySpan<char> text, int next, int year, int latestYear, ref Mark mark)
    {
        int end = EndOfLetters(text, next + 1);
        int width = Digits(text, end + 1, 2, out int day);
        mark.End = end + 1 + width;
        return end - next > 3
            && width == 2
            && At(text, end) == At(text, next)
            && !IsWordPart(At(text, mark.End))
            && Vocabulary.Find(text[(next + 1)..end]) is { Class: WordClass.Month } month
            && Make(year, month.Number, day, latestYear, ref mark);
    }

    private static bool TryNamedMonth(ReadOnlySpan<char> text, int next, int day, int latestYear, ref Mark mark)
    {
        next = SkipEnding(text, next);
        int letters = Skip(text, next);
        int end = EndOfLetters(text, letters);
        if (letters == next || end - letters < 3 || Vocabulary.Find(text[letters..end]) is not { Class: WordClass.Month } month)
        {
            return false;
        }

        int yearAt = Skip(text, end);
        int width = Digits(text, yearAt, 4, out int year);
        mark.End = yearAt + width;
        return yearAt > end
            && (width == 4 || (width == 2 && At(text, end) == '-'))
            && Make(width == 2 ? Century(year, latestYear) : year, month.Number, day, latestYear, ref mark);
    }

    /// <summary>"22nd".</summary>
    private static int SkipEnding(ReadOnlySpan<char> text, int at) =>
        EndOfLetters(text, at) is var end && end > at && end < at + 4 && Vocabulary.Is(text[at..end], WordUse.OrdinalEnd) ? end : at;

    private static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (At(text, at) is ' ' or '.' or '_' or '-' or ',')
        {
            at++;
        }

        return at;
    }

    private static bool Order(Span<int> n, Span<int> width, char separator, int latestYear, ref Mark mark)
    {
        if (width[0] == 4)
        {
            // Year, month, day; "2012.16.02" swaps the last two. "2022.8.2" is too short to be a date.
            return width[1] <= 2
                && width[2] <= 2
                && width[1] + width[2] >= 3
                && (Make(n[0], n[1], n[2], latestYear, ref mark) || Make(n[0], n[2], n[1], latestYear, ref mark));
        }

        return width[0] == 2
            && width[1] == 2
            && width[2] switch
            {
                4 => Make(n[2], n[1], n[0], latestYear, ref mark) || Make(n[2], n[0], n[1], latestYear, ref mark),
                // "01-02-03" only counts up.
                2 => !(n[1] == n[0] + 1 && n[2] == n[1] + 1) && OrderShort(n, separator, latestYear, ref mark),
                _ => false,
            };
    }

    /// <summary>A year of two digits: "16.01.23" begins with it, "07-06-15", "11/21/17" and "30.04.12" end with it.</summary>
    private static bool OrderShort(Span<int> n, char separator, int latestYear, ref Mark mark)
    {
        (int first, int last) = (Century(n[0], latestYear), Century(n[2], latestYear));
        if (separator is '-' or '/')
        {
            return Make(last, n[0], n[1], latestYear, ref mark) || (n[0] > 12 && Make(first, n[1], n[2], latestYear, ref mark));
        }

        if (separator == '.' && n[0] <= 12 && n[1] > 12 && last >= 2000)
        {
            return Make(last, n[0], n[1], latestYear, ref mark);
        }

        return separator == '.'
            && n[0] > 7
            && (
                // "27.11.23" was broadcast, and the latest year is still to come.
                (first >= 2000 && first < latestYear && Make(first, n[1], n[2], latestYear, ref mark))
                || (n[0] > 12 && Make(last, n[1], n[0], latestYear, ref mark))
            );
    }

    private static int Century(int year, int latestYear) => 2000 + year <= latestYear ? 2000 + year : 1900 + year;

    private static bool Make(int year, int month, int day, int latestYear, ref Mark mark)
    {
        if (year < 1930 || year > latestYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        mark.Date = new DateOnly(year, month, day);
        return true;
    }
}
