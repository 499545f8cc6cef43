namespace Hybrid.Releases.Numbering;

/// <summary>A number between the words of the title and those of the episode.</summary>
internal static class BetweenWords
{
    /// <summary>"Blue.Harbor.05.The.Storm.avi", "Blue Harbor 05 - The Storm.avi", "Blue.Harbor.105.The.Storm.avi".</summary>
    public static bool Is(in CutName name, int i)
    {
        if (
            !MayStandBesideYear(name, i)
            || i + 1 >= name.High
            || name[i + 1].Value >= 0
            || !(name.Ends.VideoFile || name.Around.Television)
            || (name[i].Gap is not (Gap.Dot or Gap.Space or Gap.Underscore) && name.Place != Place.Season)
        )
        {
            return false;
        }

        // "Season 1/Blue Harbor 5 - The Storm.mkv".
        if (name.Place == Place.Season && name[i].Length < 3 && name[i + 1].AfterDash)
        {
            return name[i].Value > 0;
        }

        bool same = name[i + 1].Gap == name[i].Gap;
        return name[i].Length switch
        {
            2 => name[i].Value > 0 && name.FirstCharOf(i) == '0' && (same || name[i + 1].AfterDash),
            3 => name.Place == Place.Season
                ? name[i].Value % 100 is > 0 and < 40
                : (same && MayBeSeasonAndEpisode(name, i)) || IsBeforeDash(name, i),
            // "Blue Harbor 0105 The Storm.avi".
            4 => same && name.FirstCharOf(i) == '0' && name[i].Value > 100 && name[i].Value % 100 is > 0 and < 40,
            _ => false,
        };
    }

    /// <summary>"Blue.Harbor.2005.211.The.Storm.avi".</summary>
    private static bool MayStandBesideYear(in CutName name, int i) =>
        name.Around.YearAt < 0 || (name.Around.YearAt == i - 1 && name[i].Length == 3 && name.Place != Place.Season);

    /// <summary>"Blue Harbor 105 - The Storm.mkv".</summary>
    private static bool IsBeforeDash(in CutName name, int i) => name[i + 1].AfterDash && name.Ends.VideoFile && i > name.Low + 1;

    private static bool MayBeSeasonAndEpisode(in CutName name, int i) =>
        name[i + 1].Word is null or { Strength: Strength.Weak }
        && name.FirstCharOf(i) != '0'
        && name[i].Value % 100 is > 0 and < 31
        && (name.Around.Television || name[i].Gap is Gap.Dot or Gap.Underscore);
}
