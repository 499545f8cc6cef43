namespace Hybrid.Releases.Numbering;

/// <summary>"cd1", "Part 3".</summary>
internal static class PartRules
{
    public static readonly NumberingRule[] Discs = [new("disc", Disc, "Film.2001.DVDRip.CD1.avi → ", "Film 2001 Disc 2.iso → ")];

    public static readonly NumberingRule[] Parts =
    [
        new("part of a mini-series", Part, "Mini.Part.3.HDTV.mkv → e3", "Mini.Part.1.and.Part.2.HDTV.mkv → e1,2"),
    ];

    private static bool Disc(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        int found = before.Disc is null ? name.Find(name.Low, name.High, IsNumberedDisc) : -1;
        bool own = found >= 0 && name[found].Value >= 0;
        claim = NumberClaim.Of(found, own ? found + 1 : found + 2, Releases.Part.PartNumber, NumberForm.None);
        claim.Apart = true;
        claim.Disc = found >= 0 ? name[claim.To - 1].Value : null;
        return found >= 0;
    }

    private static bool IsNumberedDisc(in CutName name, int i) =>
        name[i].Part == Releases.Part.None && name.Is(i, WordClass.DiscWord) && (name[i].Value >= 0 || name.IsNumberOf(i + 1, 2));

    /// <summary>An episode of a mini-series if the source is television. Otherwise it is a part of the movie.</summary>
    private static bool Part(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        for (int i = name.Place == Place.Season ? name.Low : name.Low + 1; i < name.High; i++)
        {
            if (
                name.Is(i, WordClass.PartWord)
                && name[i].Part == Releases.Part.None
                && NumberOf(name, i, out int last) is var number and >= 0
            )
            {
                if (!name.IsTelevision() && i > name.Low)
                {
                    return false;
                }

                claim = NumberClaim.Of(i, last + 1);
                claim.Episodes.Add(number);
                // "Parts 1 & 2".
                if (name.IsNumberOf(last, 2) && last > i)
                {
                    claim.To = NumberLists.Episodes(name, last, ref claim.Episodes);
                }

                // "Part 1 and Part 2".
                if (
                    last + 3 < name.High
                    && name.Is(last + 1, WordClass.Joint)
                    && name.Is(last + 2, WordClass.PartWord)
                    && name.IsNumberOf(last + 3, 2)
                )
                {
                    claim.Episodes.Add(name[last + 3].Value);
                    claim.To = last + 4;
                }

                return true;
            }
        }

        return false;
    }

    private static int NumberOf(in CutName name, int at, out int last)
    {
        last = at;
        if (name[at].Value >= 0 || at + 1 >= name.High)
        {
            return name[at].Value;
        }

        last = at + 1;
        return name.IsNumberOf(last, 2) ? name[last].Value
            : name[last].Word is { Class: WordClass.Numeral } numeral ? numeral.Number
            : -1;
    }
}
