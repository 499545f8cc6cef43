namespace Hybrid.Releases.Numbering;

/// <summary>Absolute numbers beside the others.</summary>
internal static class AbsoluteRules
{
    public static readonly NumberingRule[] Behind =
    [
        new("absolute number behind", Directly, "Show S10E14 214.mkv → s10 e14 #214", "Show s16e03-05 313-315.mkv → s16 e3-5 #313-315"),
        new("smaller number in brackets", Smaller, "[Grp] Show - 29 (04) [720p].mkv → e4 #29"),
        new(
            "larger number in brackets",
            Larger,
            "[Grp] Show - 05 (23) [720p].mkv → e5 #23",
            "[Grp] Show S2E05 (29) [720p].mkv → s2 e5 #29"
        ),
        new("absolute number in brackets", Bracketed, "Show - 05 (031) [720p].mkv → e5 #31"),
    ];

    public static readonly NumberingRule[] Before =
    [
        new("fraction in front", Fraction, "[Grp] Title - 17.5 (S00E01).mkv → s0 e1"),
        new("absolute number of a group's file", OfGroup, "[Group] Title - 08 (S01E08).mkv → s1 e8 #8"),
        new("absolute numbers in front", InFront, "Show Name - 313-315 - s16e03-05.mkv → s16 e3-5 #313-315"),
    ];

    private static bool IsLong(in Tokens tokens, int at) => tokens.IsPlainNumber(at) && tokens[at].Length is 3 or 4 && !tokens.IsYear(at);

    private static bool Directly(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        if (!before.IsExact || !IsLong(tokens, at) || !EndsThere(tokens, at))
        {
            claim = default;
            return false;
        }

        claim = Read(tokens, at);
        return true;
    }

    private static bool EndsThere(in Tokens tokens, int at) =>
        at + 1 >= tokens.High
        || tokens.BeginsBracket(at)
        || (tokens.FollowsBy(at + 1, Gap.Hyphen) && !tokens[at + 1].AfterDash)
        || (tokens[at + 1].AfterDash && tokens[at].AfterDash);

    private static NumberClaim Read(in Tokens tokens, int at)
    {
        var claim = NumberClaim.Of(at, at + 1);
        claim.To = NumberLists.Range(tokens, at, tokens[at].Value, ref claim.Absolute);
        return claim;
    }

    /// <summary>" - 29 (04)": the smaller number counts within the season.</summary>
    private static bool Smaller(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        if (
            before.IsBare
            && !before.Seasons.Any
            && tokens.FillsBracket(at)
            && tokens.IsPlainNumber(at)
            && tokens[at].Length == 2
            && tokens[at].Value < before.Episodes.First
        )
        {
            claim = NumberClaim.Of(at, at + 1);
            claim.Anew = true;
            claim.Absolute = before.Episodes;
            claim.Episodes.Add(tokens[at].Value);
            return true;
        }

        claim = default;
        return false;
    }

    private static bool Larger(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Of(at, at + 1);
        if (
            tokens.Name.Ends.HeadGroup < 0
            || !tokens.FillsBracket(at)
            || !tokens.IsPlainNumber(at)
            || tokens[at].Length is not (2 or 3)
            || tokens[at].Value <= before.Episodes.Last
        )
        {
            return false;
        }

        claim.Absolute.Add(tokens[at].Value);
        return true;
    }

    private static bool Bracketed(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        if (!tokens.BeginsBracket(at) || !IsLong(tokens, at))
        {
            return false;
        }

        claim = Read(tokens, at);
        return tokens.Brackets[tokens[at].Bracket].Last == claim.To - 1;
    }

    private static bool Fraction(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Of(at - 1, at + 1);
        return before.IsExact
            && at - 1 > tokens.Low
            && tokens.IsPlainNumber(at)
            && tokens[at].Gap == Gap.Dot
            && tokens[at].Length == 1
            && tokens.IsPlainNumber(at - 1)
            && tokens[at - 1].AfterDash;
    }

    private static bool OfGroup(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Of(at, at + 1);
        if (
            !before.IsExact
            || (tokens.Name.Ends.HeadGroup < 0 && !tokens.BeginsBracket(before.From))
            || at <= tokens.Low
            || !tokens.IsPlainNumber(at)
            || !tokens[at].AfterDash
            || tokens[at].Length is not (2 or 3)
        )
        {
            return false;
        }

        claim.Absolute.Add(tokens[at].Value);
        return true;
    }

    private static bool InFront(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        if (!before.IsExact || at <= tokens.Low || !tokens.IsPlainNumber(at) || tokens[at].Length != 3)
        {
            return false;
        }

        bool range =
            tokens.IsPlainNumber(at - 1)
            && tokens[at - 1].Length == 3
            && tokens[at].Gap == Gap.Hyphen
            && tokens[at - 1].Value < tokens[at].Value;
        int from = range ? at - 1 : at;
        if ((!range && tokens.Name.Ends.HeadGroup < 0) || from <= tokens.Low)
        {
            return false;
        }

        claim = NumberClaim.Of(from, at + 1);
        claim.Absolute.AddRange(tokens[from].Value, tokens[at].Value);
        return true;
    }
}
