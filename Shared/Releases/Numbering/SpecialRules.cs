namespace Hybrid.Releases.Numbering;

/// <summary>Nothing is marked: what is read before an unmarked number is looked for.</summary>
internal static class SpecialRules
{
    public static readonly NumberingRule[] All =
    [
        new("season and episode in front", SeasonHead, "4-13 Cursed.avi → s4 e13", "2-06. Title.avi → s2 e6"),
        new("number of a special", Special, "Title - SP01 [720p].mkv → e1", "Title OVA2.mkv → e2"),
        new("OVA and number", Ova, "Title OVA 4 [720p].mkv → e4"),
    ];

    private static bool SeasonHead(in Tokens tokens, ref readonly NumberingReading before, int at, out Claim claim)
    {
        int low = tokens.Low;
        if (
            !tokens.IsPlainNumber(low)
            || tokens[low].Length != 1
            || tokens[low].Value == 0
            || !tokens.IsPlainNumber(low + 1)
            || tokens[low + 1].Length != 2
            || tokens[low + 1].Gap != Gap.Hyphen
            || low + 2 >= tokens.High
            || !tokens.FollowsBy(low + 2, Gap.Space)
        )
        {
            claim = default;
            return false;
        }

        claim = Claim.Exactly(low, low + 2, tokens[low].Value, tokens[low + 1].Value);
        return true;
    }

    private static bool Special(in Tokens tokens, ref readonly NumberingReading before, int at, out Claim claim)
    {
        claim = default;
        for (int i = tokens.Low + 1; i < tokens.High; i++)
        {
            if (tokens[i].Value >= 0 && tokens[i].Mark < 0 && tokens[i].Part == Part.None && tokens.Is(i, WordClass.Special))
            {
                claim = Claim.Of(i, i + 1);
                claim.Episodes.Add(tokens[i].Value);
                return true;
            }
        }

        return false;
    }

    private static bool Ova(in Tokens tokens, ref readonly NumberingReading before, int at, out Claim claim)
    {
        claim = default;
        for (int i = tokens.Low + 1; i < tokens.High; i++)
        {
            if (
                tokens[i].Word is { Class: WordClass.Special, Value: "OVA" }
                && tokens.IsPlainNumber(i + 1)
                && tokens[i + 1].Length < 3
                && tokens.IsEndOrBracket(i + 2)
            )
            {
                claim = Claim.Of(i + 1, i + 2);
                claim.Episodes.Add(tokens[i + 1].Value);
                return true;
            }
        }

        return false;
    }
}
