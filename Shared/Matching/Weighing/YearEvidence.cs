using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class YearEvidence
{
    public static IEnumerable<Measure> Of(Match match)
    {
        int? claimed = match.Clues.Year;
        Title title = match.Candidate.Title;
        switch (match.Year)
        {
            case YearFit.Same:
                yield return new(
                    "year-same",
                    title.Id.Kind == TitleKind.Series ? $"the series began in {claimed}" : $"{claimed} is the year of its release"
                );
                break;
            case YearFit.Other when title.Id.Kind == TitleKind.Series:
                yield return new("year-season", $"{claimed} is the year of the season");
                break;
            case YearFit.Other:
                yield return new("year-elsewhere", $"{claimed} is the year of its release in another country");
                break;
            case YearFit.Near:
                yield return new("year-near", $"the name says {claimed}, and it is from {title.Year}");
                break;
            case YearFit.Off:
                yield return new("year-off", $"the name says {claimed}, but it is from {title.Year}");
                break;
            case YearFit.Unknown:
                yield return new("year-unknown", "the catalog has no year for it");
                break;
            case YearFit.Unclaimed when title.Id.Kind == TitleKind.Movie:
                yield return new("film-without-year", "it is a movie, and the name has no year");
                break;
        }
    }
}
