namespace Hybrid.Releases.Numbering;

/// <summary>Episodes in words: "Episode 5", "Cap.1103", "12.serija".</summary>
internal static class EpisodeWordRules
{
    public static readonly NumberingRule[] All =
    [
        new("the episode once more", Again, "Show.S01E05.Episode 5.mkv → s1 e5"),
        new("Spanish chapter", Chapter, "Mundo - Temporada 4 [HDTV][Cap.408][Castellano] → s4 e8", "Mundo [Cap.1503_1506] → s15 e3-6"),
        new("episode word with season and episode", Dotted, "Show Episode 1.22.avi → s1 e22", "Show EP #1.3.avi → s1 e3"),
        new("episode word and number", Behind, "Show Episode 5.avi → e5", "Show Episode 5 to 7.avi → e5-7"),
        new("episode word and version", Versioned, "Show Episode 366v2.mkv → e366"),
        new("episode word and numeral", Numeral, "Show.Season.2.Episode.Seven.mkv → s2 e7"),
        new("number and last word", Last, "Show 12 Ep 720p.avi → e12", "Show 12th Episode.avi → e12"),
        new("number and episode word", Before, "Show.12.serija.avi → e12", "Цапля 3-я серия.avi → e3"),
    ];

    private static bool Again(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Nothing(at, at + 2);
        return (before.IsExact || before.Episodes.Any) && IsFollowedByItsNumber(name, at);
    }

    private static bool IsFollowedByItsNumber(in CutName name, int at)
    {
        int next = at + 1;
        const Gap Apart = Gap.Space | Gap.Dot | Gap.Underscore | Gap.Colon | Gap.Opened | Gap.Hash | Gap.Hyphen | Gap.Plus;
        return name.IsNumberOf(next, 5)
            // "The Episode (1998)", "The.Episode.1998.720p".
            && !(
                name.IsYear(next)
                && (name.BeginsBracket(next) || (name[at].Word is { Language: "en" } && name.IsSureTag(Math.Min(next + 1, name.High - 1))))
            )
            && (name[next].Gap & ~Apart) == Gap.None
            && !(
                // "12 seria 5".
                at - 1
                    >= name.Low
                && (next + 1 < name.High || name.IsYear(next))
                && name.IsNumberOf(at - 1, 3)
                && name[at - 1].Part == Part.None
                && name.Is(at, WordUse.CountedWord)
            );
    }

    /// <summary>"[Cap.1103]": season and episode in one number.</summary>
    private static bool Chapter(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        int next = at + 1;
        if (!IsFollowedByItsNumber(name, at) || !name.Is(at, WordUse.ChapterWord) || name[next].Length is not (3 or 4))
        {
            return false;
        }

        int number = name[next].Value;
        // "T17 Cap 302": the season is another, so all of it is the episode.
        if (before.Seasons.Any && before.Seasons.First != number / 100 && at == before.To && name[at].Bracket < 0)
        {
            return false;
        }

        int last = number % 100;
        int after = next + 1;
        if (after < name.High && name[after].Value / 100 == number / 100 && name[after].Gap is Gap.Underscore or Gap.Hyphen)
        {
            last = name[after++].Value % 100;
        }

        claim = NumberClaim.Of(at, after);
        claim.Anew = true;
        claim.Seasons.Add(number / 100);
        claim.Episodes.AddRange(number % 100, last);
        return true;
    }

    private static bool Dotted(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int next = at + 1;
        claim = NumberClaim.Exactly(at, next + 2, name.NumberAt(next), name.NumberAt(next + 1));
        return IsFollowedByItsNumber(name, at)
            && !before.Seasons.Any
            && name[next].Length <= 2
            && name[next].Value < 30
            && name.IsNumberOf(next + 1, 2)
            && (name[next + 1].Length == 2 || name.FollowsBy(next, Gap.Hash))
            && name[next + 1].Gap == Gap.Dot;
    }

    private static bool Behind(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Of(at, at + 2);
        if (!IsFollowedByItsNumber(name, at))
        {
            return false;
        }

        claim.To = NumberLists.Episodes(name, at + 1, ref claim.Episodes);
        return true;
    }

    /// <summary>Only behind a season: "Star Wars Episode IV" is a film.</summary>
    private static bool Numeral(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        bool numeral = name.IsNumeral(at + 1, out int number);
        claim = NumberClaim.OfEpisode(at, at + 2, number);
        return numeral
            && !before.IsExact
            && !before.Episodes.Any
            && (before.Seasons.Any || (name[at + 1].Word is { Language: "en" } && name.IsEndOfTitle(at + 2)));
    }

    private static bool Versioned(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        bool versioned = name.IsVersioned(at + 1, out int number, out _);
        claim = NumberClaim.OfEpisode(at, at + 2, number);
        return versioned && !before.IsExact && !before.Episodes.Any && name[at + 1].Value < 0;
    }

    /// <summary>"24 Episodes" is a count.</summary>
    private static bool Last(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        bool ordinal = name.IsOrdinal(at - 1, out int episode);
        claim = NumberClaim.OfEpisode(at - 1, at + 1, episode);
        return ordinal && !before.Episodes.Any && at - 1 > name.Low && name.Is(at, WordUse.LastWord) && name.IsEndOfTitle(at + 1);
    }

    private static bool Before(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int number = name.Is(at - 1, WordUse.OrdinalEnd) ? at - 2 : at - 1;
        int first = name.IsNumberOf(number, 3) ? name.FirstOfRange(number, 4) : number;
        claim = NumberClaim.OfEpisodes(first, at + 1, name.NumberAt(first), name.NumberAt(number));
        return !(name.IsMark(at + 1) && name.MarkOf(at + 1).Kind != MarkKind.Date)
            && !before.Episodes.Any
            && number >= name.Low
            && name.IsNumberOf(number, 3)
            && name.Is(at, WordUse.CountedWord)
            && name[number].Part == Part.None;
    }
}
