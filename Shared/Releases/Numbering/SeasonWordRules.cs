namespace Hybrid.Releases.Numbering;

/// <summary>Seasons in words: "Season 2", "2nd Season", "3 сезон".</summary>
internal static class SeasonWordRules
{
    /// <summary>Words that mean a season only beside an episode.</summary>
    public static readonly NumberingRule[] Letters =
    [
        new("season letter and episode", Letter, "Show Sn 3 Ep 5.mkv → s3 e5", "Show Se.3 Ep.5.mkv → s3 e5"),
    ];

    /// <summary>Its last word is one for a season.</summary>
    public static readonly NumberingRule[] Whole =
    [
        new("whole series and seasons", WholeSeries, "Show Complete Series 1-9 → s1-9", "Show All Seasons 1-5 720p → s1-5"),
    ];

    /// <summary>"T1", where the name is Spanish: elsewhere it may be a title's.</summary>
    public static readonly NumberingRule[] Tokens =
    [
        new(
            "Spanish season letter",
            Temporada,
            "Mundo T3 [720p][Castellano] → s3",
            "Mundo.T1.Completa.HDTV → s1",
            "Mundo T17 Cap 302 → s17 e302"
        ),
    ];

    public static readonly NumberingRule[] All =
    [
        new("season of a title", OfTitle, "Open Season 2.mkv → ", "Hunting.Season.3.2015.720p → ", "Series.7.The.Rivals.2001.DVDRip → "),
        new("the season once more", Again, "Show.S02E03.Season 2.mkv → s2 e3"),
        new(
            "season word and number",
            Behind,
            "Show Season 1 720p → s1",
            "Show.Seasons.1.to.5.DVDRip → s1-5",
            "Show Season 1, 2 & 3 → s1-3"
        ),
        new("season word and numeral", Numeral, "Show.Saison.VII.FRENCH.DVDRip → s7", "Show Season Two Episode Four.mkv → s2 e4"),
        new("season word and number sign", Numbered, "Show Season No.4 720p → s4"),
        new(
            "number and season word",
            Before,
            "Show 2nd Season 1080p → s2",
            "Шоу 3 сезон → s3",
            "Show 1ª a 8ª Temporada → s1-8",
            "Show 1st & 2nd Season → s1,2"
        ),
    ];

    private static bool Letter(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.OfSeason(at, at + 2, name.NumberAt(at + 1));
        bool episode = name.Is(at + 2, WordClass.EpisodeWord) || (name.IsMark(at + 2) && name.MarkOf(at + 2).Kind == MarkKind.Episode);
        return !before.IsExact && at > name.Low && name.IsNumberOf(at + 1, 2) && episode;
    }

    private static bool Temporada(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        _ = Chars.Digits(name.TextOf(at), 1, 2, out int season);
        claim = NumberClaim.OfSeason(at, at + 1, season);
        return !before.Any
            && at > name.Low
            && season > 0
            && name.IsEndOfTitle(at + 1)
            && name.Any(
                at + 1,
                name.High,
                static (in name, i) =>
                    name[i].Word is { Class: WordClass.Language, Value: "es" }
                    || name[i].Word is { Class: WordClass.Complete or WordClass.EpisodeWord, Language: "es" }
            );
    }

    private static bool WholeSeries(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int word = at + name[at].Words - 1;
        claim = NumberClaim.Of(at, word + 2, Part.Season);
        if (before.Any || word == at || name[word].Own is not { Class: WordClass.SeasonWord } || !IsNumberOfSeason(name, word))
        {
            return false;
        }

        claim.To = NumberLists.Seasons(name, word + 1, ref claim.Seasons);
        return claim.To > word + 2;
    }

    /// <summary>A film about hunting is no series.</summary>
    private static bool OfTitle(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Nothing(at, at + 2);
        // "Series.7.The.Contenders.2001".
        bool series =
            at == name.Low
            && IsEnglish(name, at)
            && at + 2 < name.High
            && name[at + 2].Word is null or { Class: WordClass.Joint }
            && name.HasYearFrom(at + 2)
            && !name.IsYear(at + 2);
        return IsNumberOfSeason(name, at) && (series || (at - 1 == name.Low && name.Is(at - 1, WordUse.SeasonNameWord)));
    }

    private static bool Again(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Nothing(at, at + 2);
        return before.IsExact && IsFollowedByItsNumber(name, at);
    }

    private static bool Behind(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Of(at, at + 2, Part.Season);
        if (!IsFollowedByItsNumber(name, at))
        {
            return false;
        }

        claim.To = NumberLists.Seasons(name, at + 1, ref claim.Seasons);
        return true;
    }

