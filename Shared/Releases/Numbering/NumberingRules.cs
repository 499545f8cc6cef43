namespace Hybrid.Releases.Numbering;

/// <summary>All rules, in the order in which they are tried. At each place the first that takes it wins.</summary>
internal static class NumberingRules
{
    public static IEnumerable<NumberingRule> All =>
        [
            .. MarkRules.All,
            .. SeasonWordRules.All,
            .. SeasonWordRules.Whole,
            .. SeasonWordRules.Letters,
            .. SeasonWordRules.Tokens,
            .. EpisodeWordRules.All,
            .. BehindSeasonRules.All,
            .. PartRules.Discs,
            .. PartRules.Parts,
            .. SpecialRules.BesideDay,
            .. SpecialRules.All,
            .. PlaceRules.All,
            .. MeaningRules.All,
            .. AbsoluteRules.Behind,
            .. AbsoluteRules.Before,
        ];

    /// <param name="name">The name to read. Each token is given the part that its claim says.</param>
    /// <param name="told">Gets the rules that took something; null if nobody asks.</param>
    public static NumberingReading Read(in CutName name, List<RuleTaken>? told)
    {
        var reading = new NumberingReading();
        for (int i = name.Low; i < name.High; i++)
        {
            if (RulesAt(name, i) is { } rules && Take(rules, name, i, ref reading, told, out NumberClaim claim))
            {
                i = claim.To - 1;
            }
        }

        if (reading.Seasons.Any && !reading.Episodes.Any && reading.AirDate is null)
        {
            Take(BehindSeasonRules.All, name, reading.To, ref reading, told, out _);
        }

        Take(PartRules.Discs, name, name.Low, ref reading, told, out _);
        if (!reading.Seasons.Any && !reading.Episodes.Any)
        {
            Take(SpecialRules.BesideDay, name, name.Low, ref reading, told, out _);
        }

        if (!reading.Any)
        {
            Unmarked(name, ref reading, told);
        }

        if (reading.Episodes.Any && name.IsPlainNumber(reading.To))
        {
            Take(AbsoluteRules.Behind, name, reading.To, ref reading, told, out _);
        }

        if (reading.Episodes.Any && name.IsPlainNumber(reading.From - 1))
        {
            Take(AbsoluteRules.Before, name, reading.From - 1, ref reading, told, out _);
        }

        return reading;
    }

    private static void Unmarked(in CutName name, ref NumberingReading reading, List<RuleTaken>? told)
    {
        if (
            Take(PartRules.Parts, name, name.Low, ref reading, told, out _)
            || Take(SpecialRules.All, name, name.Low, ref reading, told, out _)
        )
        {
            return;
        }

        CutName seen = name.Look();
        if (Find(PlaceRules.All, seen, seen.Low, in reading, told, out NumberClaim place) && place.Part != Part.None)
        {
            Take(MeaningRules.All, seen, place.From, ref reading, told, out _);
        }
    }

    private static NumberingRule[]? RulesAt(in CutName name, int at) =>
        name[at] switch
        {
            { Mark: >= 0 } => MarkRules.All,
            { Part: Part.None, Word.Class: WordClass.SeasonWord } => SeasonWordRules.All,
            { Part: Part.None, Word.Class: WordClass.EpisodeWord } => EpisodeWordRules.All,
            { Part: Part.None, Word.Class: WordClass.Complete, Words: > 1 } => SeasonWordRules.Whole,
            { Part: Part.None } when name.Is(at, WordUse.SeasonLetter) => SeasonWordRules.Letters,
            { Part: Part.None, Word: null, Length: 2 or 3 } when name.FirstCharOf(at) == 'T' => SeasonWordRules.Tokens,
            _ => null,
        };

    private static bool Take(
        NumberingRule[] rules,
        in CutName name,
        int at,
        ref NumberingReading reading,
        List<RuleTaken>? told,
        out NumberClaim claim
    )
    {
        if (!Find(rules, name, at, in reading, told, out claim))
        {
            return false;
        }

        reading.Add(in claim);
        if (claim.Part != Part.None)
        {
            name.Put(claim.From, claim.To, claim.Part);
        }

        return true;
    }

    private static bool Find(
        NumberingRule[] rules,
        in CutName name,
        int at,
        ref readonly NumberingReading reading,
        List<RuleTaken>? told,
        out NumberClaim claim
    )
    {
        for (int i = 0; i < rules.Length; i++)
        {
            if (rules[i].Try(name, in reading, at, out claim))
            {
                told?.Add(Told(rules, i, name, at, in reading, claim.From, claim.To));
                return true;
            }
        }

        claim = default;
        return false;
    }

    private static RuleTaken Told(
        NumberingRule[] rules,
        int taken,
        in CutName name,
        int at,
        ref readonly NumberingReading reading,
        int from,
        int to
    )
    {
        var overruled = new List<string>();
        for (int i = taken + 1; i < rules.Length; i++)
        {
            if (rules[i].Try(name, in reading, at, out _))
            {
                overruled.Add(rules[i].Name);
            }
        }

        int start = name[from].Start;
        return new RuleTaken(rules[taken].Name, start, name[Math.Min(to, name.High) - 1].End - start, overruled);
    }
}
