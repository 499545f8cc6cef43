using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Titles and names as the cases need them, in a line each.</summary>
internal static class Field
{
    public static CandidateDetails Movie(
        int id,
        string name,
        int? year,
        int votes = 1000,
        int? minutes = null,
        params string[] otherNames
    ) =>
        Of(
            new Title
            {
                Id = new TitleId(TitleKind.Movie, id),
                Name = name,
                OriginalName = name,
                Year = year,
                VoteCount = votes,
            },
            minutes is not null || otherNames.Length > 0,
            [],
            minutes,
            otherNames
        );

    public static CandidateDetails Series(
        int id,
        string name,
        int? year,
        int votes = 1000,
        string? country = null,
        params int[] episodes
    ) =>
        Of(
            new Title
            {
                Id = new TitleId(TitleKind.Series, id),
                Name = name,
                OriginalName = name,
                Year = year,
                VoteCount = votes,
                OriginCountries = country is null ? [] : [country],
            },
            hasDetails: true,
            [.. episodes.Select((count, index) => new Season(index + 1, count, year + index))],
            minutes: null,
            []
        );

    public static Clues Clues(string name, double? seconds = null, params Precedent[] precedents) =>
        CluesReader.Read(ReleaseParser.Parse(name, 2027), [], seconds) with
        {
            Precedents = precedents,
        };

    public static IReadOnlyList<Candidate> Weigh(string name, params CandidateDetails[] field) => Scale.Weigh(Clues(name), field);

    public static Assessment Decide(string name, params CandidateDetails[] field) =>
        Decider.Decide(Clues(name), field, [], new DecisionFrame(0.85, HasKey: true, IsStale: false));

    private static CandidateDetails Of(
        Title title,
        bool hasDetails,
        IReadOnlyList<Season> seasons,
        int? minutes,
        IReadOnlyList<string> otherNames
    ) =>
        new(title)
        {
            Details = hasDetails
                ? new TitleDetails
                {
                    Title = title,
                    Seasons = seasons,
                    RuntimeMinutes = minutes,
                    AlternativeNames = otherNames,
                }
                : null,
        };
}
