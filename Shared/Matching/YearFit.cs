using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>How the claimed year fits a title's years, best first.</summary>
public enum YearFit
{
    /// <summary>The primary year of a movie, the first year of a series.</summary>
    Same,

    /// <summary>A year in which the movie came out elsewhere, or in which the season began.</summary>
    Other,

    /// <summary>Off by one.</summary>
    Near,

    /// <summary>The name gives no year.</summary>
    Unclaimed,

    /// <summary>The catalog has no year.</summary>
    Unknown,

    /// <summary>Off by two or more.</summary>
    Off,
}

public static class YearFits
{
    public static YearFit Of(Clues clues, CandidateDetails candidate)
    {
        if (clues.Year is not { } claimed)
        {
            return YearFit.Unclaimed;
        }

        // "Space 1999" is a title without a year.
        if (clues.Titles.Any(title => candidate.Names.Any(name => TitleKey.Of(name) == TitleKey.Of($"{title} {claimed}"))))
        {
            return YearFit.Unclaimed;
        }

        if (candidate.Years is [])
        {
            return YearFit.Unknown;
        }

        if (candidate.Title.Year == claimed)
        {
            return YearFit.Same;
        }

        if (candidate.Years.Contains(claimed) || IsSeasonsYear(clues, candidate, claimed))
        {
            return YearFit.Other;
        }

        return candidate.Years.Any(year => Math.Abs(year - claimed) == 1) ? YearFit.Near : YearFit.Off;
    }

    /// <summary>Some names have the season's year instead of the series' first year.</summary>
    private static bool IsSeasonsYear(Clues clues, CandidateDetails candidate, int claimed) =>
        candidate.Title is { Id.Kind: TitleKind.Series, Year: { } first }
        && clues.Seasons.Any(season =>
            claimed == first + season - 1
            || candidate.Details?.Seasons.Any(known => known.Number == season && known.Year == claimed) == true
        );
}
