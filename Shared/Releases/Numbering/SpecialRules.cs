namespace Hybrid.Releases.Numbering;

/// <summary>Nothing is marked: what is read before an unmarked number is looked for.</summary>
internal static class SpecialRules
{
    /// <summary>Beside a day, too.</summary>
    public static readonly NumberingRule[] BesideDay =
    [
        new("three digits and the episode", Twice, "Show - 110 (10) - 20021218 - Name.avi → s1 e10 on 2002-12-18"),
    ];

    public static readonly NumberingRule[] All =
    [
        new("season and episode in front", SeasonHead, "4-13 Cursed.avi → s4 e13", "2-06. Title.avi → s2 e6"),
        new("one digit behind an E", OneDigit, "Show E7.mkv → e7"),
        new("bonus", Bonus, "Film-x02-Making.Of.mkv → "),
        new("number of a special", Special, "Title - SP01 [720p].mkv → e1", "Title OVA2.mkv → e2"),
        new("OVA and number", Ova, "Title OVA 4 [720p].mkv → e4"),
    ];

    private static bool SeasonHead(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
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

        claim = NumberClaim.Exactly(low, low + 2, tokens[low].Value, tokens[low + 1].Value);
        return true;
    }

    /// <summary>Season and episode in one number, and the episode once more.</summary>
    private static bool Twice(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        for (int i = tokens.Low + 1; i + 1 < tokens.High; i++)
        {
            if (
                tokens.IsPlainNumber(i)
                && tokens[i].Length == 3
                && tokens.IsPlainNumber(i + 1)
                && tokens.FillsBracket(i + 1)
                && tokens[i + 1].Value == tokens[i].Value % 100
            )
            {
                claim = NumberClaim.Exactly(i, i + 2, tokens[i].Value / 100, tokens[i + 1].Value);
                return true;
            }
        }

        claim = default;
        return false;
    }

    /// <summary>Only as the last word before the tags: "E3 2019" is a fair.</summary>
    private static bool OneDigit(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int last = tokens.Look().Around.FirstTag - 1;
        claim = NumberClaim.Of(last, last + 1);
        if (last <= tokens.Low || tokens[last].Length != 2 || tokens[last].Word is not null || tokens.FirstCharOf(last) is not ('E' or 'e'))
        {
            return false;
        }

        claim.Episodes.Add(tokens.Text[tokens[last].Start + 1] - '0');
        return char.IsAsciiDigit(tokens.Text[tokens[last].Start + 1]);
    }

    /// <summary>It ends the title, and is no episode.</summary>
    private static bool Bonus(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        for (int i = tokens.Low + 1; i < tokens.High; i++)
        {
            if (
                tokens[i].Length == 3
                && tokens[i].Gap == Gap.Hyphen
                && tokens.FirstCharOf(i) == 'x'
                && char.IsAsciiDigit(tokens.Text[tokens[i].Start + 1])
                && char.IsAsciiDigit(tokens.Text[tokens[i].Start + 2])
                && (i + 1 >= tokens.High || tokens.FollowsBy(i + 1, Gap.Hyphen))
            )
            {
                claim = NumberClaim.Of(i, i + 1, Part.Tag, NumberForm.None);
                return true;
            }
        }

        claim = default;
        return false;
    }

    private static bool Special(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        for (int i = tokens.Low + 1; i < tokens.High; i++)
        {
            if (tokens[i].Value >= 0 && tokens[i].Mark < 0 && tokens[i].Part == Part.None && tokens.Is(i, WordClass.Special))
            {
                claim = NumberClaim.Of(i, i + 1);
                claim.Episodes.Add(tokens[i].Value);
                // "OVA3.5".
                if (tokens.IsPlainNumber(i + 1) && tokens[i + 1].Gap == Gap.Dot && tokens[i + 1].Length == 1)
                {
                    claim.Fraction = tokens[i + 1].Value;
                    claim.To++;
                }

                return true;
            }
        }

        return false;
    }

    private static bool Ova(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        for (int i = tokens.Low + 1; i < tokens.High; i++)
        {
            if (
                tokens[i].Word is { Class: WordClass.Special, Value: "OVA" or "SP" }
                && tokens.IsPlainNumber(i + 1)
                && tokens[i + 1].Length < 3
                && tokens.IsEndOrBracket(i + 2)
            )
            {
                claim = NumberClaim.Of(tokens[i].Word!.Value is "SP" ? i : i + 1, i + 2);
                claim.Episodes.Add(tokens[i + 1].Value);
                return true;
            }
        }

        return false;
    }
}
