using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>Where a number stands that only its place identifies. The surest place comes first.</summary>
internal static class PlaceRules
{
    public static readonly NumberingRule[] All =
    [
        new("in front, in a season's folder", InSeasonFolder, "Show/Season 2/03 - The Title.mkv → s2 e3"),
        new("in front, before a dash", BeforeDash, "Blue Harbor/054 - 10 Reasons.mkv → e54 #54"),
        new(
            "behind a dash",
            (in t, ref readonly _, _, out c) => At(BehindDash(t, t.Around.YearAt), out c),
            "Title - 04 [720p].mkv → e4 #4"
        ),
        new("in its own bracket", (in t, ref readonly _, _, out c) => At(InOwnBracket(t), out c), "[Grp][Title][04][720p].mkv → e4 #4"),
        new(
            "in front",
            (in t, ref readonly _, _, out c) => At(InFront(t), out c),
            "03-Quick.Minds.avi → e3 #3",
            "003. Show - Name.avi → e3 #3"
        ),
        new("with its version", Versioned, "[Grp] Title 07v2 720p.mkv → e7 #7", "Title 01-13v2 → e1-13 #1-13", "Title #36.avi → e36 #36"),
        new("last of the title", LastPlace.Try, "Show.13.HDTV-TEST → e13 #13", "[Group] Title 04.mkv → e4 #4"),
        new(
            "in the midst",
            Midst,
            "Dragon.Ball.001.DBOX.480p.mkv → e1 #1",
            "[Group] One Piece 603 VOSTFR PS VITA.mkv → e603 #603",
            "Blue.Harbor.05.The.Storm.avi → e5 #5"
        ),
    ];

    private static bool At(int found, out NumberClaim claim)
    {
        claim = NumberClaim.Of(found, found + 1);
        return found >= 0;
    }

    private static bool InSeasonFolder(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim) =>
        At(name.Place == Place.Season ? InFront(name) : -1, out claim);

    private static bool BeforeDash(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim) =>
        At(
            name.Place != Place.Alone
            && name.IsPlainNumber(name.Low)
            && name.IsPadded(name.Low)
            && name.Low + 1 < name.High
            && name[name.Low + 1].AfterDash
                ? InFront(name)
                : -1,
            out claim
        );

    public static int BehindDash(in CutName name, int yearAt)
    {
        int stop = name.Around.FirstTag;
        int found = -1;
        for (int i = name.Low + 1; i < Math.Min(name.High, PastBracket(name, stop) + 1); i++)
        {
            if (!MayStandBehindDash(name, i, yearAt))
            {
                continue;
            }

            // "01 - 60 [Batch]": the first of the range.
            if (NumberLists.IsEndOfNumber(name, i) && IsFirstOfRange(name, i - 1, i))
            {
                return i - 1;
            }

            int end = i + 1;
            while (end < name.High && name[end].Gap == Gap.Hyphen && name.IsVersioned(end, out _, out _))
            {
                end++;
            }

            if (name.IsEndOrBracket(end) || name[end].AfterDash || end == stop)
            {
                return i;
            }

            // "21 Grams (2003) - 21 gramov": after a year the title is repeated.
            found = found < 0 && yearAt < 0 ? i : found;
        }

        return found;
    }

    /// <summary>Padded: "Title 2 - 05" is the second title's episode.</summary>
    private static bool IsFirstOfRange(in CutName name, int first, int last) =>
        first > name.Low
        && name.IsPlainNumber(first)
        && name[first].Value > 0
        && name[first].Value < name[last].Value
        && (
            name.IsPadded(first)
            || (name[first].Value == 1 && name[last].Value > 9)
            || (name[first].Length == name[last].Length && name[first].Length > 1)
        )
        && !name.CountsFilms(first - 1);

    private static bool MayStandBehindDash(in CutName name, int i, int yearAt)
    {
        if (!name[i].AfterDash || !name.IsVersioned(i, out int number, out int width) || name.IsInsideBracket(i))
        {
            return false;
        }

        // A year follows: "300 - 20 (2006)" is a movie.
        bool short1 = width < 2 && !IsBetweenDashes(name, i, yearAt);
        return !(short1 && name.Ends.HeadGroup < 0 && !IsSeasonBeforeEpisode(name, i))
            && !(yearAt > i && (short1 || MayBeOfTitle(name, i, yearAt)))
            && !name.IsYear(i)
            && number <= 2999
            && !name.CountsFilms(i - 1);
    }

    /// <summary>"Artist - 25 (2015)": no file, nothing of a video, and the year directly behind.</summary>
    private static bool MayBeOfTitle(in CutName name, int i, int yearAt) =>
        yearAt == i + 1
        && !name.Ends.VideoFile
        && !name.Around.Anime
        && !name.IsPadded(i)
        && !name.Any(i, name.High, static (in name, k) => name[k].Word is { IsVideo: true });

