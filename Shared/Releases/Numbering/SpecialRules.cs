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

    private static bool SeasonHead(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int low = name.Low;
        if (
            !name.IsPlainNumber(low)
            || name[low].Length != 1
            || name[low].Value == 0
            || !name.IsPlainNumber(low + 1)
            || name[low + 1].Length != 2
            || name[low + 1].Gap != Gap.Hyphen
            || low + 2 >= name.High
            || !name.FollowsBy(low + 2, Gap.Space)
        )
        {
            claim = default;
            return false;
        }

        claim = NumberClaim.Exactly(low, low + 2, name[low].Value, name[low + 1].Value);
        return true;
    }

    /// <summary>Season and episode in one number, and the episode once more.</summary>
    private static bool Twice(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        for (int i = name.Low + 1; i + 1 < name.High; i++)
        {
            if (
                name.IsPlainNumber(i)
                && name[i].Length == 3
                && name.IsPlainNumber(i + 1)
                && name.FillsBracket(i + 1)
                && name[i + 1].Value == name[i].Value % 100
            )
            {
                claim = NumberClaim.Exactly(i, i + 2, name[i].Value / 100, name[i + 1].Value);
                return true;
            }
        }

        claim = default;
        return false;
    }

    /// <summary>Only as the last word before the tags: "E3 2019" is a fair.</summary>
    private static bool OneDigit(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int last = name.Look().Around.FirstTag - 1;
        claim = NumberClaim.Of(last, last + 1);
        if (last <= name.Low || name[last].Length != 2 || name[last].Word is not null || name.FirstCharOf(last) is not ('E' or 'e'))
        {
            return false;
        }

        claim.Episodes.Add(name.Text[name[last].Start + 1] - '0');
        return char.IsAsciiDigit(name.Text[name[last].Start + 1]);
    }

    /// <summary>It ends the title, and is no episode.</summary>
    private static bool Bonus(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        for (int i = name.Low + 1; i < name.High; i++)
        {
            if (
                name[i].Length == 3
                && name[i].Gap == Gap.Hyphen
                && name.FirstCharOf(i) == 'x'
                && char.IsAsciiDigit(name.Text[name[i].Start + 1])
                && char.IsAsciiDigit(name.Text[name[i].Start + 2])
                && (i + 1 >= name.High || name.FollowsBy(i + 1, Gap.Hyphen))
            )
            {
                claim = NumberClaim.Of(i, i + 1, Part.Tag, NumberForm.None);
                return true;
            }
        }

        claim = default;
        return false;
    }

    private static bool Special(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        for (int i = name.Low + 1; i < name.High; i++)
        {
            if (name[i].Value >= 0 && name[i].Mark < 0 && name[i].Part == Part.None && name.Is(i, WordClass.Special))
            {
                claim = NumberClaim.Of(i, i + 1);
                claim.Episodes.Add(name[i].Value);
                // "OVA3.5".
                if (name.IsPlainNumber(i + 1) && name[i + 1].Gap == Gap.Dot && name[i + 1].Length == 1)
                {
                    claim.Fraction = name[i + 1].Value;
                    claim.To++;
                }

                return true;
            }
        }

        return false;
    }

    private static bool Ova(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        for (int i = name.Low + 1; i < name.High; i++)
        {
            if (
                name[i].Word is { Class: WordClass.Special, Value: "OVA" or "SP" }
                && name.IsPlainNumber(i + 1)
                && name[i + 1].Length < 3
                && name.IsEndOrBracket(i + 2)
            )
            {
                claim = NumberClaim.Of(name[i].Word!.Value is "SP" ? i : i + 1, i + 2);
                claim.Episodes.Add(name[i + 1].Value);
                return true;
            }
        }

        return false;
    }
}
