using System.Globalization;

namespace Hybrid.Matching.Weighing;

/// <summary>Other titles of the same name that nothing in the download excludes.</summary>
internal static class NamesakeEvidence
{
    public static Evidence? Weigh(Clues clues, Contender contender, IReadOnlyList<Contender> field)
    {
        YearFit own = YearFits.Of(clues, contender);
        List<Contender> rivals = [.. Rivals(clues, contender, field)];
        List<Contender> open = [.. rivals.Where(rival => YearFits.Of(clues, rival) <= own || own == YearFit.Unclaimed)];
        if (open.Count > 0)
        {
            double best = open.Max(rival => rival.Title.Popularity);
            double tenfolds = Math.Log10((contender.Title.Popularity + 1) / (best + 1));
            double weight = Math.Min(-0.2, Weights.Namesake + (Weights.NamesakePopularity * tenfolds));
            return new("namesake", weight, $"another title has this name: {List(open)}");
        }

        List<Contender> beside = [.. rivals.Where(rival => YearFits.Of(clues, rival) == YearFit.Near)];
        return beside.Count > 0
            ? new("namesake", Weights.NamesakeBesideYear, $"another title of this name is one year beside: {List(beside)}")
            : null;
    }

    /// <summary>Titles of the same name that could be meant as well: of the same kind, in the country and with the seasons that are claimed.</summary>
    public static IEnumerable<Contender> Rivals(Clues clues, Contender contender, IReadOnlyList<Contender> field) =>
        field.Where(rival =>
            rival.Title.Id != contender.Title.Id
            && (clues.Kind is null || rival.Title.Id.Kind == clues.Kind)
            && TitleFits.Best(clues, rival).Fit <= TitleFit.Alternative
            && CountryEvidence.Weigh(clues, rival) is not { Weight: < 0 }
            && EpisodeEvidence.Weigh(clues, rival) is not { Weight: < 0 }
            && RuntimeEvidence.Weigh(clues, rival) is not { Weight: < 0 }
        );

    private static string List(IEnumerable<Contender> titles) =>
        string.Join(", ", titles.Take(3).Select(rival => $"{rival.Title.Name} ({Year(rival)})"));

    private static string Year(Contender rival) => rival.Title.Year?.ToString(CultureInfo.InvariantCulture) ?? "no year";
}