    /// <summary>Something must follow that is no word of a title: "The Season I Fell" has no number.</summary>
    private static bool Numeral(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        bool numeral = name.IsNumeral(at + 1, out int number);
        claim = NumberClaim.OfSeason(at, at + 2, number);
        return numeral && !before.IsExact && name.IsEndOfTitle(at + 2);
    }

    private static bool Numbered(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.OfSeason(at, at + 3, name.NumberAt(at + 2));
        return !before.IsExact && name.Is(at + 1, WordUse.NumberWord) && name.IsNumberOf(at + 2, 2) && name[at + 2].Value > 0;
    }

    private static bool IsFollowedByItsNumber(in CutName name, int at) => IsNumberOfSeason(name, at) && !IsSeasonBefore(name, at);

    private static bool IsNumberOfSeason(in CutName name, int at)
    {
        int next = at + 1;
        bool number =
            name.IsNumberOf(next, 2) && (name[next].Value > 0 || next + 1 >= name.High || name.Is(next + 1, WordClass.EpisodeWord));
        // "Season 2009": a show that numbers its seasons by year.
        number |= name.IsYear(next) && at == name.Low && next + 1 >= name.High && name[next].Gap == Gap.Space;
        // "Сезон: 1", but "Adventure Series: 30".
        bool colon = name.FirstCharOf(at) > 127 || name[at].Length > 6;
        Gap apart = Gap.Space | Gap.Dot | Gap.Underscore | Gap.Opened | Gap.Hash | (colon ? Gap.Colon : Gap.None);
        return number && (name[next].Gap & ~apart) == Gap.None;
    }

    /// <summary>"2nd Season 24", "8.sez.21.ser": the season number is before the word, and the next number is the episode.</summary>
    private static bool IsSeasonBefore(in CutName name, int at)
    {
        // "Area 11 - Season 20": the number is the title's.
        if (name[at].AfterDash || !name.IsOrdinal(at - 1, out _))
        {
            return false;
        }

        // "4 сезон 1-10 серии".
        bool counted = name.Is(at + 2, WordClass.EpisodeWord) || (name.IsNumberOf(at + 2, 4) && name.Is(at + 3, WordClass.EpisodeWord));
        return name[at - 1].Value < 0 || ((counted || name[at].Gap == (Gap.Dot | Gap.Space)) && !IsEnglish(name, at));
    }

    private static bool Before(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int number = at - 1;
        if (
            (name.IsMark(at + 1) && name.MarkOf(at + 1).Kind != MarkKind.Date && !IsCountedBefore(name, at))
            || before.IsExact
            || name[at].AfterDash
            || !name.IsOrdinal(number, out int last)
            || (
                name[number].Value >= 0
                && IsEnglish(name, at)
                && name[at].Gap != (Gap.Dot | Gap.Space)
                && !name.FollowsBy(number, Gap.Comma)
            )
        )
        {
            claim = default;
            return false;
        }

        // "6 th", "3-й": the number stands before its ending.
        number -= name.Is(number, WordUse.OrdinalEnd) ? 1 : 0;
        int from = FirstOfRange(name, number, last, out int first);
        claim = NumberClaim.OfSeasons(from, at + 1, first, last);
        // "[1,2,3 Season]", "1st & 2nd Season".
        while (name.FollowsBy(from, Gap.Comma | Gap.Ampersand | Gap.Plus) && name.IsOrdinal(from - 1, out int listed) && listed < first)
        {
            claim.Seasons.Add(first = listed);
            claim.From = --from;
        }

        return true;
    }

    /// <summary>"3a.Temporada.Ep.05": the number before the word is no other mark's.</summary>
    private static bool IsCountedBefore(in CutName name, int at) =>
        at > name.Low && name[at - 1].Value < 0 && name.MarkOf(at + 1).Kind == MarkKind.Episode;

    /// <summary>"1ª a 8ª Temporada", "1-3 сезон".</summary>
    private static int FirstOfRange(in CutName name, int number, int last, out int first)
    {
        if (number - 2 >= name.Low && name.Is(number - 1, WordUse.RangeWord) && name.IsOrdinal(number - 2, out first) && first < last)
        {
            return number - 2;
        }

        int from = name.IsNumberOf(number, 2) ? name.FirstOfRange(number, 2) : number;
        first = from < number ? name[from].Value : last;
        return from;
    }

    private static bool IsEnglish(in CutName name, int at) => name[at].Word is { Language: "en" };
}
