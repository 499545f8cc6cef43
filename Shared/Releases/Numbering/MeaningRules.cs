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
            "[Grp] Show - 5.01.mkv → s5 e1",
            "Show 10-02.avi → s10 e2",
            "Show 01 03.avi → s1 e3"
        ),
        new("unmarked episode in front", Leading, "03-Quick.Minds.avi → e3 #3"),
        new("unmarked episode", Bare, "[Grp] Title - 04 [720p].mkv → e4 #4", "Show 01-12 [720p] → e1-12 #1-12"),
    ];

    private static bool Joined(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        ref readonly Token token = ref name[at];
        if (
            name.Around.Anime
            || at <= name.Low
            || token.Value % 100 <= 0
            || (name.FirstCharOf(at) == '0' && !(token.Length == 4 && token.Value > 100))
            || name.CountsFilms(at - 1)
            || !HasWidthOfBoth(name, at)
        )
        {
            return false;
        }

        int season = token.Value / 100;
        claim = NumberClaim.Exactly(at, at + 1, season, token.Value % 100);
        if (name.IsPlainNumber(at + 1) && name[at + 1].Length == token.Length && name[at + 1].Value / 100 == season)
        {
            claim.Episodes.Add(name[at + 1].Value % 100);
            claim.To++;
        }

        return true;
    }

    private static bool HasWidthOfBoth(in CutName name, int at)
    {
        // "Blue.Harbor.105.The.Storm.avi".
        bool between = at + 1 < name.Around.FirstTag && name[at].Gap is Gap.Dot or Gap.Underscore && name[at + 1].Gap == name[at].Gap;
        bool last = at + 1 >= name.High;
        bool dated = name.Around.YearAt >= 0 && at == name.Around.YearAt + 1;
        bool dotted =
            last && !dated && (name[at].Gap == Gap.Underscore || (name[at].Gap is Gap.Dot or Gap.Underscore && !name.Ends.VideoFile));
        return name[at].Length switch
        {
            3 => name.Around.Television || dotted || between || name[at].Bracket >= 0,
            // "heron.0615.720p".
            4 => name.Around.Television
                || (
                    name.FirstCharOf(at) == '0'
                    && ((name[at].Gap == Gap.Dot && at + 1 == name.Around.FirstTag && !last) || BetweenWords.Is(name, at))
                ),
            _ => false,
        };
    }

    /// <summary>"10910": season 1, episodes 9 and 10. Another number of five digits is no episode.</summary>
    private static bool JoinedTwo(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Nothing(at, at + 1);
        if (!name.IsVersioned(at, out int number, out int width) || width != 5)
        {
            return false;
        }

        (int first, int second) = (number / 100 % 100, number % 100);
        if (second == first + 1 && !name.Around.Anime)
        {
            claim = NumberClaim.Exactly(at, at + 1, number / 10000, first);
            claim.Episodes.Add(second);
        }

        return true;
    }

    private static bool Dotted(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        int next = at + 1;
        if (!name.IsVersioned(at, out int number, out int width) || !name.IsPlainNumber(next) || !HasWidthOfEpisode(name, next))
        {
            return false;
        }

        bool both = width == 2 ? IsPair(name, at) || IsFallingPair(name, at) : width == 1 && number > 0 && IsJoinedToEpisode(name, next);
        if (!both)
        {
            return false;
        }

        claim = NumberClaim.Exactly(at, next + 1, number, name[next].Value);
        return true;
    }

    private static bool HasWidthOfEpisode(in CutName name, int i) => name[i].Length == 2 || (name[i].Length == 3 && name[i].Bracket >= 0);

    /// <summary>"5.01", "3-05".</summary>
    private static bool IsJoinedToEpisode(in CutName name, int next) =>
        name[next].Gap == Gap.Dot || (!name.Around.Anime && name[next].Gap == Gap.Hyphen && name.IsPadded(next));

    /// <summary>"10-02": no range counts down.</summary>
    public static bool IsFallingPair(in CutName name, int at) =>
        !name.Around.Anime
        && name.IsPlainNumber(at)
        && name[at].Length == 2
        && name.IsPlainNumber(at + 1)
        && name[at + 1] is { Length: 2, Gap: Gap.Hyphen }
        && name.IsPadded(at + 1)
        && name[at + 1].Value > 0
        && name[at + 1].Value <= name[at].Value;

    /// <summary>"02.09" and "02 09" at the end, "03_09" before the tags, "[03.05]".</summary>
    private static bool IsPair(in CutName name, int at)
    {
        int next = at + 1;
        if (name.Around.Anime || name.FirstCharOf(at) != '0' || name[next].Gap is not (Gap.Dot or Gap.Underscore or Gap.Space))
        {
            return false;
        }

        bool filled = name[next].Gap == Gap.Dot && name.BeginsBracket(at) && name.Brackets[name[at].Bracket].Last == next;
        bool last = next + 1 >= name.High || (next + 1 == name.Around.FirstTag && name[next].Gap == Gap.Underscore);
        return filled || (last && at > name.Low);
    }

    private static bool Leading(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = Read(name, at, NumberForm.Leading);
        return at == name.Low;
    }

    private static bool Bare(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = Read(name, at, NumberForm.Bare);
        return true;
    }

    private static NumberClaim Read(in CutName name, int at, NumberForm form)
    {
        _ = name.IsVersioned(at, out int number, out _);
        var claim = NumberClaim.Of(at, at + 1, Part.Episode, form);
        int end = NumberLists.Range(name, at, number, ref claim.Episodes);
        // "12.5" is between two episodes.
        if (end == at + 1 && IsDigitBehindDot(name, end))
        {
            claim.Fraction = name[end++].Value;
            end += IsDigitBehindDot(name, end) ? 1 : 0;
        }

        claim.To = end;
        return claim;
    }

    private static bool IsDigitBehindDot(in CutName name, int i) => name.IsPlainNumber(i) && name[i].Gap == Gap.Dot && name[i].Length == 1;
}