    /// <summary>"Heron - 5 - The Marsh.mkv".</summary>
    private static bool IsBetweenDashes(in CutName name, int i, int yearAt) =>
        yearAt < 0 && name.Ends.VideoFile && i + 1 < name.High && name[i + 1].AfterDash && name[i].Value > 0;

    /// <summary>"5.01", "3-05".</summary>
    private static bool IsSeasonBeforeEpisode(in CutName name, int i) =>
        name.IsPlainNumber(i + 1) && (name[i + 1].Gap == Gap.Dot || (name[i + 1].Gap == Gap.Hyphen && name.IsPadded(i + 1)));

    /// <summary>"Title (DVD) - 01v2": a bracket of tags may be before the number.</summary>
    private static int PastBracket(in CutName name, int stop) =>
        name.BeginsBracket(stop)
        && name.Brackets[name[stop].Bracket] is var bracket
        && (!bracket.Square || (bracket.Last + 1 < name.High && name[bracket.Last + 1].AfterDash))
            ? bracket.Last + 1
            : stop;

    public static int InOwnBracket(in CutName name)
    {
        for (int i = 0; i < name.Brackets.Length; i++)
        {
            if (NumberIn(name, i) is var found and >= 0)
            {
                return found;
            }
        }

        return -1;
    }

    private static int NumberIn(in CutName name, int at)
    {
        Bracket bracket = name.Brackets[at];
        int first = bracket.First;
        // "[TV 01-26 Fin]".
        bool television = first < bracket.Last && name.Is(first, WordUse.EndWord);
        first += television ? 1 : 0;
        bool behindTags = first > name.Around.FirstTag && name.Ends.HeadGroup < 0 && !television;
        if (behindTags || !IsInside(name, first, bracket.Last) || !IsNumberOfBracket(name, first, bracket.Square))
        {
            return -1;
        }

        for (int i = first + 1; i <= bracket.Last; i++)
        {
            if (!MayFollow(name, i, first, bracket.Last))
            {
                return -1;
            }
        }

        return first;
    }

    /// <summary>In the name itself, and not all of it.</summary>
    private static bool IsInside(in CutName name, int first, int last) =>
        first >= name.Low && last >= first && last < name.High && (first != name.Low || last + 1 < name.High);

    /// <summary>What may stand in the bracket behind its first number: "[01-26 Fin]", "[01 to 12]", "[01-12 1080p]".</summary>
    private static bool MayFollow(in CutName name, int i, int first, int last) =>
        name.IsVersioned(i, out _, out _)
        || name.Is(i, WordUse.EndWord)
        || (i == first + 1 && name.Is(i, WordUse.RangeWord))
        || name.IsSureTag(i)
        || IsCount(name, i, last);

    /// <summary>"[01-16 of 16]": how many there are.</summary>
    private static bool IsCount(in CutName name, int i, int last) =>
        (i + 1 == last && name.Is(i, WordUse.CountOfWord) && name.IsPlainNumber(last))
        || (i == last && name.Is(i - 1, WordUse.CountOfWord));

    private static bool IsNumberOfBracket(in CutName name, int first, bool square)
    {
        if (!name.IsVersioned(first, out int number, out int width) || name.IsYear(first) || number >= 2000)
        {
            return false;
        }

        bool grouped = name.Ends.HeadGroup >= 0;
        if (square)
        {
            // "Artist - Album (2011) [320]".
            if (name.Around.YearAt >= 0 && first > name.Around.YearAt && width == 3 && !name.Ends.VideoFile && !name.Around.Anime)
            {
                return false;
            }

            return width <= 4 && (width >= 2 || grouped || IsDotted(name, first + 1));
        }

        // "(500) Days", "(1) ". "(04)" after " - 29" counts within the season.
        return (width == 2 || (width == 1 && grouped) || (width == 3 && name.Place == Place.Season))
            && first != name.Low
            && !(name.IsPlainNumber(first - 1) && name[first - 1].AfterDash);
    }

    /// <summary>"[5.01] Title", "Title [4.101]".</summary>
    private static bool IsDotted(in CutName name, int i) => name.IsPlainNumber(i) && name[i].Length is 2 or 3 && name[i].Gap == Gap.Dot;

