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
        new("with its version", Versioned, "[Grp] Title 07v2 720p.mkv → e7 #7", "Title #36.avi → e36 #36"),
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

    private static bool InSeasonFolder(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim) =>
        At(tokens.Name.Place == Place.Season ? InFront(tokens) : -1, out claim);

    private static bool BeforeDash(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim) =>
        At(
            tokens.Name.Place != Place.Alone
            && tokens.IsPlainNumber(tokens.Low)
            && tokens.IsPadded(tokens.Low)
            && tokens.Low + 1 < tokens.High
            && tokens[tokens.Low + 1].AfterDash
                ? InFront(tokens)
                : -1,
            out claim
        );

    public static int BehindDash(in Tokens tokens, int yearAt)
    {
        int stop = tokens.Around.FirstTag;
        int found = -1;
        for (int i = tokens.Low + 1; i < Math.Min(tokens.High, PastBracket(tokens, stop) + 1); i++)
        {
            if (!MayStandBehindDash(tokens, i, yearAt))
            {
                continue;
            }

            // "01 - 60 [Batch]": the first of the range.
            if (tokens.IsEndOrBracket(i + 1) && IsFirstOfRange(tokens, i - 1, i))
            {
                return i - 1;
            }

            int end = i + 1;
            while (end < tokens.High && tokens[end].Gap == Gap.Hyphen && tokens.IsVersioned(end, out _, out _))
            {
                end++;
            }

            if (tokens.IsEndOrBracket(end) || tokens[end].AfterDash || end == stop)
            {
                return i;
            }

            // "21 Grams (2003) - 21 gramov": after a year the title is repeated.
            found = found < 0 && yearAt < 0 ? i : found;
        }

        return found;
    }

    /// <summary>Padded: "Title 2 - 05" is the second title's episode.</summary>
    private static bool IsFirstOfRange(in Tokens tokens, int first, int last) =>
        first > tokens.Low
        && tokens.IsPlainNumber(first)
        && tokens[first].Value > 0
        && tokens[first].Value < tokens[last].Value
        && (
            tokens.IsPadded(first)
            || (tokens[first].Value == 1 && tokens[last].Value > 9)
            || (tokens[first].Length == tokens[last].Length && tokens[first].Length > 1)
        )
        && !tokens.CountsFilms(first - 1);

    private static bool MayStandBehindDash(in Tokens tokens, int i, int yearAt)
    {
        if (!tokens[i].AfterDash || !tokens.IsVersioned(i, out int number, out int width) || tokens.IsInsideBracket(i))
        {
            return false;
        }

        // A year follows: "300 - 20 (2006)" is a movie.
        bool short1 = width < 2 && !IsBetweenDashes(tokens, i, yearAt);
        return !(short1 && tokens.Name.Ends.HeadGroup < 0 && !IsSeasonBeforeEpisode(tokens, i))
            && !(yearAt > i && short1)
            && !tokens.IsYear(i)
            && number <= 2999
            && !tokens.CountsFilms(i - 1);
    }

    /// <summary>"Heron - 5 - The Marsh.mkv".</summary>
    private static bool IsBetweenDashes(in Tokens tokens, int i, int yearAt) =>
        yearAt < 0 && tokens.Name.Ends.VideoFile && i + 1 < tokens.High && tokens[i + 1].AfterDash && tokens[i].Value > 0;

    /// <summary>"5.01", "3-05".</summary>
    private static bool IsSeasonBeforeEpisode(in Tokens tokens, int i) =>
        tokens.IsPlainNumber(i + 1) && (tokens[i + 1].Gap == Gap.Dot || (tokens[i + 1].Gap == Gap.Hyphen && tokens.IsPadded(i + 1)));

    /// <summary>"Title (DVD) - 01v2": a bracket of tags may be before the number.</summary>
    private static int PastBracket(in Tokens tokens, int stop) =>
        tokens.BeginsBracket(stop)
        && tokens.Brackets[tokens[stop].Bracket] is var bracket
        && (!bracket.Square || (bracket.Last + 1 < tokens.High && tokens[bracket.Last + 1].AfterDash))
            ? bracket.Last + 1
            : stop;

    public static int InOwnBracket(in Tokens tokens)
    {
        for (int i = 0; i < tokens.Brackets.Length; i++)
        {
            if (NumberIn(tokens, i) is var found and >= 0)
            {
                return found;
            }
        }

        return -1;
    }

    private static int NumberIn(in Tokens tokens, int at)
    {
        Bracket bracket = tokens.Brackets[at];
        int first = bracket.First;
        // "[TV 01-26 Fin]".
        bool television = first < bracket.Last && tokens.Is(first, WordUse.EndWord);
        first += television ? 1 : 0;
        bool behindTags = first > tokens.Around.FirstTag && tokens.Name.Ends.HeadGroup < 0 && !television;
        if (behindTags || !IsInside(tokens, first, bracket.Last) || !IsNumberOfBracket(tokens, first, bracket.Square))
        {
            return -1;
        }

        for (int i = first + 1; i <= bracket.Last; i++)
        {
            if (!MayFollow(tokens, i, first, bracket.Last))
            {
                return -1;
            }
        }

        return first;
    }

    /// <summary>In the name itself, and not all of it.</summary>
    private static bool IsInside(in Tokens tokens, int first, int last) =>
        first >= tokens.Low && last >= first && last < tokens.High && (first != tokens.Low || last + 1 < tokens.High);

    /// <summary>What may stand in the bracket behind its first number: "[01-26 Fin]", "[01 to 12]", "[01-12 1080p]".</summary>
    private static bool MayFollow(in Tokens tokens, int i, int first, int last) =>
        tokens.IsVersioned(i, out _, out _)
        || tokens.Is(i, WordUse.EndWord)
        || (i == first + 1 && tokens.Is(i, WordUse.RangeWord))
        || tokens.Name.IsSureTag(i)
        || IsCount(tokens, i, last);

    /// <summary>"[01-16 of 16]": how many there are.</summary>
    private static bool IsCount(in Tokens tokens, int i, int last) =>
        (i + 1 == last && tokens.Is(i, WordUse.CountOfWord) && tokens.IsPlainNumber(last))
        || (i == last && tokens.Is(i - 1, WordUse.CountOfWord));

    private static bool IsNumberOfBracket(in Tokens tokens, int first, bool square)
    {
        if (!tokens.IsVersioned(first, out int number, out int width) || tokens.IsYear(first) || number >= 2000)
        {
            return false;
        }

        bool grouped = tokens.Name.Ends.HeadGroup >= 0;
        if (square)
        {
            return width <= 4 && (width >= 2 || grouped || IsDotted(tokens, first + 1));
        }

        // "(500) Days", "(1) ". "(04)" after " - 29" counts within the season.
        return (width == 2 || (width == 1 && grouped) || (width == 3 && tokens.Name.Place == Place.Season))
            && first != tokens.Low
            && !(tokens.IsPlainNumber(first - 1) && tokens[first - 1].AfterDash);
    }

    /// <summary>"[5.01] Title", "Title [4.101]".</summary>
    private static bool IsDotted(in Tokens tokens, int i) =>
        tokens.IsPlainNumber(i) && tokens[i].Length is 2 or 3 && tokens[i].Gap == Gap.Dot;

    /// <summary>"03-Criminal.Minds", "003-005. Show", "01 - Title", "[DeadFish] 01 - Title"; in a folder of a series also "02.Title", "1 Pilot".</summary>
    private static int InFront(in Tokens tokens)
    {
        int low = tokens.Low;
        if (!tokens.IsVersioned(low, out int number, out int width) || width > 4 || tokens.IsYear(low) || tokens.Around.FirstTag <= low)
        {
            return -1;
        }

        if (low + 1 >= tokens.High)
        {
            return tokens.Name.Place != Place.Alone && number > 0 ? low : -1;
        }

        if (tokens.Around.YearAt >= 0 && tokens.Name.Place != Place.Season)
        {
            return -1;
        }

        int next = IsRangeInFront(tokens, low + 1, number, width) ? low + 2 : low + 1;
        return IsApart(tokens, next, width) ? low : -1;
    }

    /// <summary>"003-005. Show".</summary>
    private static bool IsRangeInFront(in Tokens tokens, int next, int number, int width) =>
        next + 1 < tokens.High
        && tokens.IsPlainNumber(next)
        && tokens[next].Gap == Gap.Hyphen
        && tokens[next].Value > number
        && tokens[next].Length == width;

    private static bool IsApart(in Tokens tokens, int next, int width)
    {
        bool padded = tokens.FirstCharOf(tokens.Low) == '0';
        bool grouped = tokens.Name.Ends.HeadGroup >= 0;
        bool range = next > tokens.Low + 1;
        return (tokens.Name.Place == Place.Season && tokens[next].Mark < 0)
            || (IsCutOff(tokens, next, padded) && (width >= 2 || grouped))
            || (
                padded && width >= 2 && (range || grouped || tokens.Name.Place != Place.Alone || (width == 2 && tokens.Name.Ends.VideoFile))
            );
    }

    /// <summary>"01 - Title", "01. Title", "01-Title".</summary>
    private static bool IsCutOff(in Tokens tokens, int next, bool padded) =>
        tokens[next].AfterDash
        || (tokens[next].Gap & (Gap.Dot | Gap.Space)) == (Gap.Dot | Gap.Space)
        || (tokens[next].Gap == Gap.Hyphen && padded);

    private static bool Versioned(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        for (int i = tokens.Low + 1; i < tokens.Around.FirstTag; i++)
        {
            bool own = tokens[i].Value < 0 && tokens.IsVersioned(i, out _, out _) && Lower(tokens.Text, tokens[i].End - 2) == 'v';
            // "Title #36", "Title 10_v2", "Title.001.v4".
            bool beside =
                tokens.IsPlainNumber(i)
                && !tokens.IsYear(i)
                && !tokens.CountsFilms(i - 1)
                && (tokens.FollowsBy(i, Gap.Hash) || tokens.IsVersion(i + 1));
            if (own || beside)
            {
                return At(i, out claim);
            }
        }

        claim = default;
        return false;
    }

    private static bool Midst(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        for (int i = tokens.Low + 1; i < tokens.Around.FirstTag; i++)
        {
            if (
                tokens.IsPlainNumber(i)
                && !tokens.IsYear(i)
                && tokens[i].Length <= 4
                && !tokens.CountsFilms(i - 1)
                && (tokens.Around.Anime ? IsEpisodeOfAnime(tokens, i) : IsThreeDigits(tokens, i) || BetweenWords.Is(tokens, i))
            )
            {
                return At(i, out claim);
            }
        }

        claim = default;
        return false;
    }

    /// <summary>"Dragon.Ball.001.DBOX.480p".</summary>
    private static bool IsThreeDigits(in Tokens tokens, int i) =>
        tokens[i].Length == 3
        && tokens[i].Value is > 0 and < 100
        && tokens.FirstCharOf(i) == '0'
        && (tokens.Around.YearAt < 0 || tokens.Around.Anime || (tokens.IsPlainNumber(i + 1) && tokens[i + 1].Gap == Gap.Hyphen));

    /// <summary>"[Group] Title 1-12 Name", "[Group] Monster 34 - Title", "[Group] One Piece 603 VOSTFR PS VITA".</summary>
    private static bool IsEpisodeOfAnime(in Tokens tokens, int i)
    {
        bool range =
            tokens.IsPlainNumber(i + 1) && tokens[i + 1].Gap == Gap.Hyphen && tokens[i + 1].Value > tokens[i].Value && tokens[i].Value <= 1;
        if (tokens[i].Length < 2)
        {
            return range;
        }

        bool padded = tokens[i].Length == 2 && tokens[i].Value > 0 && tokens.FirstCharOf(i) == '0';
        bool cut =
            i + 1 < tokens.High
            && (tokens[i + 1].AfterDash || tokens[i + 1].Word is { Class: WordClass.Language, Strength: Strength.Soft });
        return range || padded || cut || IsThreeDigits(tokens, i);
    }
}
