using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Neighbors;

namespace Hybrid.Daemon.Identifying;

/// <summary>The candidates found in the catalog so far.</summary>
internal sealed class CandidatePool(ICatalog catalog, CancellationToken cancellationToken)
{
    private readonly Dictionary<TitleId, CandidateDetails> _candidates = [];
    private readonly Dictionary<TitleId, (TitleFit Title, YearFit Year)> _fits = [];
    private readonly HashSet<TitleId> _unknown = [];

    public required Clues Clues { get; init; }

    /// <summary>Set when the catalog failed. Then the candidates are no basis for a verdict, and no more requests are made.</summary>
    public Fault? Fault { get; private set; }

    public bool IsStale { get; private set; }

    public IReadOnlyCollection<CandidateDetails> Candidates => _candidates.Values;

    /// <summary>Whether a candidate has the claimed name and no contradicting year.</summary>
    public bool IsFound => _fits.Values.Any(fit => fit is { Title: <= TitleFit.Alternative, Year: <= YearFit.Unclaimed });

    /// <summary>Whether it also has exactly the claimed year, if there is one. If the year is off by one, another page may show a title of the same name with the right year.</summary>
    public bool IsFoundExactly =>
        _fits.Values.Any(fit => fit is { Title: <= TitleFit.Alternative, Year: <= YearFit.Other or YearFit.Unclaimed });

    /// <summary>Whether a candidate of any year has the claimed name. Then the name is not misspelled.</summary>
    public bool IsSpelt => _fits.Values.Any(fit => fit.Title <= TitleFit.Alternative);

    /// <summary>Whether a candidate's name could be the claimed name with a typing error.</summary>
    public bool IsNearlyFound => _fits.Values.Any(fit => fit is { Title: <= TitleFit.Misspelt, Year: <= YearFit.Unclaimed });

    public CandidateDetails this[TitleId id] => _candidates[id];

    public TitleFit FitOf(TitleId id) => _fits[id].Title;

    public YearFit YearOf(TitleId id) => _fits[id].Year;

    public async Task<IReadOnlyList<Title>> SearchAsync(TitleQuery query)
    {
        IReadOnlyList<Title> hits = await TakeAsync(() => catalog.SearchAsync(query, cancellationToken)) ?? [];
        foreach (Title hit in hits.Where(hit => !_candidates.ContainsKey(hit.Id)))
        {
            Put(new CandidateDetails(hit));
        }

        return hits;
    }

    public async Task<IReadOnlyList<Title>> FindAsync(ExternalId id) =>
        await TakeAsync(() => catalog.FindAsync(id, cancellationToken)) ?? [];

    /// <summary>Gets the title's details and makes it a candidate. Null if the catalog does not know the id, or failed.</summary>
    public async Task<CandidateDetails?> DetailAsync(TitleId id)
    {
        if (_candidates.TryGetValue(id, out CandidateDetails? present) && present.Details is not null)
        {
            return present;
        }

        if (_unknown.Contains(id) || await TakeAsync(() => catalog.DetailsAsync(id, cancellationToken)) is not { } details)
        {
            _unknown.Add(id);
            return null;
        }

        if (details.Title.Id != id)
        {
            // Two catalog entries were merged: the old id still answers, with the title of the new one.
            Remove(id);
        }

        // A search result has the popularity and the countries too, except a movie's countries, and sometimes a poster that the details lack.
        var candidate = new CandidateDetails(details.Title with { PosterPath = details.Title.PosterPath ?? present?.Title.PosterPath })
        {
            Details = details,
            IsNamedById = present?.IsNamedById ?? false,
        };
        Put(candidate);
        return candidate;
    }

    public async Task<IReadOnlyList<Episode>> EpisodesAsync(int series, int season) =>
        await TakeAsync(() => catalog.SeasonAsync(series, season, cancellationToken)) ?? [];

    public void Put(CandidateDetails candidate)
    {
        _candidates[candidate.Title.Id] = candidate;
        _fits[candidate.Title.Id] = (TitleFits.Best(Clues, candidate).Fit, YearFits.Of(Clues, candidate));
    }

    private void Remove(TitleId id)
    {
        _candidates.Remove(id);
        _fits.Remove(id);
    }

    private async Task<T?> TakeAsync<T>(Func<Task<Answer<T>>> ask)
    {
        if (Fault is not null)
        {
            return default;
        }

        Answer<T> answer = await ask();
        Fault = answer.Fault;
        IsStale |= answer.IsStale;
        return answer.Value;
    }
}
