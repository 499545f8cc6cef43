using System.Globalization;

namespace Hybrid.Matching.Weighing;

/// <summary>Other titles with the same name that nothing in the download rules out.</summary>
internal static class NamesakeEvidence
{
    private const int Most = 3;

    private static readonly string[] Excluding =
    [
        "country-differs",
        "country-unconfirmed",
        "season-missing",
        "runtime-differs",
        "id-differs",
    ];

    public static IEnumerable<Measure> Of(Match match, IReadOnlyList<Match> field)
    {
        List<Match> open = [.. Rivals(match, field)];
        if (open.Count > 0)
        {
            yield return new(
                "namesakes",
                Math.Min(Most, open.Count),
                open.Count == 1
                    ? $"another title has the same name: {Named(open[0])}"
                    : $"{open.Count} other titles have the same name: {string.Join(", ", open.Take(Most).Select(Named))}"
            );
        }

        int others = Others(match, field);
        if (others > 0 && match.Resembles)
        {
            yield return new(
                "common-name",
                Math.Log10(1 + others),
                $"the name is common: {others} other title{(others == 1 ? " has" : "s have")} it"
            );
            if (match.Year == YearFit.Near)
            {
                yield return new("year-near-common", Math.Log10(1 + others), "the year is off by one, and the name is common");
            }
        }
    }

    /// <summary>How many other titles have the name, of any year.</summary>
    public static int Others(Match match, IReadOnlyList<Match> field) =>
        field.Count(other => other.Candidate.Title.Id != match.Candidate.Title.Id && other.Title.Fit <= TitleFit.Alternative);

    /// <summary>Titles of the same name that could be meant too: their year fits no worse, and country, season and length do not contradict.</summary>
    public static IEnumerable<Match> Rivals(Match match, IReadOnlyList<Match> field) =>
        field.Where(rival =>
            rival.Candidate.Title.Id != match.Candidate.Title.Id
            && (
                match.Clues.Kind is null
                || rival.Candidate.Title.Id.Kind == match.Clues.Kind
                || match.Clues is { Year: null, IsNumbered: false }
            )
            && Bears(match, rival)
            && (match.Year == YearFit.Unclaimed || rival.Year <= match.Year)
            && !CountryEvidence
                .Of(rival)
                .Concat(EpisodeEvidence.Of(rival))
                .Concat(RuntimeEvidence.Of(rival))
                .Concat(IdEvidence.Of(rival))
                .Any(measure => Excluding.Contains(measure.Feature, StringComparer.Ordinal))
        );

    /// <summary>A sequel of the claimed year without its subtitle fits as well as a title whose year is off by one.</summary>
    private static bool Bears(Match match, Match rival) =>
        rival.Title.Fit <= TitleFit.Alternative
        || (match.Year == YearFit.Near && rival is { Title.Fit: TitleFit.Shortened, Year: YearFit.Same });

    private static string Named(Match rival) =>
        $"{rival.Candidate.Title.Name} ({rival.Candidate.Title.Year?.ToString(CultureInfo.InvariantCulture) ?? "no year"})";
}
