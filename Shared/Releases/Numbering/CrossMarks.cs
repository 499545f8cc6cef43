using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>1x02, 1x02x03, 2xAll, 01E06.</summary>
internal static class CrossMarks
{
    public static bool TryRead(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int digits = Digits(text, at, 4, out int season);
        int spaces = IsSpaced(text, at + digits) ? 1 : 0;
        char c = Lower(text, at + digits + spaces);
        // "01E06": the S is missing.
        bool missing = c == 'e' && digits <= 2;
        if ((c is not ('x' or 'х') && !missing) || !MayBeSeason(text, at, digits, season))
        {
            return false;
        }

        int next = at + digits + 1 + (2 * spaces);
        mark.ByCross = true;
        mark.Seasons.Add(season);
        mark.End = EndOfLetters(text, next);
        if (Vocabulary.Is(text[next..mark.End], WordUse.WholeWord) && !IsWordPart(At(text, mark.End)))
        {
            mark.Kind = MarkKind.Season;
            return true;
        }

        next += At(text, next) == '(' ? 1 : 0;
        int width = Digits(text, next, 4, out int episode);
        int end = EpisodeChain.AfterNumber(text, next + width);
        if (width < (missing ? 2 : 1) || IsFrameOrCodec(digits, width, episode) || (IsWordPart(At(text, end)) && Lower(text, end) != 'x'))
        {
            return false;
        }

        mark.Kind = MarkKind.SeasonEpisode;
        mark.Episodes.Add(episode);
        mark.End = EpisodeChain.Read(text, end, ref mark, missing ? 'e' : 'x', season);
        return true;
    }

    private static bool MayBeSeason(ReadOnlySpan<char> text, int at, int digits, int season) =>
        digits switch
        {
            1 => !IsBehindDigitAndDot(text, at),
            2 => true,
            4 => season is >= 1950 and <= 2100,
            _ => false,
        };

    /// <summary>"3 x 05".</summary>
    private static bool IsSpaced(ReadOnlySpan<char> text, int at) =>
        At(text, at) == ' ' && Lower(text, at + 1) == 'x' && At(text, at + 2) == ' ' && Digits(text, at + 3, 2, out _) == 2;

    /// <summary>1920x1080, 640x480, 1x264.</summary>
    private static bool IsFrameOrCodec(int digits, int width, int episode) =>
        (digits == 4 && (width is 1 or > 3 || episode > 400)) || episode is >= 261 and <= 266;

    /// <summary>"FLACx2 2.0x3"</summary>
    private static bool IsBehindDigitAndDot(ReadOnlySpan<char> text, int at) =>
        at > 1 && text[at - 1] == '.' && char.IsAsciiDigit(text[at - 2]) && !(at > 2 && char.IsAsciiDigit(text[at - 3]));
}