    /// <summary>"03-Criminal.Minds", "003-005. Show", "01 - Title", "[DeadFish] 01 - Title"; in a folder of a series also "02.Title", "1 Pilot".</summary>
    private static int InFront(in CutName name)
    {
        int low = name.Low;
        if (!name.IsVersioned(low, out int number, out int width) || width > 4 || name.IsYear(low) || name.Around.FirstTag <= low)
        {
            return -1;
        }

        // "4400 - 02": the title is the number.
        if (width > 2 && name.IsPlainNumber(low + 1) && name[low + 1].AfterDash && name.IsEndOrBracket(low + 2))
        {
            return -1;
        }

        if (low + 1 >= name.High)
        {
            return name.Place != Place.Alone && number > 0 ? low : -1;
        }

        if (name.Around.YearAt >= 0 && name.Place != Place.Season)
        {
            return -1;
        }

        int next = IsRangeInFront(name, low + 1, number, width) ? low + 2 : low + 1;
        return IsApart(name, next, width) ? low : -1;
    }

    /// <summary>"003-005. Show".</summary>
    private static bool IsRangeInFront(in CutName name, int next, int number, int width) =>
        next + 1 < name.High
        && name.IsPlainNumber(next)
        && name[next].Gap == Gap.Hyphen
        && name[next].Value > number
        && name[next].Length == width;

    private static bool IsApart(in CutName name, int next, int width)
    {
        bool padded = name.FirstCharOf(name.Low) == '0';
        bool grouped = name.Ends.HeadGroup >= 0;
        bool range = next > name.Low + 1;
        return (name.Place == Place.Season && name[next].Mark < 0)
            || (IsCutOff(name, next, padded) && (width >= 2 || grouped))
            || (padded && width >= 2 && (range || grouped || name.Place != Place.Alone || (width == 2 && name.Ends.VideoFile)));
    }

    /// <summary>"01 - Title", "01. Title", "01-Title".</summary>
    private static bool IsCutOff(in CutName name, int next, bool padded) =>
        name[next].AfterDash
        || (name[next].Gap & (Gap.Dot | Gap.Space)) == (Gap.Dot | Gap.Space)
        || (name[next].Gap == Gap.Hyphen && padded);

    private static bool Versioned(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim) =>
        At(FirstOfVersioned(name, name.Find(name.Low + 1, name.Around.FirstTag, IsVersionedNumber)), out claim);

    /// <summary>"01-13v2".</summary>
    private static int FirstOfVersioned(in CutName name, int found) =>
        found - 1 > name.Low && name.IsPlainNumber(found - 1) && name[found].Gap is Gap.Hyphen or Gap.Tilde ? found - 1 : found;

    private static bool IsVersionedNumber(in CutName name, int i)
    {
        bool own = name[i].Value < 0 && name.IsVersioned(i, out _, out _) && Lower(name.Text, name[i].End - 2) == 'v';
        // "Title #36", "Title 10_v2", "Title.001.v4".
        bool beside =
            name.IsPlainNumber(i)
            && !name.IsYear(i)
            && !name.CountsFilms(i - 1)
            && (name.FollowsBy(i, Gap.Hash) || (i + 1 < name.High && name.IsVersion(i + 1)));
        return own || beside;
    }

    private static bool Midst(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim) =>
        At(name.Find(name.Low + 1, name.Around.FirstTag, IsInMidst), out claim);

    private static bool IsInMidst(in CutName name, int i) =>
        name.IsPlainNumber(i)
        && !name.IsYear(i)
        && name[i].Length <= 4
        && !name.CountsFilms(i - 1)
        && (name.Around.Anime ? IsEpisodeOfAnime(name, i) : IsThreeDigits(name, i) || BetweenWords.Is(name, i));

    /// <summary>"Dragon.Ball.001.DBOX.480p".</summary>
    private static bool IsThreeDigits(in CutName name, int i) =>
        name[i].Length == 3
        && name[i].Value is > 0 and < 100
        && name.FirstCharOf(i) == '0'
        && (name.Around.YearAt < 0 || name.Around.Anime || (name.IsPlainNumber(i + 1) && name[i + 1].Gap == Gap.Hyphen));

    /// <summary>"[Group] Title 1-12 Name", "[Group] Monster 34 - Title", "[Group] One Piece 603 VOSTFR PS VITA".</summary>
    private static bool IsEpisodeOfAnime(in CutName name, int i)
    {
        bool range = name.IsPlainNumber(i + 1) && name[i + 1].Gap == Gap.Hyphen && name[i + 1].Value > name[i].Value && name[i].Value <= 1;
        if (name[i].Length < 2)
        {
            return range;
        }

        bool padded = name[i].Length == 2 && name[i].Value > 0 && name.FirstCharOf(i) == '0';
        bool cut =
            i + 1 < name.High && (name[i + 1].AfterDash || name[i + 1].Word is { Class: WordClass.Language, Strength: Strength.Soft });
        return range || padded || cut || IsThreeDigits(name, i);
    }
}
