namespace Hybrid.Releases.Numbering;

/// <summary>A season is read, no episode yet: the number behind it.</summary>
internal static class BehindSeasonRules
{
    public static readonly NumberingRule[] All =
    [
        new(
            "number behind the season",
            Directly,
            "Show S2 - 12.mkv → s2 e12",
            "Show Season 2 - 08 [720p].mkv → s2 e8",
            "Show.S02.03.mkv → s2 e3",
            "Show - 19 [S2-07].mkv → s2 e7 #19"
        ),
        new("number in front of the season", InFront, "[Grp] Show - 05 [Season 2] [1080p].mkv → s2 e5"),
        new("number behind season and title", Later, "第二季 / Title - 06 [1080p].mkv → s2 e6", "[Grp] Show S2 Name - 06.mkv → s2 e6"),
    ];

    private static bool Directly(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        if (name.Is(at, WordClass.Complete))
        {
            at++;
        }

        if (!IsItsNumber(name, at))
        {
            claim = default;
            return false;
        }

        claim = Read(name, before.To, at);
        // "S2-07" says both.
        claim.Form = name[at].Gap == Gap.Hyphen && name.IsMark(at - 1) ? NumberForm.Exact : claim.Form;
        return true;
    }

    /// <summary>"S06 1-10".</summary>
    private static bool IsRange(in CutName name, int at) =>
        name.IsPlainNumber(at + 1) && name[at + 1].Gap == Gap.Hyphen && name[at + 1].Value > name[at].Value;

    private static bool InFront(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int number = before.From - 1;
        claim = NumberClaim.OfEpisode(number, number + 1, name.NumberAt(number));
        claim.Form = NumberForm.Bare;
        return number > name.Low && name.BeginsBracket(before.From) && name.IsPlainNumber(number) && name[number].AfterDash;
    }

    private static bool IsItsNumber(in CutName name, int at) =>
        name.IsVersioned(at, out _, out int width)
        && !(name.IsYear(at) && !name[at].AfterDash)
        && !(name.IsInsideBracket(at) && !(name.IsMark(at - 1) && name[at].Bracket == name[at - 1].Bracket))
        && (name[at].AfterDash || width == 2 || name.FirstCharOf(at) == '0' || at + 1 >= name.High || IsRange(name, at));

    /// <summary>"第二季 / Title - 06", "第四季 OVERLORD [02]": the title is in between.</summary>
    private static bool Later(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        CutName seen = name.Look();
        int found = PlaceRules.InOwnBracket(seen) is var own && own > at ? own : PlaceRules.BehindDash(seen, -1);
        if (found <= at || name.IsYear(found))
        {
            return false;
        }

        claim = Read(name, before.To, found);
        return true;
    }

    private static NumberClaim Read(in CutName name, int behind, int at)
    {
        _ = name.IsVersioned(at, out int number, out _);
        var claim = NumberClaim.Of(at, at + 1, Part.Episode, NumberForm.Bare);
        claim.To = NumberLists.Range(name, at, number, ref claim.Episodes);
        claim.Apart = at > behind + 1;
        return claim;
    }
}
