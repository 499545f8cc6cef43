namespace Hybrid.Releases.Numbering;

/// <summary>Absolute numbers beside the others: each rule is tried at a plain number.</summary>
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

    private static bool IsLong(in CutName name, int at) => name[at].Length is 3 or 4 && !name.IsYear(at);

    private static bool Directly(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        bool fits = before.IsExact && IsLong(name, at) && EndsThere(name, at);
        claim = fits ? Read(name, at) : default;
        return fits;
    }

    private static bool EndsThere(in CutName name, int at) =>
        at + 1 >= name.High || name.BeginsBracket(at) || (name.FollowsBy(at + 1, Gap.Hyphen) && !name[at + 1].AfterDash);

    private static NumberClaim Read(in CutName name, int at)
    {
        var claim = NumberClaim.Of(at, at + 1);
        claim.To = NumberLists.Range(name, at, name[at].Value, ref claim.Absolute);
        return claim;
    }

    /// <summary>" - 29 (04)": the smaller number counts within the season.</summary>
    private static bool Smaller(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        if (before.IsBare && !before.Seasons.Any && name.FillsBracket(at) && name[at].Length == 2 && name[at].Value < before.Episodes.First)
        {
            claim = NumberClaim.Of(at, at + 1);
            claim.Anew = true;
            claim.Absolute = before.Episodes;
            claim.Episodes.Add(name[at].Value);
            return true;
        }

        claim = default;
        return false;
    }

    private static bool Larger(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.OfAbsolute(at, at + 1, name.NumberAt(at), name.NumberAt(at));
        return name.Ends.HeadGroup >= 0 && name.FillsBracket(at) && name[at].Length is 2 or 3 && name[at].Value > before.Episodes.Last;
    }

    private static bool Bracketed(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        bool fits = name.BeginsBracket(at) && IsLong(name, at);
        claim = fits ? Read(name, at) : default;
        return fits && name.Brackets[name[at].Bracket].Last == claim.To - 1;
    }

    private static bool Fraction(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Of(at - 1, at + 1);
        return before.IsExact
            && at - 1 > name.Low
            && name[at].Gap == Gap.Dot
            && name[at].Length == 1
            && name.IsPlainNumber(at - 1)
            && name[at - 1].AfterDash;
    }

    private static bool OfGroup(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.OfAbsolute(at, at + 1, name.NumberAt(at), name.NumberAt(at));
        return before.IsExact
            && (name.Ends.HeadGroup >= 0 || name.BeginsBracket(before.From))
            && at > name.Low
            && name[at].AfterDash
            && name[at].Length is 2 or 3;
    }

    private static bool InFront(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int from = name.IsNumberOf(at, 3) ? name.FirstOfRange(at, 3) : at;
        claim = NumberClaim.OfAbsolute(from, at + 1, name.NumberAt(from), name.NumberAt(at));
        return before.IsExact
            && from > name.Low
            && name[at].Length == 3
            && name[from].Length == 3
            && (from < at || name.Ends.HeadGroup >= 0);
    }
}
