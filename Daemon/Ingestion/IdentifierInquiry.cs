using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Neighbours;

namespace Hybrid.Ingestion;

/// <summary>Asks the catalogue about one subject, with as few requests as will do, until a contender fits or nothing is left to ask.</summary>
internal sealed class IdentifierInquiry(ICatalog catalog, Clues clues, CancellationToken cancellationToken)
{
    /// <summary>Details are fetched for those only that could win.</summary>
    private const int MostDetails = 3;

    private readonly Dictionary<TitleId, Contender> _field = [];
    private readonly HashSet<TitleId> _unknown = [];

    /// <summary>Set when the catalogue failed: what was found so far is then no basis for a verdict.</summary>
    public Fault? Fault { get; private set; }

    public bool IsStale { get; private set; }

    public IReadOnlyList<Contender> Field => [.. _field.Values];

    public async Task AskAsync()
    {
        await AskByIdAsync();
        if (Fault is null && !_field.Values.Any(contender => contender.IsNamedById))
        {
            await AskByTitleAsync();
        }

        if (Fault is null)
        {
            await AskForDetailsOfContendersAsync();
            await AskForDaysAsync();
        }
    }

    private async Task AskByIdAsync()
    {
        if (clues.TmdbId is { } tmdb)
        {
            foreach (TitleKind kind in Kinds())
            {
                if (await DetailsAsync(new TitleId(kind, tmdb)) is { } details)
                {
                    _field[details.Title.Id] = new Contender(details.Title) { Details = details, IsNamedById = true };
                }
            }
        }

        if (clues.ImdbId is { } imdb)
        {
            await FindAsync(new ExternalId(ExternalIdSource.Imdb, imdb));
        }

        if (clues.TvdbId is { } tvdb)
        {
            await FindAsync(new ExternalId(ExternalIdSource.Tvdb, tvdb.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private async Task FindAsync(ExternalId id)
    {
        foreach (Title title in await TakeAsync(catalog.FindAsync(id, cancellationToken)) ?? [])
        {
            _field[title.Id] = new Contender(title) { IsNamedById = true };
        }
    }

    private async Task AskByTitleAsync()
    {
        foreach (string text in QueryTexts.For(clues))
        {
            foreach (TitleKind kind in Kinds())
            {
                await SearchAsync(kind, text);
                if (Fault is not null)
                {
                    return;
                }
            }

            if (IsFound)
            {
                return;
            }
        }

        foreach (string text in QueryTexts.Looser(clues))
        {
            await SearchAsync(Kinds()[0], text);
            if (Fault is not null || IsFound)
            {
                return;
            }
        }
    }

    /// <summary>Without the year first, which shows the namesakes too; with it, where the right one is not among the first hits.</summary>
    private async Task SearchAsync(TitleKind kind, string text)
    {
        IReadOnlyList<Title> hits = await TakeAsync(catalog.SearchAsync(new TitleQuery(kind, text), cancellationToken)) ?? [];
        Add(hits);
        if (clues.Year is { } year && hits.Count > 0 && !IsFound)
        {
            IReadOnlyList<Title> ofYear = await TakeAsync(catalog.SearchAsync(new TitleQuery(kind, text, year), cancellationToken)) ?? [];
            Add(ofYear);
            hits = ofYear.Count > 0 ? ofYear : hits;
        }

        // A hit whose name is another may have been found by an alternative title, which only its details show.
        if (!IsFound)
        {
            foreach (Title hit in hits.Take(MostDetails))
            {
                await AddDetailsAsync(hit.Id);
            }
        }
    }

    private async Task AskForDetailsOfContendersAsync()
    {
        IReadOnlyList<Candidate> ranked = Scale.Weigh(clues, Field);
        if (ranked is not [var best, ..])
        {
            return;
        }

        List<Contender> rivals =
        [
            .. Field
                .Where(contender => contender.Title.Id != best.Id && TitleFits.Best(clues, contender).Fit <= TitleFit.Alternative)
                .Where(contender => YearFits.Of(clues, contender) != YearFit.Off)
                .OrderByDescending(contender => contender.Title.Popularity),
        ];
        bool needsEpisodes = best.Id.Kind == TitleKind.Series;
        bool needsRuntime = clues.Seconds is > 0 && rivals.Count > 0;
        bool needsYears = YearFits.Of(clues, _field[best.Id]) is YearFit.Near or YearFit.Off;
        if (needsEpisodes || needsRuntime || needsYears || _field[best.Id].IsNamedById || best.Confidence is > 0.3 and < 0.9)
        {
            await AddDetailsAsync(best.Id);
        }

        if (needsEpisodes || needsRuntime)
        {
            foreach (Contender rival in rivals.Where(rival => rival.Title.Id.Kind == best.Id.Kind).Take(MostDetails - 1))
            {
                await AddDetailsAsync(rival.Title.Id);
            }
        }
    }

    /// <summary>A daily show's air date is looked up in the seasons of that time.</summary>
    private async Task AskForDaysAsync()
    {
        if (Scale.Weigh(clues, Field) is not [var best, ..] || _field[best.Id] is not { Details: { } series } contender)
        {
            return;
        }

        List<Episode> episodes = [];
        foreach (int season in clues.AirDates.SelectMany(day => EpisodeNumbers.SeasonsAround(day, series)).Distinct())
        {
            episodes.AddRange(await TakeAsync(catalog.SeasonAsync(best.Id.Tmdb, season, cancellationToken)) ?? []);
        }

        _field[best.Id] = contender with { Episodes = episodes };
    }

    /// <summary>Whether one bears the claimed name and does not contradict the year.</summary>
    private bool IsFound =>
        _field.Values.Any(contender =>
            TitleFits.Best(clues, contender).Fit <= TitleFit.Alternative && YearFits.Of(clues, contender) is <= YearFit.Unclaimed
        );

    private void Add(IEnumerable<Title> titles)
    {
        foreach (Title title in titles)
        {
            _field.TryAdd(title.Id, new Contender(title));
        }
    }

    private async Task AddDetailsAsync(TitleId id)
    {
        if (Fault is null && _field[id] is { Details: null } contender && !_unknown.Contains(id))
        {
            if (await DetailsAsync(id) is { } details)
            {
                // The search knows popularity and countries as the details do, but for a film's countries.
                _field[id] = contender with
                {
                    Title = details.Title,
                    Details = details,
                };
            }
            else
            {
                _unknown.Add(id);
            }
        }
    }

    private async Task<TitleDetails?> DetailsAsync(TitleId id) => await TakeAsync(catalog.DetailsAsync(id, cancellationToken));

    private TitleKind[] Kinds() =>
        clues switch
        {
            { Kind: TitleKind.Series } => [TitleKind.Series],
            // Without a year a whole series is easily taken for a film.
            { Kind: TitleKind.Movie, Year: not null } => [TitleKind.Movie],
            _ => [TitleKind.Movie, TitleKind.Series],
        };

    private async Task<T?> TakeAsync<T>(Task<Answer<T>> asked)
    {
        if (Fault is not null)
        {
            return default;
        }

        Answer<T> answer = await asked;
        Fault = answer.Fault;
        IsStale |= answer.IsStale;
        return answer.Value;
    }
}
