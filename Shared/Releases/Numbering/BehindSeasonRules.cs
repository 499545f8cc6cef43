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

    private static bool Directly(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        if (tokens.Is(at, WordClass.Complete))
        {
            at++;
        }

        // "Show S2 (2019) - 12".
        if (tokens.IsYear(at) && tokens[at].Bracket >= 0 && at + 1 < tokens.High && tokens[at + 1].AfterDash)
        {
            at++;
        }

        if (!IsItsNumber(tokens, at))
        {
            claim = default;
            return false;
        }

        claim = Read(tokens, before.To, at);
        // "S2-07" says both.
        claim.Form = tokens[at].Gap == Gap.Hyphen && tokens.IsMark(at - 1) ? NumberForm.Exact : claim.Form;
        return true;
    }

    /// <summary>"Season 3 (1-5)".</summary>
    private static bool IsRangeInBracket(in Tokens tokens, int at) =>
        tokens.BeginsBracket(at) && tokens.IsPlainNumber(at + 1) && tokens[at + 1].Gap == Gap.Hyphen;

    /// <summary>"S06 1-10".</summary>
    private static bool IsRange(in Tokens tokens, int at) =>
        tokens.IsPlainNumber(at + 1) && tokens[at + 1].Gap == Gap.Hyphen && tokens[at + 1].Value > tokens[at].Value;

    private static bool InFront(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int number = before.From - 1;
        claim = NumberClaim.Of(number, number + 1, Part.Episode, NumberForm.Bare);
        if (number <= tokens.Low || !tokens.BeginsBracket(before.From) || !tokens.IsPlainNumber(number) || !tokens[number].AfterDash)
        {
            return false;
        }

        claim.Episodes.Add(tokens[number].Value);
        return true;
    }

    private static bool IsItsNumber(in Tokens tokens, int at) =>
        tokens.IsVersioned(at, out _, out int width)
        && !(tokens.IsYear(at) && !tokens[at].AfterDash)
        && !(tokens.IsInsideBracket(at) && !(tokens.IsMark(at - 1) && tokens[at].Bracket == tokens[at - 1].Bracket))
        && (
            tokens[at].AfterDash
            || width == 2
            || IsRangeInBracket(tokens, at)
            || tokens.FirstCharOf(at) == '0'
            || at + 1 >= tokens.High
            || IsRange(tokens, at)
        );

    /// <summary>"第二季 / Title - 06", "第四季 OVERLORD [02]": the title is in between.</summary>
    private static bool Later(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        Tokens seen = tokens.Look();
        int found = PlaceRules.InOwnBracket(seen) is var own && own > at ? own : PlaceRules.BehindDash(seen, -1);
        if (found <= at || tokens.IsYear(found))
        {
            return false;
        }

        claim = Read(tokens, before.To, found);
        return true;
    }

    private static NumberClaim Read(in Tokens tokens, int behind, int at)
    {
        _ = tokens.IsVersioned(at, out int number, out _);
        var claim = NumberClaim.Of(at, at + 1, Part.Episode, NumberForm.Bare);
        claim.To = NumberLists.Range(tokens, at, number, ref claim.Episodes);
        claim.Apart = at > behind + 1;
        return claim;
    }
}
