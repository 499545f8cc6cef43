using System.Globalization;
using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

/// <summary>Other titles of the same name that nothing in the download excludes.</summary>
internal static class NamesakeEvidence
{
    public static Evidence? Weigh(Clues clues, Contender contender, IReadOnlyList<Contender> field)
    {
        YearFit own = YearFits.Of(clues, contender);
        List<Contender> rivals = [.. Rivals(clues, contender, field)];
        List<Contender> open = [.. rivals.Where(rival => own == YearFit.Unclaimed || YearFits.Of(clues, rival) <= own)];
        if (open.Count > 0)
        {
            return new("namesake", open.Min(rival => Weight(clues, contender, rival)), $"another title has this name: {List(open)}");
        }

        List<Contender> beside = [.. rivals.Where(rival => YearFits.Of(clues, rival) == YearFit.Near)];
        return beside.Count > 0
            ? new("namesake", Weights.NamesakeBesideYear, $"another title of this name is one year beside: {List(beside)}")
            : null;
    }

    private static double Weight(Clues clues, Contender contender, Contender rival)
    {
        double tenfolds = Math.Log10((contender.Title.Popularity + 1) / (rival.Title.Popularity + 1));
        double weight = Math.Min(-0.2, Weights.Namesake + (Weights.NamesakePopularity * tenfolds));
        return TitleFits.Best(clues, rival).Fit.CompareTo(TitleFits.Best(clues, contender).Fit) switch
        {
            > 0 when YearFits.Of(clues, rival) >= YearFits.Of(clues, contender) => weight * Weights.NamesakeLessAlike,
            < 0 => weight * Weights.NamesakeMoreAlike,
            _ => weight,
        };
    }

    /// <summary>Titles of the same name that could be meant as well: in the country, with the seasons and of the length that are claimed.</summary>
    private static IEnumerable<Contender> Rivals(Clues clues, Contender contender, IReadOnlyList<Contender> field)
    {
        YearFit own = YearFits.Of(clues, contender);
        return field.Where(rival =>
            rival.Title.Id != contender.Title.Id
            && (clues.Kind is null || rival.Title.Id.Kind == clues.Kind || clues is { Kind: TitleKind.Movie, Year: null })
            && Bears(clues, rival, own)
            && CountryEvidence.Weigh(clues, rival) is not { Weight: < 0 }
            && EpisodeEvidence.Weigh(clues, rival) is not { Weight: < 0 }
            && RuntimeEvidence.Weigh(clues, rival) is not { Weight: < 0 }
        );
    }

    /// <summary>A sequel of the claimed year, its subtitle left out, is as good as a title that is a year beside.</summary>
    private static bool Bears(Clues clues, Contender rival, YearFit own) =>
        TitleFits.Best(clues, rival).Fit is var fit
        && (fit <= TitleFit.Alternative || (own == YearFit.Near && fit == TitleFit.Shortened && YearFits.Of(clues, rival) == YearFit.Same));

    private static string List(IEnumerable<Contender> titles) =>
        string.Join(", ", titles.Take(3).Select(rival => $"{rival.Title.Name} ({Year(rival)})"));

    private static string Year(Contender rival) => rival.Title.Year?.ToString(CultureInfo.InvariantCulture) ?? "no year";
}
