using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

/// <summary>Reads numberings that are recognized by their shape: S01E02-E03, 1x02, E05, 2 of 6. Each method reads at a word's start.</summary>
internal static class MarkScanner
{
    public static bool TryRead(ReadOnlySpan<char> text, int at, out Mark mark)
    {
        mark = default;
        char c = Lower(text, at);
        return c switch
        {
            's' => TrySeason(text, at, ref mark),
            'e' => TryEpisode(text, at, ref mark),
            >= '0' and <= '9' => TryCross(text, at, ref mark) || TryOf(text, at, ref mark),
            _ => c > 127 && EasternMarks.TryRead(text, at, ref mark),
        };
    }

    private static bool TrySeason(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int next = at + 1;
        // "SO2E04": a letter O instead of the zero.
        if (Lower(text, next) == 'o' && char.IsAsciiDigit(At(text, next + 1)))
        {
            next++;
        }

        int digits = Digits(text, next, 4, out int season);
        if (digits == 0)
        {
            return false;
        }

        next += digits;
        mark.Seasons.Add(season);
        if (TryFirstEpisode(text, next, ref mark, out int end))
        {
            mark.Kind = MarkKind.SeasonEpisode;
            mark.End = Chain(text, end, ref mark, 'e', season);
            return true;
        }

        mark.Kind = MarkKind.Season;
        if (digits == 4 && season is < 1950 or > 2100)
        {
            return false;
        }

        end = MoreSeasons(text, next, ref mark, season);
        char c = Lower(text, end);
        if (c == 'd')
        {
            // "S07D1", "S04DVD7": a disc of the season.
            int disc = text[end..].StartsWith("dvd", StringComparison.OrdinalIgnoreCase) ? end + 3 : end + 1;
            int length = Digits(text, disc, 2, out int number);
            if (length > 0 && !IsWordPart(At(text, disc + length)))
            {
                mark.Disc = number;
                mark.End = disc + length;
                return true;
            }

            return false;
        }

        // "S01Extras".
        if (IsWordPart(At(text, end)) && !text[end..].StartsWith("extras", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        mark.End = end;
        return true;
    }

    /// <summary>S01S02, S01-S04, S01-04, S01+S02, S01 to S28.</summary>
    private static int MoreSeasons(ReadOnlySpan<char> text, int end, ref Mark mark, int season)
    {
        while (true)
        {
            int next = end;
            bool range = false;
            bool joined = false;
            while (next < text.Length && next - end < 4)
            {
                char c = Lower(text, next);
                if (c is '-' or '~' or 'à' || (c == 't' && Lower(text, next + 1) == 'o' && At(text, next + 2) == ' '))
                {
                    range = true;
                    next += c == 't' ? 2 : 1;
                }
                else if (c is '+' or '&' or '/' or ',')
                {
                    joined = true;
                    next++;
                }
                else if (c is ' ' or '.' or '_')
                {
                    next++;
                }
                else
                {
                    break;
                }
            }

            bool lettered = Lower(text, next) == 's';
            int digits = Digits(text, lettered ? next + 1 : next, 2, out int number);
            int after = next + (lettered ? 1 : 0) + digits;
            if (digits == 0 || number <= season || IsWordPart(At(text, after)) && Lower(text, after) != 's')
            {
                return end;
            }

            // "S01-05" is a range; "S3 - 12" is an episode, and so is "S02 03".
            bool spaced = At(text, end) == ' ';
            bool complete = text[after..].StartsWith(" complete", StringComparison.OrdinalIgnoreCase);
            if (!lettered && !(range && !spaced && digits == 2 && At(text, after) != '-') && !(range && complete))
            {
                return end;
            }

            if (range && !joined)
            {
                mark.Seasons.AddRange(season, number);
            }
            else
            {
                mark.Seasons.Add(number);
            }

            season = number;
            end = after;
        }
    }

    /// <summary>The "E02" after "S01", also separated: "S01.E02", "S03 - EP14", "S2 (Ep 6)", "s03-x01", "S06xE01".</summary>
    private static bool TryFirstEpisode(ReadOnlySpan<char> text, int at, ref Mark mark, out int end)
    {
        end = at;
        int next = at;
        while (next - at < 3 && At(text, next) is ' ' or '.' or '_' or '-' or '(' or '[')
        {
            next++;
        }

        int letters = EpisodeLetters(text, next);
        if (letters == 0)
        {
            return false;
        }

        next += letters;
        if (letters > 1 || next - at > 2)
        {
            next = SkipBeforeNumber(text, next, letters);
        }
        else if (At(text, next) == '(')
        {
            next++;
        }

        int digits = Digits(text, next, 5, out int episode);
        if (digits == 0)
        {
            return false;
        }

        // "S01 x264" is a codec.
        if (Lower(text, next - 1) == 'x' && digits == 3 && episode is >= 261 and <= 266)
        {
            return false;
        }

        mark.Episodes.Add(episode);
        end = AfterNumber(text, next + digits);
        return true;
    }

    private static int SkipBeforeNumber(ReadOnlySpan<char> text, int next, int letters) =>
        At(text, next) is '.' or '#' or '(' || (letters > 1 && At(text, next) is ' ' or '_') ? SkipBeforeNumber(text, next + 1, 0) : next;

    /// <summary>The length of the letters that mean "episode": e, ep, eps, x, xe.</summary>
    private static int EpisodeLetters(ReadOnlySpan<char> text, int at)
    {
        char c = Lower(text, at);
        if (c == 'x')
        {
            return Lower(text, at + 1) == 'e' ? 2 : 1;
        }

        if (c != 'e')
        {
            return 0;
        }

        return Lower(text, at + 1) == 'p' ? (Lower(text, at + 2) == 's' ? 3 : 2) : 1;
    }

    /// <summary>The position after the "a" of "E01a" and the "v2" of "E01v2".</summary>
    private static int AfterNumber(ReadOnlySpan<char> text, int at)
    {
        if (Lower(text, at) == 'v' && char.IsAsciiDigit(At(text, at + 1)) && !IsWordPart(At(text, at + 2)))
        {
            return at + 2;
        }

        return Lower(text, at) is 'a' or 'b' or 'c' && !IsWordPart(At(text, at + 1)) ? at + 1 : at;
    }

    /// <summary>The episodes after the first: E02, -E03, -03, +E04, " e02", "-S01E04", "x05".</summary>
    private static int Chain(ReadOnlySpan<char> text, int end, ref Mark mark, char letter, int season)
    {
        while (TryNext(text, end, ref mark, letter, season, out int after))
        {
            end = after;
        }

        return end;
    }

    private static bool TryNext(ReadOnlySpan<char> text, int end, ref Mark mark, char letter, int season, out int after)
    {
        after = end;
        int next = end;
        bool range = false,
            joined = false,
            spaced = false,
            dotted = false;
        while (next - end < 4)
        {
            char c = Lower(text, next);
            if (c is '-' or '~' or 'à' or '–')
            {
                range = true;
            }
            else if (c is '+' or '&' or ',' || (c == 'e' && Lower(text, next + 1) == 'n' && At(text, next + 2) == ' '))
            {
                joined = true;
                next += c == 'e' ? 1 : 0;
            }
            else if (c is ' ' or '_')
            {
                spaced = true;
            }
            else if (c == '.')
            {
                dotted = true;
            }
            else
            {
                break;
            }

            next++;
        }

        int previous = mark.Episodes.Last;
        bool lettered = false;
        // A full mark of the same season: "S01E01-S01E04", "2x09-2x10", "02x03 - 02x04".
        if (next > end && Lower(text, next) == 's' && Digits(text, next + 1, 4, out int again) is var width and > 0 && again == season)
        {
            next += 1 + width;
            while (At(text, next) is '.' or ' ')
            {
                next++;
            }
        }
        else if (next > end && Digits(text, next, 4, out again) is var wide and > 0 && again == season && Lower(text, next + wide) == 'x')
        {
            next += wide;
        }

        if (EpisodeLetters(text, next) is var letters and > 0 and < 3 && (letter == 'x' || Lower(text, next) == 'e' || next == end))
        {
            lettered = true;
            next += letters;
        }

        int digits = Digits(text, next, 5, out int number);
        // "S02E06 - eps2.4_m4ster" is a title.
        if (digits == 0 || (lettered && next - end > 1 && number <= previous))
        {
            return false;
        }

        int stop = AfterNumber(text, next + digits);
        // "S03E02Le malheur" ends the mark. A number that touches letters does not count.
        if (IsWordPart(At(text, stop)) && !(lettered && EpisodeLetters(text, stop) > 0))
        {
            return false;
        }

        if (lettered)
        {
            if (number >= 260 && digits == 3 && Lower(text, next - 1) == 'x' && number <= 266)
            {
                return false;
            }

            if ((range && !(spaced && letter == 'x')) || number == previous + 2 && next - end == 1)
            {
                mark.Episodes.AddRange(Math.Min(previous, number), number);
            }
            else
            {
                mark.Episodes.Add(number);
            }

            after = stop;
            return true;
        }

        // A bare number: "-04" and "+02" touch the one before; ".22" follows 21 with the same width.
        if (range && !spaced && !dotted && digits <= 4 && number > previous && number - previous < 300 && At(text, stop) != 'p')
        {
            mark.Episodes.AddRange(previous + 1, number);
            after = stop;
            return true;
        }

        if (joined && number > previous && digits <= 3)
        {
            mark.Episodes.Add(number);
            after = stop;
            return true;
        }

        if ((dotted || spaced) && !range && !joined && digits == 2 && number == previous + 1 && next - end == 1)
        {
            mark.Episodes.Add(number);
            after = stop;
            return true;
        }

        return false;
    }

    private static bool TryEpisode(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int letters = EpisodeLetters(text, at);
        int next = at + letters;
        if (letters > 1)
        {
            next = SkipBeforeNumber(text, next, letters);
        }

        int digits = Digits(text, next, 5, out int episode);
        if (digits == 0 || (letters == 1 && digits == 1 && At(text, next + 1) != '-'))
        {
            return false;
        }

        // "Ep 2x03" says more than "Ep 2"; "Ep 1.22" is season and episode.
        if (Lower(text, next + digits) == 'x')
        {
            return false;
        }

        mark.Kind = MarkKind.Episode;
        mark.Episodes.Add(episode);
        int end = AfterNumber(text, next + digits);
        if (IsWordPart(At(text, end)) && EpisodeLetters(text, end) == 0)
        {
            return false;
        }

        // "EP07.5" is between two episodes.
        if (
            At(text, end) == '.'
            && Digits(text, end + 1, 1, out int tenth) == 1
            && !IsWordPart(At(text, end + 2))
            && At(text, end + 2) != '.'
        )
        {
            mark.Fraction = tenth;
            mark.End = end + 2;
            return true;
        }

        mark.End = Chain(text, end, ref mark, 'e', -2);
        return true;
    }

    private static bool TryCross(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int digits = Digits(text, at, 4, out int season);
        char c = Lower(text, at + digits);
        // "01E06": the S is missing.
        bool missing = c == 'e' && digits == 2;
        if (digits is 0 or 3 || (c is not ('x' or 'х') && !missing) || (digits == 4 && season is < 1950 or > 2100))
        {
            return false;
        }

        // "FLACx2 2.0x3"
        if (digits == 1 && at > 1 && text[at - 1] == '.' && char.IsAsciiDigit(text[at - 2]) && !(at > 2 && char.IsAsciiDigit(text[at - 3])))
        {
            return false;
        }

        int next = at + digits + 1;
        mark.ByCross = true;
        mark.Seasons.Add(season);
        if (text[next..].StartsWith("all", StringComparison.OrdinalIgnoreCase) && !IsWordPart(At(text, next + 3)))
        {
            mark.Kind = MarkKind.Season;
            mark.End = next + 3;
            return true;
        }

        int width = Digits(text, next, 4, out int episode);
        // 1920x1080, 640x480, 1x264.
        if (
            width == 0
            || (width == 1 && digits == 4)
            || (digits == 4 && (width > 3 || episode > 400))
            || episode is >= 261 and <= 266
            || missing && width < 2
        )
        {
            return false;
        }

        int end = AfterNumber(text, next + width);
        if (IsWordPart(At(text, end)) && Lower(text, end) != 'x')
        {
            return false;
        }

        mark.Kind = MarkKind.SeasonEpisode;
        mark.Episodes.Add(episode);
        mark.End = Chain(text, end, ref mark, missing ? 'e' : 'x', season);
        return true;
    }

    /// <summary>5of9, 14.of.21.</summary>
    private static bool TryOf(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int digits = Digits(text, at, 3, out int number);
        int next = at + digits;
        // "1-10 of 10": the range already says it.
        if (digits == 0 || (at > 1 && text[at - 1] == '-' && char.IsAsciiDigit(text[at - 2])))
        {
            return false;
        }

        while (next - at - digits < 1 && At(text, next) is ' ' or '.' or '_')
        {
            next++;
        }

        if (!(Lower(text, next) == 'o' && Lower(text, next + 1) == 'f' || text[next..].StartsWith("из", StringComparison.Ordinal)))
        {
            return false;
        }

        next += 2;
        while (At(text, next) is ' ' or '.' or '_')
        {
            next++;
        }

        int width = Digits(text, next, 3, out int all);
        if (width == 0 || number > all || all < 2 || IsWordPart(At(text, next + width)))
        {
            return false;
        }

        mark.Kind = MarkKind.OneOfSeveral;
        mark.Episodes.Add(number);
        mark.End = next + width;
        return true;
    }
}
