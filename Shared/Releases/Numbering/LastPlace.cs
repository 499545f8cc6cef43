namespace Hybrid.Releases.Numbering;

/// <summary>A number that is the last word of the title: "Title 04 [720p]", "Show.102.HDTV".</summary>
internal static class LastPlace
{
    public static bool Try(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int last = LastWord(name);
        claim = default;
        // "UFC.179.PPV": an event has a number.
        if (
            last <= name.Low
            || !name.IsPlainNumber(last)
            || name.IsYear(last)
            || name.CountsFilms(last - 1)
            || name.Any(name.Low, last + 2, static (in name, i) => name.Is(i, WordUse.EventWord))
            || name.Is(last - 1, WordUse.IdWord)
        )
        {
            return false;
        }

        if (name.IsPlainNumber(last - 1) && name[last].Gap == Gap.Dot && name[last].Length == 1)
        {
            // "26.5" is between two episodes; "M3GAN.2.0" is a title.
            if (name[last - 1].Length < 2 || !name.Around.Anime)
            {
                claim = NumberClaim.Nothing(last, last + 1);
                return true;
            }

            last--;
        }

        // "Heronia 1.11": a title counts its versions so.
        if (IsDecimal(name, last))
        {
            claim = NumberClaim.Nothing(last, last + 1);
            return true;
        }

        int first = FirstOfRange(name, last);
        first = first == last ? FirstBeforeWord(name, last) : first;
        int found = first < last ? first : FirstOfPair(name, last);
        claim = NumberClaim.Of(found, found + 1);
        return Fits(name, found, name[last].Length, name.IsPadded(last), first < last);
    }

    /// <summary>Languages and editions may be in between: "Dead.Set.02.FRENCH.LD.DVDRip", "One Piece 603 VOSTFR".</summary>
    private static int LastWord(in CutName name)
    {
        int last = BeforeMaker(name, name.Around.FirstTag) - 1;
        while (
            last > name.Low
            && (
                name[last].Word is { Strength: Strength.Soft } or { Class: WordClass.Tag }
                || name.Is(last, WordUse.EndWord)
                || IsJoinedFilm(name, last)
            )
            && !name.IsPlainNumber(last)
        )
        {
            last--;
        }

        // "1-13 of 13".
        bool counted = name.IsPlainNumber(last) && name.Is(last - 1, WordUse.CountOfWord) && name.IsPlainNumber(last - 2);
        return counted ? last - 2 : last;
    }

    /// <summary>"Blue Harbor 03 (Grp).mkv": a word alone in the last bracket made the file.</summary>
    private static int BeforeMaker(in CutName name, int end) =>
        end - 2 > name.Low
        && name.Ends.VideoFile
        && name.FillsBracket(end - 1)
        && name[end - 1] is { Word: null, Value: < 0, Mark: < 0 }
        && name.IsPlainNumber(end - 2)
        && name[end - 2].Length > 1
            ? end - 1
            : end;

    private static bool IsDecimal(in CutName name, int last) =>
        name.IsPlainNumber(last - 1)
        && name[last].Gap == Gap.Dot
        && name[last - 1].Length == 1
        && name[last].Length == 2
        && last - 1 > name.Low
        && name[last - 1].Gap == Gap.Space;

    private static int FirstOfRange(in CutName name, int last)
    {
        while (
            last - 1 > name.Low
            && name.IsPlainNumber(last - 1)
            && name.FollowsBy(last, Gap.Hyphen | Gap.Tilde | Gap.Plus | Gap.Ampersand)
            && name[last - 1].Value < name[last].Value
            && !name.IsYear(last - 1)
            && name[last - 1].Length <= 4
        )
        {
            last--;
        }

        return last;
    }

    /// <summary>"01-24 + Movie".</summary>
    private static bool IsJoinedFilm(in CutName name, int i) =>
        name.FollowsBy(i, Gap.Plus | Gap.Ampersand)
        && (name.IsPlainNumber(i - 1) || name.Is(i - 1, WordClass.Complete))
        && (name.Is(i, WordClass.Special) || name.Is(i, WordUse.FilmWord));

    /// <summary>"40 ao 48", "1 to 24", "12 and 13".</summary>
    private static int FirstBeforeWord(in CutName name, int last) =>
        last - 2 > name.Low
        && name.IsPlainNumber(last - 2)
        && (
            name.Is(last - 1, WordUse.RangeWord)
                ? name[last - 2].Value < name[last].Value && (name[last - 2].Length is 2 or 3 || name[last - 2].Value == 1)
                : name.Is(last - 1, WordUse.ListWord) && name[last - 2].Value + 1 == name[last].Value && name[last].Length > 1
        )
            ? last - 2
            : last;

    /// <summary>"101.102": two episodes of one season. "02.09" at the end, "10-02": season and episode.</summary>
    private static int FirstOfPair(in CutName name, int last)
    {
        int before = last - 1;
        int width = name[last].Length;
        if (!name.IsPlainNumber(before) || before <= name.Low || width != name[before].Length)
        {
            return last;
        }

        bool pair = name.Around.Television && width == 3 && name[before].Value + 1 == name[last].Value;
        bool both =
            !name.Around.Television
            && width == 2
            && name.FirstCharOf(before) == '0'
            && (
                name[last].Gap == Gap.Underscore && name[before].Gap != Gap.Underscore
                || (name.Around.FirstTag >= name.High && name[last].Gap is Gap.Dot or Gap.Underscore or Gap.Space)
            );
        return pair || both || MeaningRules.IsFallingPair(name, before) ? before : last;
    }

    private static bool Fits(in CutName name, int found, int width, bool padded, bool range)
    {
        bool fits =
            name.Around.Anime ? width >= 2 || HasHashBehind(name)
            : name.Around.YearAt >= 0
                ? found == name.Around.YearAt + 1
                    && (name.Around.Television || (name.Ends.VideoFile && IsBehindBracketOfYear(name, found, width)))
            : padded || name.Around.Television || IsLong(name, width) || (range && IsRangeOfSeries(name, found, width));
        return fits && (width <= 4 || (name.Around.Television && width == 5));
    }

    /// <summary>"Heron (1998) 05.avi", "Heron.(1998).103.avi": nothing else is behind the year.</summary>
    private static bool IsBehindBracketOfYear(in CutName name, int found, int width) =>
        name[found - 1].Bracket >= 0
        && found + 1 >= name.High
        && width is 2 or 3 or 4
        && name[found].Value is not (480 or 576 or 720 or 1080 or 2160);

    /// <summary>Nothing is behind it, or the folder says that it is a series.</summary>
    private static bool IsLong(in CutName name, int width) =>
        (name.Place == Place.Season && width == 3) || (width >= 2 && (name.Around.FirstTag >= name.High || IsBeforeBracket(name, width)));

    /// <summary>"Blue Harbor 12 [1080p].mkv", "Blue Harbor 105 720p.mkv".</summary>
    private static bool IsBeforeBracket(in CutName name, int width) =>
        name.Ends.VideoFile
        && (width == 3 || (name.BeginsBracket(name.Around.FirstTag) && name.Brackets[name[name.Around.FirstTag].Bracket].Square));

    private static bool IsRangeOfSeries(in CutName name, int found, int width) =>
        width == 3 || name.Is(found + 1, WordUse.RangeWord) || (name[found].Value <= 1 && name.Around.FirstTag < name.High);

    private static bool HasHashBehind(in CutName name)
    {
        int tag = name.Around.FirstTag;
        return tag < name.High && name[tag].Bracket >= 0 && name.IsHash(name[tag].Bracket);
    }
}
