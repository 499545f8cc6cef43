namespace Hybrid.Releases.Numbering;

/// <summary>A number between the words of the title and those of the episode.</summary>
internal static class BetweenWords
{
    /// <summary>"Blue.Harbor.05.The.Storm.avi", "Blue Harbor 05 - The Storm.avi", "Blue.Harbor.105.The.Storm.avi".</summary>
    public static bool Is(in Tokens tokens, int i)
    {
        if (
            tokens.Around.YearAt >= 0
            || i + 1 >= tokens.High
            || tokens[i + 1].Value >= 0
            || !(tokens.Name.Ends.VideoFile || tokens.Around.Television)
            || (tokens[i].Gap is not (Gap.Dot or Gap.Space or Gap.Underscore) && tokens.Name.Place != Place.Season)
        )
        {
            return false;
        }

        bool same = tokens[i + 1].Gap == tokens[i].Gap;
        return tokens[i].Length switch
        {
            2 => tokens[i].Value > 0 && tokens.FirstCharOf(i) == '0' && (same || tokens[i + 1].AfterDash),
            3 => tokens.Name.Place == Place.Season
                ? tokens[i].Value % 100 is > 0 and < 40
                : (same && MayBeSeasonAndEpisode(tokens, i)) || IsBeforeDash(tokens, i),
            _ => false,
        };
    }

    /// <summary>"Blue Harbor 105 - The Storm.mkv".</summary>
    private static bool IsBeforeDash(in Tokens tokens, int i) =>
        tokens[i + 1].AfterDash && tokens.Name.Ends.VideoFile && i > tokens.Low + 1;

    private static bool MayBeSeasonAndEpisode(in Tokens tokens, int i) =>
        tokens[i + 1].Word is null or { Class: WordClass.Joint }
        && tokens.FirstCharOf(i) != '0'
        && tokens[i].Value % 100 is > 0 and < 31
        && (tokens.Around.Television || tokens[i].Gap is Gap.Dot or Gap.Underscore);
}
