using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>The year of a name: in brackets, before the tags, behind them, or as the first word.</summary>
internal static class YearFinder
{
    /// <param name="name">The name.</param>
    /// <param name="numbers">Its numbers.</param>
    /// <param name="from">Where the title begins.</param>
    /// <param name="stop">Where it ends, if no year does.</param>
    /// <returns>The token, or -1.</returns>
    public static int Find(in CutName name, ref readonly NumberingReading numbers, int from, int stop)
    {
        if (BeforeTags(in name, from, stop) is var before and >= 0)
        {
            return FirstOfSpan(in name, from, before);
        }

        for (int i = Math.Max(stop, from + 1); i < name.High; i++)
        {
            if (IsBehindTags(in name, in numbers, i))
            {
                return i;
            }
        }

        // "2009.shoot.fruit.chan.multi.dvd9": the year comes first.
        int words = name[name.Low].Touches && !(name.Low + 1 < name.High && name[name.Low + 1].AfterDash) ? 2 : 1;
        return numbers.From < 0 && name.IsYear(name.Low) && name.Low + words < name.High && stop > name.Low + words ? name.Low : -1;
    }

    private static int BeforeTags(in CutName name, int from, int stop)
    {
        int found = -1;
        for (int i = from; i < name.High && i <= stop; i++)
        {
            if (!name.IsYear(i) || name[i].Part != Part.None)
            {
                continue;
            }

            if (name[i].Bracket >= 0 && i > from)
            {
                // A year in brackets, "(2016)", is surer than any outside them.
                return i;
            }

            // A year as the first word, or at the end ("Movie 1917"), belongs to the title unless no other year is found.
            if (i > from && i < stop && !IsOfTitle(in name, i))
            {
                found = i;
            }
        }

        return found;
    }

    /// <summary>"Class of 1984".</summary>
    private static bool IsOfTitle(in CutName name, int i) => name.Is(i - 1, WordUse.CountOfWord) && name.Is(i - 1, WordClass.Joint);

    /// <summary>"The.English.Patient.BluRay.1996.German"; behind a number only if tags follow.</summary>
    private static bool IsBehindTags(in CutName name, ref readonly NumberingReading numbers, int i) =>
        name.IsYear(i)
        && name[i].Part == Part.None
        && numbers.AirDate is null
        && (numbers.From < 0 || IsSureBehindNumber(in name, i))
        && !(i == name.High - 1 && name[i].Gap == Gap.Hyphen);

    private static bool IsSureBehindNumber(in CutName name, int i) =>
        (name[i].Gap & Gap.Slash) != Gap.None
        || name[i].Bracket >= 0
        || i + 1 >= name.High
        || name[i + 1].Word is { Strength: Strength.Hard } or { Class: WordClass.Complete }
        || name.IsYear(i + 1);

    /// <summary>"2015-2017": the first year.</summary>
    private static int FirstOfSpan(in CutName name, int from, int i) =>
        i - 1 > from
        && name.IsYear(i - 1)
        && name[i].Gap == Gap.Hyphen
        && name[i - 1].Value < name[i].Value
        && (
            name[i].Bracket >= 0
            || (name[i - 1].Gap & Gap.Other) != Gap.None
            || i + 1 >= name.High
            || name[i + 1].Mark >= 0
            || name[i + 1].Part == Part.Season
            || name.IsSureTag(i + 1)
        )
            ? i - 1
            : i;
}
