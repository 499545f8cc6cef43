using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>Marks that begin with S or T: S01E02, T01E02, S01, S01-S04, S07D1.</summary>
internal static class SeasonMarks
{
    public static bool TryRead(ReadOnlySpan<char> text, int at, ref Mark mark)
    {
        int next = SkipLetters(text, at);
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
            mark.End = EpisodeChain.Read(text, end, ref mark, 'e', season);
            return true;
        }

        if (Lower(text, at) == 't')
        {
            return false;
        }

        if (digits == 4 && season is < 1950 or > 2100)
        {
            return TryGlued(text, next, season, ref mark);
        }

        mark.Kind = MarkKind.Season;
        mark.End = MoreSeasons(text, next, ref mark, season);
        return !(digits == 4 && season is < 1950 or > 2100)
            && (Lower(text, mark.End) == 'd' ? TryDisc(text, ref mark) : IsEnd(text, mark.End));
    }

    /// <summary>Behind the letter. "SO2E04": a letter O instead of the zero. "Se3", "Sn3". "S 02", "S.02.E.04".</summary>
    private static int SkipLetters(ReadOnlySpan<char> text, int at)
    {
        int next = at + 1;
        if (Lower(text, next) is 'o' or 'e' or 'n' or 't' && char.IsAsciiDigit(At(text, next + 1)))
        {
            return next + 1;
        }

        bool apart =
            text[at] == 'S'
            && At(text, next) is ' ' or '.'
            && Digits(text, next + 1, 2, out _) == 2
            && (At(text, next + 1) == '0' || (At(text, next + 3) == At(text, next) && Lower(text, next + 4) == 'e'));
        return apart ? next + 1 : next;
    }

    /// <summary>"S0615": season and episode in one number.</summary>
    private static bool TryGlued(ReadOnlySpan<char> text, int end, int number, ref Mark mark)
    {
        mark.Kind = MarkKind.SeasonEpisode;
        mark.Seasons.Clear();
        mark.Seasons.Add(number / 100);
        mark.Episodes.Add(number % 100);
        mark.End = end;
        return number is > 100 and < 5000 && number % 100 > 0 && !IsWordPart(At(text, end));
    }

    /// <summary>"S01Extras" ends a mark too.</summary>
    private static bool IsEnd(ReadOnlySpan<char> text, int end) =>
        !IsWordPart(At(text, end)) || IsEastern(At(text, end)) || Vocabulary.Is(text[end..EndOfLetters(text, end)], WordUse.ExtraVideo);

    /// <summary>"S07D1", "S04DVD7": a disc of the season.</summary>
    private static bool TryDisc(ReadOnlySpan<char> text, ref Mark mark)
    {
        int disc = EndOfLetters(text, mark.End);
        if (disc > mark.End + 1 && Vocabulary.Find(text[mark.End..disc]) is not ({ Class: WordClass.DiscWord } or { Value: "DVD" }))
        {
            return false;
        }

        int length = Digits(text, disc, 2, out _);
        mark.End = disc + length;
        return length > 0 && !IsWordPart(At(text, mark.End));
    }

    /// <summary>S01S02, S01-S04, S01-04, S1-3, S01+S02, S01+02, S01 to S28.</summary>
    private static int MoreSeasons(ReadOnlySpan<char> text, int end, ref Mark mark, int season)
    {
        while (TryMore(text, end, season, out int number, out bool range, out int after))
        {
            if (range)
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

        return end;
    }

    private static bool TryMore(ReadOnlySpan<char> text, int end, int season, out int number, out bool range, out int after)
    {
        MarkJoint joint = MarkJoints.Read(text, end, out int next);
        range = joint.HasFlag(MarkJoint.Range);
        bool lettered = Lower(text, next) == 's';
        int digits = Digits(text, lettered ? next + 1 : next, 2, out number);
        after = next + (lettered ? 1 : 0) + digits;
        // "S2-07" is an episode.
        bool episode = At(text, next) == '0' && !char.IsAsciiDigit(At(text, end - 2));
        bool touching =
            (joint & (MarkJoint.Space | MarkJoint.Dot)) == MarkJoint.None
            && At(text, after) != '-'
            && (digits == 2 ? !episode : !char.IsAsciiDigit(At(text, end - 2)));
        bool bare = touching ? range || (joint == MarkJoint.List && digits == 2 && !episode) : range && IsBeforeComplete(text, after);
        range &= !joint.HasFlag(MarkJoint.List);
        // "S01-05" is a range; "S3 - 12" is an episode, and so is "S02 03".
        return digits > 0
            && number > season
            && (!IsWordPart(At(text, after)) || Lower(text, after) == 's')
            && (lettered || bare || IsInList(text, end, after));
    }

    private static bool IsBeforeComplete(ReadOnlySpan<char> text, int at) =>
        At(text, at) == ' ' && Vocabulary.Find(text[(at + 1)..EndOfLetters(text, at + 1)]) is { Class: WordClass.Complete };

    /// <summary>"S03F05" (Folge), "T06C15" (capítulo).</summary>
    private static bool IsOtherLetter(ReadOnlySpan<char> text, int next, int end) =>
        Digits(text, next + 1, 2, out _) == 2
        && !IsWordPart(At(text, next + 3))
        && char.IsAsciiDigit(At(text, end - 2))
        && ((Lower(text, next) == 'f' && next == end) || (Lower(text, next) == 'c' && Lower(text, end - 3) == 't'));

    /// <summary>"S01,02,03".</summary>
    private static bool IsInList(ReadOnlySpan<char> text, int end, int after) =>
        At(text, end) == ',' && after - end == 3 && (At(text, after) == ',' || (end > 3 && text[end - 3] == ','));

    private static int SkipBeforeNumber(ReadOnlySpan<char> text, int next, int letters, int at)
    {
        if (letters > 1 || next - at > 2)
        {
            return EpisodeChain.SkipBeforeNumber(text, next, letters);
        }

        return At(text, next) == '(' || (At(text, next) == '.' && next - at > 1) ? next + 1 : next;
    }

    /// <summary>The "E02" after "S01", also separated: "S01.E02", "S03 - EP14", "S2 (Ep 6)", "s03-x01", "S06xE01".</summary>
    private static bool TryFirstEpisode(ReadOnlySpan<char> text, int at, ref Mark mark, out int end)
    {
        end = at;
        int next = at;
        while (next - at < 3 && At(text, next) is ' ' or '.' or '_' or '-' or '(' or '[' or ':' or ',')
        {
            next++;
        }

        int letters =
            EpisodeChain.Letters(text, next) is var known and > 0 ? known
            : IsOtherLetter(text, next, at) ? 1
            : 0;
        if (letters == 0)
        {
            return false;
        }

        next = SkipBeforeNumber(text, next + letters, letters, at);
        int digits = Digits(text, next, 5, out int episode);
        if (digits == 0 || EpisodeChain.IsCodec(text, next, digits, episode))
        {
            return false;
        }

        // "S01E0102": two episodes.
        if (digits == 4 && At(text, next) == '0' && episode / 100 + 1 == episode % 100)
        {
            mark.Episodes.Add(episode / 100);
            episode %= 100;
        }

        mark.Episodes.Add(episode);
        end = EpisodeChain.AfterNumber(text, next + digits);
        return true;
    }
}
