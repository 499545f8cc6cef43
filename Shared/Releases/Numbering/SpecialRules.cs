namespace Hybrid.Releases.Numbering;

/// <summary>Nothing is marked: what is read before an unmarked number is looked for.</summary>
internal static class SpecialRules
{
    /// <summary>Beside a day, too.</summary>
    public static readonly NumberingRule[] BesideDay =
    [
        new(
            "three digits and the episode",
            Twice,
            "Show - 110 (10) - 20021218 - Name.avi → s1 e10 on 2002-12-18",
            "Show - 203 (16) - Name.avi → s2 e3"
        ),
    ];

    public static readonly NumberingRule[] All =
    [
        new("season and episode in front", SeasonHead, "4-13 Cursed.avi → s4 e13", "2-06. Title.avi → s2 e6"),
        new("one digit behind an E", OneDigit, "Show E7.mkv → e7"),
        new("bonus", Bonus, "Film-x02-Making.Of.mkv → "),
        new("number of a special", Special, "Title - SP01 [720p].mkv → e1", "Title OVA2.mkv → e2", "[Grp] Title - EX01 [720p].mkv → e1"),
        new("OVA and number", Ova, "Title OVA 4 [720p].mkv → e4", "Title - Special 3 - Name.avi → e3"),
    ];

    private static bool SeasonHead(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int low = name.Low;
        claim = NumberClaim.Exactly(low, low + 2, name.NumberAt(low), name.NumberAt(low + 1));
        return name.IsPlainNumber(low)
            && name[low] is { Length: 1, Value: > 0 }
            && name.IsPlainNumber(low + 1)
            && name[low + 1] is { Length: 2, Gap: Gap.Hyphen }
            && low + 2 < name.High
            && name.FollowsBy(low + 2, Gap.Space)
            // "3-10 to Yuma (2007)".
            && !name.HasYearFrom(low + 2);
    }

    /// <summary>Season and episode in one number, and the episode once more, or counted from the first season.</summary>
    private static bool Twice(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int found = name.Find(
            name.Low + 1,
            name.High - 1,
            static (in name, i) =>
                name.IsPlainNumber(i)
                && name[i].Length == 3
                && name.IsPlainNumber(i + 1)
                && name.FillsBracket(i + 1)
                && name[i + 1].Length == 2
                && name[i].Value % 100 > 0
                && (
                    name[i].Value > 200 && name.Ends.HeadGroup < 0
                        ? name[i + 1].Value >= name[i].Value % 100
                        : name[i + 1].Value == name[i].Value % 100
                )
        );
        claim = NumberClaim.Exactly(found, found + 2, name.NumberAt(found) / 100, name.NumberAt(found) % 100);
        return found >= 0;
    }

    /// <summary>Only as the last word before the tags: "E3 2019" is a fair.</summary>
    private static bool OneDigit(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int last = name.Look().Around.FirstTag - 1;
        bool fits = last > name.Low && name[last].Word is null && name.TextOf(last) is ['E' or 'e', >= '0' and <= '9'];
        claim = NumberClaim.OfEpisode(last, last + 1, fits ? name.TextOf(last)[1] - '0' : -1);
        return fits;
    }

    /// <summary>It ends the title, and is no episode.</summary>
    private static bool Bonus(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int found = name.Find(
            name.Low + 1,
            name.High,
            static (in name, i) =>
                name[i].Gap == Gap.Hyphen
                && name.TextOf(i) is ['x', >= '0' and <= '9', >= '0' and <= '9']
                && (i + 1 >= name.High || name.FollowsBy(i + 1, Gap.Hyphen))
        );
        claim = NumberClaim.Of(found, found + 1, Part.Tag, NumberForm.None);
        return found >= 0;
    }

    private static bool Special(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int found = name.Find(
            name.Low + 1,
            name.High,
            static (in name, i) => name[i] is { Value: >= 0, Mark: < 0, Part: Part.None } && name.Is(i, WordClass.Special)
        );
        claim = NumberClaim.OfEpisode(found, found + 1, name.NumberAt(found));
        // "OVA3.5".
        if (found >= 0 && name.IsPlainNumber(found + 1) && name[found + 1] is { Gap: Gap.Dot, Length: 1 })
        {
            claim.Fraction = name[claim.To++].Value;
        }

        return found >= 0;
    }

    private static bool Ova(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int found = name.Find(
            name.Low + 1,
            name.High,
            static (in name, i) =>
                name[i].Word is { Class: WordClass.Special, Value: "OVA" or "SP" }
                && name.IsPlainNumber(i + 1)
                && name[i + 1].Length < 3
                && (name.IsEndOrBracket(i + 2) || name[i + 2].AfterDash)
        );
        claim = NumberClaim.OfEpisode(
            found >= 0 && name[found].Word!.Value is "SP" ? found : found + 1,
            found + 2,
            name.NumberAt(found + 1)
        );
        return found >= 0;
    }
}
