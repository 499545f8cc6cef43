namespace Hybrid.Releases.Numbering;

/// <summary>"cd1", "Part 3".</summary>
internal static class PartRules
{
    public static readonly NumberingRule[] Discs = [new("disc", Disc, "Film.2001.DVDRip.CD1.avi → ", "Film 2001 Disc 2.iso → ")];

    public static readonly NumberingRule[] Parts =
    [
        new("part of a mini-series", Part, "Mini.Part.3.HDTV.mkv → e3", "Mini.Part.1.and.Part.2.HDTV.mkv → e1,2"),
    ];

    private static bool Disc(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        for (int i = tokens.Low; i < tokens.High && before.Disc is null; i++)
        {
            bool own = tokens[i].Value >= 0;
            if (tokens[i].Part == Releases.Part.None && tokens.Is(i, WordClass.DiscWord) && (own || tokens.IsNumberOf(i + 1, 2)))
            {
                claim = NumberClaim.Of(i, own ? i + 1 : i + 2, Releases.Part.PartNumber, NumberForm.None);
                claim.Disc = tokens[claim.To - 1].Value;
                claim.Apart = true;
                return true;
            }
        }

        return false;
    }

    /// <summary>An episode of a mini-series if the source is television. Otherwise it is a part of the movie.</summary>
    private static bool Part(in Tokens tokens, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = default;
        for (int i = tokens.Name.Place == Place.Season ? tokens.Low : tokens.Low + 1; i < tokens.High; i++)
        {
            if (
                tokens.Is(i, WordClass.PartWord)
                && tokens[i].Part == Releases.Part.None
                && NumberOf(tokens, i, out int last) is var number and >= 0
            )
            {
                if (!tokens.Name.IsTelevision() && i > tokens.Low)
                {
                    return false;
                }

                claim = NumberClaim.Of(i, last + 1);
                claim.Episodes.Add(number);
                // "Parts 1 & 2".
                if (tokens.IsNumberOf(last, 2) && last > i)
                {
                    claim.To = NumberLists.Episodes(tokens, last, ref claim.Episodes);
                }

                // "Part 1 and Part 2".
                if (
                    last + 3 < tokens.High
                    && tokens.Is(last + 1, WordClass.Joint)
                    && tokens.Is(last + 2, WordClass.PartWord)
                    && tokens.IsNumberOf(last + 3, 2)
                )
                {
                    claim.Episodes.Add(tokens[last + 3].Value);
                    claim.To = last + 4;
                }

                return true;
            }
        }

        return false;
    }

    private static int NumberOf(in Tokens tokens, int at, out int last)
    {
        last = at;
        if (tokens[at].Value >= 0 || at + 1 >= tokens.High)
        {
            return tokens[at].Value;
        }

        last = at + 1;
        return tokens.IsNumberOf(last, 2) ? tokens[last].Value
            : tokens[last].Word is { Class: WordClass.Numeral } numeral ? numeral.Number
            : -1;
    }
}
