namespace Hybrid.Releases.Numbering;

/// <summary>A number that is the last word of the title: "Title 04 [720p]", "Show.102.HDTV".</summary>
internal static class LastPlace
{
    public static bool Try(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int last = LastWord(tokens);
        claim = default;
        // "UFC.179.PPV": an event has a number.
        if (
            last <= tokens.Low
            || !tokens.IsPlainNumber(last)
            || tokens.IsYear(last)
            || tokens.CountsFilms(last - 1)
            || tokens.Is(last + 1, WordUse.EventWord)
            || tokens.Is(last - 1, WordUse.IdWord)
        )
        {
            return false;
        }

        if (tokens.IsPlainNumber(last - 1) && tokens[last].Gap == Gap.Dot && tokens[last].Length == 1)
        {
            // "26.5" is between two episodes; "M3GAN.2.0" is a title.
            if (tokens[last - 1].Length < 2 || !tokens.Around.Anime)
            {
                claim = NumberClaim.Nothing(last, last + 1);
                return true;
            }

            last--;
        }

        // "Heronia 1.11": a title counts its versions so.
        if (IsDecimal(tokens, last))
        {
            claim = NumberClaim.Nothing(last, last + 1);
            return true;
        }

        int first = FirstOfRange(tokens, last);
        first = first == last ? FirstBeforeWord(tokens, last) : first;
        int found = first < last ? first : FirstOfPair(tokens, last);
        claim = NumberClaim.Of(found, found + 1);
        return Fits(tokens, found, tokens[last].Length, tokens.IsPadded(last), first < last);
    }

    /// <summary>Languages and editions may be in between: "Dead.Set.02.FRENCH.LD.DVDRip", "One Piece 603 VOSTFR".</summary>
    private static int LastWord(in Tokens tokens)
    {
        int last = tokens.Around.FirstTag - 1;
        while (
            last > tokens.Low
            && (
                tokens[last].Word is { Strength: Strength.Soft } or { Class: WordClass.Tag }
                || tokens.Is(last, WordUse.EndWord)
                || IsJoinedFilm(tokens, last)
            )
            && !tokens.IsPlainNumber(last)
        )
        {
            last--;
        }

        return last;
    }

    private static bool IsDecimal(in Tokens tokens, int last) =>
        tokens.IsPlainNumber(last - 1)
        && tokens[last].Gap == Gap.Dot
        && tokens[last - 1].Length == 1
        && tokens[last].Length == 2
        && last - 1 > tokens.Low
        && tokens[last - 1].Gap == Gap.Space;

    private static int FirstOfRange(in Tokens tokens, int last)
    {
        while (
            last - 1 > tokens.Low
            && tokens.IsPlainNumber(last - 1)
            && tokens.FollowsBy(last, Gap.Hyphen | Gap.Tilde | Gap.Plus | Gap.Ampersand)
            && tokens[last - 1].Value < tokens[last].Value
            && !tokens.IsYear(last - 1)
            && tokens[last - 1].Length <= 4
        )
        {
            last--;
        }

        return last;
    }

    /// <summary>"01-24 + Movie".</summary>
    private static bool IsJoinedFilm(in Tokens tokens, int i) =>
        tokens.FollowsBy(i, Gap.Plus | Gap.Ampersand)
        && tokens.IsPlainNumber(i - 1)
        && (tokens.Is(i, WordClass.Special) || tokens.Is(i, WordUse.FilmWord));

    /// <summary>"40 ao 48", "1 to 24", "12 and 13".</summary>
    private static int FirstBeforeWord(in Tokens tokens, int last) =>
        last - 2 > tokens.Low
        && tokens.IsPlainNumber(last - 2)
        && (
            tokens.Is(last - 1, WordUse.RangeWord)
                ? tokens[last - 2].Value < tokens[last].Value && (tokens[last - 2].Length is 2 or 3 || tokens[last - 2].Value == 1)
                : tokens.Is(last - 1, WordUse.ListWord) && tokens[last - 2].Value + 1 == tokens[last].Value && tokens[last].Length > 1
        )
            ? last - 2
            : last;

    /// <summary>"101.102": two episodes of one season. "02.09" at the end: season and episode.</summary>
    private static int FirstOfPair(in Tokens tokens, int last)
    {
        int before = last - 1;
        int width = tokens[last].Length;
        if (!tokens.IsPlainNumber(before) || before <= tokens.Low || width != tokens[before].Length)
        {
            return last;
        }

        bool pair = tokens.Around.Television && width == 3 && tokens[before].Value + 1 == tokens[last].Value;
        bool both =
            !tokens.Around.Television
            && width == 2
            && tokens.FirstCharOf(before) == '0'
            && (
                tokens[last].Gap == Gap.Underscore && tokens[before].Gap != Gap.Underscore
                || (tokens.Around.FirstTag >= tokens.High && tokens[last].Gap is Gap.Dot or Gap.Underscore)
            );
        return pair || both ? before : last;
    }

    private static bool Fits(in Tokens tokens, int found, int width, bool padded, bool range)
    {
        bool fits =
            tokens.Around.Anime ? width >= 2 || HasHashBehind(tokens)
            : tokens.Around.YearAt >= 0 ? tokens.Around.Television && found == tokens.Around.YearAt + 1
            : padded || tokens.Around.Television || IsLong(tokens, width) || (range && IsRangeOfSeries(tokens, found, width));
        return fits && (width <= 4 || (tokens.Around.Television && width == 5));
    }

    /// <summary>Nothing is behind it, or the folder says that it is a series.</summary>
    private static bool IsLong(in Tokens tokens, int width) =>
        (tokens.Name.Place == Place.Season && width == 3)
        || (width >= 2 && (tokens.Around.FirstTag >= tokens.High || IsBeforeBracket(tokens, width)));

    /// <summary>"Blue Harbor 12 [1080p].mkv", "Blue Harbor 105 720p.mkv".</summary>
    private static bool IsBeforeBracket(in Tokens tokens, int width) =>
        tokens.Name.Ends.VideoFile
        && (width == 3 || (tokens.BeginsBracket(tokens.Around.FirstTag) && tokens.Brackets[tokens[tokens.Around.FirstTag].Bracket].Square));

    private static bool IsRangeOfSeries(in Tokens tokens, int found, int width) =>
        width == 3 || tokens.Is(found + 1, WordUse.RangeWord) || (tokens[found].Value <= 1 && tokens.Around.FirstTag < tokens.High);

    private static bool HasHashBehind(in Tokens tokens)
    {
        int tag = tokens.Around.FirstTag;
        return tag < tokens.High && tokens[tag].Bracket >= 0 && tokens.Name.IsHash(tokens[tag].Bracket);
    }
}
