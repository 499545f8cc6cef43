using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;

namespace Hybrid.Reviewing;

/// <summary>The title that an item is approved as: one of its own candidates, or a title that the catalog knows. Nothing else can be chosen.</summary>
internal abstract record TitleChoice
{
    private TitleChoice() { }

    /// <param name="Id">At TMDb.</param>
    /// <param name="Name">As the catalog has it.</param>
    /// <param name="Year">Null where the catalog knows none.</param>
    /// <param name="How">For the history.</param>
    /// <param name="Details">Of a title that was looked up; null of a candidate.</param>
    public sealed record Chosen(TitleId Id, string Name, int? Year, string How, TitleDetails? Details = null) : TitleChoice;

    public sealed record Refused(ReviewOutcome Why) : TitleChoice;

    public static async Task<TitleChoice> MakeAsync(
        IngestItem item,
        int? candidate,
        int? tmdbId,
        TitleKind? kind,
        ICatalog catalog,
        CancellationToken cancellationToken
    ) => tmdbId is { } tmdb ? await ById(item, tmdb, kind, catalog, cancellationToken) : FromList(item, candidate);

    private static TitleChoice FromList(IngestItem item, int? candidate)
    {
        IReadOnlyList<Candidate> list = item.Assessment?.Candidates ?? [];
        if (candidate is null && list.Count == 0)
        {
            return new Refused(new ReviewOutcome.NoCandidates(item.Id));
        }

        int number = candidate ?? 1;
        if (number > list.Count)
        {
            return new Refused(new ReviewOutcome.NoSuchCandidate(item.Id, number, list.Count));
        }

        Candidate chosen = list[number - 1];
        if (candidate is null && !Likely.IsLikely(chosen))
        {
            return new Refused(
                new ReviewOutcome.NoneLikely(
                    item.Id,
                    [.. Enumerable.Range(1, list.Count).Select(n => CandidateBrief.Of(item.Assessment, n)!)]
                )
            );
        }

        return new Chosen(chosen.Id, chosen.Name, chosen.Year, $"candidate {number} of {list.Count}");
    }

    private static async Task<TitleChoice> ById(
        IngestItem item,
        int tmdb,
        TitleKind? kind,
        ICatalog catalog,
        CancellationToken cancellationToken
    )
    {
        if ((kind ?? item.Assessment?.Best?.Id.Kind) is not { } sure)
        {
            return new Refused(new ReviewOutcome.Invalid([new ArgumentFault.KindMissing(item.Id)]));
        }

        var id = new TitleId(sure, tmdb);
        Answer<TitleDetails?> answer = await catalog.DetailsAsync(id, cancellationToken);
        return answer switch
        {
            { IsOk: false } => new Refused(new ReviewOutcome.CatalogFailed(answer.Fault)),
            { Value: null } => new Refused(new ReviewOutcome.NotInCatalog(id)),
            { Value: { Title: var title } details } => new Chosen(
                id,
                title.Name,
                title.Year,
                "by its TMDb id, checked with the catalog",
                details
            ),
        };
    }
}
