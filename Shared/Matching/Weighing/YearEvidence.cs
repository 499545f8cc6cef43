using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class YearEvidence
{
    public static Evidence? Weigh(Clues clues, Contender contender) =>
        YearFits.Of(clues, contender) switch
        {
            YearFit.Same => new("year", Weights.YearSame, $"the year {clues.Year} is the year of its release"),
            YearFit.Other when contender.Title.Id.Kind == TitleKind.Series => new(
                "year",
                Weights.YearOther,
                $"the year {clues.Year} is that of the season"
            ),
            YearFit.Other => new("year", Weights.YearOther, $"the year {clues.Year} is that of a release in another country"),
            YearFit.Near => new("year", Weights.YearNear, $"the year {clues.Year} is one beside {contender.Title.Year}"),
            YearFit.Off => new("year", Weights.YearOff, $"the year {clues.Year} is not {contender.Title.Year}"),
            YearFit.Unknown => new("year", Weights.YearUnknown, "the catalogue knows no year for it"),
            _ => null,
        };
}
