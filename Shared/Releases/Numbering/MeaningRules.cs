namespace Hybrid.Releases.Numbering;

/// <summary>What an unmarked number says, once its place is known.</summary>
internal static class MeaningRules
{
    public static readonly NumberingRule[] All =
    [
        new(
            "season and episode in one number",
            Joined,
            "Show.102.HDTV.mkv → s1 e2",
            "show.2401.hdtv.mkv → s24 e1",
            "Show.101.102.HDTV.mkv → s1 e1,2"
        ),
        new("season and two episodes in one number", JoinedTwo, "Show.10910.HDTV.mkv → s1 e9,10"),
        new(
            "season and episode with a dot",
            Dotted,
            "Show.02.09.avi → s2 e9",
            "Show.03_09.720p.mkv → s3 e9",
            "Show [4.101].avi → s4 e101",
            "[Grp] Show - 5.01.mkv → s5 e1"
        ),
        new("unmarked episode in front", Leading, "03-Quick.Minds.avi → e3 #3"),
        new("unmarked episode", Bare, "[Grp] Title - 04 [720p].mkv → e4 #4", "Show 01-12 [720p] → e1-12 #1-12"),
    ];

    private static bool Joined(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        ref readonly Token token = ref tokens[at];
        if (
            tokens.Around.Anime
            || at <= tokens.Low
            || token.Value % 100 <= 0
            || (tokens.FirstCharOf(at) == '0' && !(token.Length == 4 && token.Value > 100))
            || tokens.CountsFilms(at - 1)
            || !HasWidthOfBoth(tokens, at)
        )
        {
            return false;
        }

        int season = token.Value / 100;
        claim = NumberClaim.Exactly(at, at + 1, season, token.Value % 100);
        if (tokens.IsPlainNumber(at + 1) && tokens[at + 1].Length == token.Length && tokens[at + 1].Value / 100 == season)
        {
            claim.Episodes.Add(tokens[at + 1].Value % 100);
            claim.To++;
        }

        return true;
    }

    private static bool HasWidthOfBoth(in Tokens tokens, int at)
    {
        // "Blue.Harbor.105.The.Storm.avi".
        bool between =
            at + 1 < tokens.Around.FirstTag && tokens[at].Gap is Gap.Dot or Gap.Underscore && tokens[at + 1].Gap == tokens[at].Gap;
        bool last = at + 1 >= tokens.High;
        bool dotted =
            last && (tokens[at].Gap == Gap.Underscore || (tokens[at].Gap is Gap.Dot or Gap.Underscore && !tokens.Name.Ends.VideoFile));
        return tokens[at].Length switch
        {
            3 => tokens.Around.Television || dotted || between || tokens[at].Bracket >= 0,
            // "heron.0615.720p".
            4 => tokens.Around.Television
                || (tokens.FirstCharOf(at) == '0' && tokens[at].Gap == Gap.Dot && at + 1 == tokens.Around.FirstTag && !last),
            _ => false,
        };
    }

    /// <summary>"10910": season 1, episodes 9 and 10. Another number of five digits is no episode.</summary>
    private static bool JoinedTwo(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Nothing(at, at + 1);
        if (!tokens.IsVersioned(at, out int number, out int width) || width != 5)
        {
            return false;
        }

        (int first, int second) = (number / 100 % 100, number % 100);
        if (second == first + 1 && !tokens.Around.Anime)
        {
            claim = NumberClaim.Exactly(at, at + 1, number / 10000, first);
            claim.Episodes.Add(second);
        }

        return true;
    }

    private static bool Dotted(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        int next = at + 1;
        if (!tokens.IsVersioned(at, out int number, out int width) || !tokens.IsPlainNumber(next) || !HasWidthOfEpisode(tokens, next))
        {
            return false;
        }

        bool both = width == 2 ? IsPair(tokens, at) : width == 1 && number > 0 && IsJoinedToEpisode(tokens, next);
        if (!both)
        {
            return false;
        }

        claim = NumberClaim.Exactly(at, next + 1, number, tokens[next].Value);
        return true;
    }

    private static bool HasWidthOfEpisode(in Tokens tokens, int i) =>
        tokens[i].Length == 2 || (tokens[i].Length == 3 && tokens[i].Bracket >= 0);

    /// <summary>"5.01", "3-05".</summary>
    private static bool IsJoinedToEpisode(in Tokens tokens, int next) =>
        tokens[next].Gap == Gap.Dot || (!tokens.Around.Anime && tokens[next].Gap == Gap.Hyphen && tokens.IsPadded(next));

    /// <summary>"02.09" at the end, "03_09" before the tags, "[03.05]".</summary>
    private static bool IsPair(in Tokens tokens, int at)
    {
        int next = at + 1;
        if (tokens.Around.Anime || tokens.FirstCharOf(at) != '0' || tokens[next].Gap is not (Gap.Dot or Gap.Underscore))
        {
            return false;
        }

        bool filled = tokens[next].Gap == Gap.Dot && tokens.BeginsBracket(at) && tokens.Brackets[tokens[at].Bracket].Last == next;
        bool last = next + 1 >= tokens.High || (next + 1 == tokens.Around.FirstTag && tokens[next].Gap == Gap.Underscore);
        return filled || (last && at > tokens.Low);
    }

    private static bool Leading(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = Read(tokens, at, NumberForm.Leading);
        return at == tokens.Low;
    }

    private static bool Bare(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = Read(tokens, at, NumberForm.Bare);
        return true;
    }

    private static NumberClaim Read(in Tokens tokens, int at, NumberForm form)
    {
        _ = tokens.IsVersioned(at, out int number, out _);
        var claim = NumberClaim.Of(at, at + 1, Part.Episode, form);
        int end = NumberLists.Range(tokens, at, number, ref claim.Episodes);
        // "12.5" is between two episodes.
        if (end == at + 1 && IsDigitBehindDot(tokens, end))
        {
            claim.Fraction = tokens[end++].Value;
            end += IsDigitBehindDot(tokens, end) ? 1 : 0;
        }

        claim.To = end;
        return claim;
    }

    private static bool IsDigitBehindDot(in Tokens tokens, int i) =>
        tokens.IsPlainNumber(i) && tokens[i].Gap == Gap.Dot && tokens[i].Length == 1;
}
