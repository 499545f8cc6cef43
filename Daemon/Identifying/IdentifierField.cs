using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Neighbours;

namespace Hybrid.Daemon.Identifying;

/// <summary>The titles that may be meant, as far as the catalogue has been asked about them.</summary>
internal sealed class IdentifierField(ICatalog catalog, CancellationToken cancellationToken)
{
    private readonly Dictionary<TitleId, Contender> _contenders = [];
    private readonly Dictionary<TitleId, (TitleFit Title, YearFit Year)> _fits = [];
    private readonly HashSet<TitleId> _unknown = [];

    public required Clues Clues { get; init; }

    /// <summary>Set when the catalogue failed: what was found so far is then no basis for a verdict. Nothing is asked any more.</summary>
    public Fault? Fault { get; private set; }

    public bool IsStale { get; private set; }

    public IReadOnlyCollection<Contender> Contenders => _contenders.Values;

    /// <summary>Whether one bears the claimed name and does not contradict the year.</summary>
    public bool IsFound => _fits.Values.Any(fit => fit is { Title: <= TitleFit.Alternative, Year: <= YearFit.Unclaimed });

    /// <summary>And has the very year, or none is claimed: one of a year beside may have a namesake that the first page does not show.</summary>
    public bool IsFoundExactly =>
        _fits.Values.Any(fit => fit is { Title: <= TitleFit.Alternative, Year: <= YearFit.Other or YearFit.Unclaimed });

    /// <summary>Whether one bears the claimed name, of whatever year: then it is not misspelt.</summary>
    public bool IsSpelt => _fits.Values.Any(fit => fit.Title <= TitleFit.Alternative);

    /// <summary>Whether one could be the claimed name with a slip in it.</summary>
    public bool IsNearlyFound => _fits.Values.Any(fit => fit is { Title: <= TitleFit.Misspelt, Year: <= YearFit.Unclaimed });

    public Contender this[TitleId id] => _contenders[id];

    public TitleFit FitOf(TitleId id) => _fits[id].Title;

    public YearFit YearOf(TitleId id) => _fits[id].Year;

    public async Task<IReadOnlyList<Title>> SearchAsync(TitleQuery query)
    {
        IReadOnlyList<Title> hits = await TakeAsync(() => catalog.SearchAsync(query, cancellationToken)) ?? [];
        foreach (Title hit in hits.Where(hit => !_contenders.ContainsKey(hit.Id)))
        {
            Put(new Contender(hit));
        }

        return hits;
    }

    public async Task<IReadOnlyList<Title>> FindAsync(ExternalId id) =>
        await TakeAsync(() => catalog.FindAsync(id, cancellationToken)) ?? [];

    /// <summary>The title's details, and with them it is in the field. Null where the catalogue does not know the id, or failed.</summary>
    public async Task<Contender?> DetailAsync(TitleId id)
    {
        if (_contenders.TryGetValue(id, out Contender? present) && present.Details is not null)
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
            // Two entries became one: the old id still answers, with the new one's title.
            Remove(id);
        }

        // A search knows popularity and countries as the details do, but for a film's countries; and a poster where those have none.
        var contender = new Contender(details.Title with { PosterPath = details.Title.PosterPath ?? present?.Title.PosterPath })
        {
            Details = details,
            IsNamedById = present?.IsNamedById ?? false,
        };
        Put(contender);
        return contender;
    }

    public async Task<IReadOnlyList<Episode>> EpisodesAsync(int series, int season) =>
        await TakeAsync(() => catalog.SeasonAsync(series, season, cancellationToken)) ?? [];

    public void Put(Contender contender)
    {
        _contenders[contender.Title.Id] = contender;
        _fits[contender.Title.Id] = (TitleFits.Best(Clues, contender).Fit, YearFits.Of(Clues, contender));
    }

    private void Remove(TitleId id)
    {
        _contenders.Remove(id);
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
