using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Releases;

namespace Hybrid.Daemon.Identifying;

/// <summary>Searches the catalog with as few requests as possible, until a candidate fits or there is nothing left to ask.</summary>
internal sealed class CatalogSearch(ICatalog catalog, Clues clues, CancellationToken cancellationToken)
{
    /// <summary>The most candidates whose details are fetched: only those that could win.</summary>
    private const int MostDetails = 3;

    /// <summary>The most searches for a name without any sign of a video. Nine of ten such names are something else.</summary>
    private const int MostTextsOfBareNames = 3;

    /// <summary>A candidate that is less likely is not filed, whatever its episodes are.</summary>
    private const double LeastForEpisodes = 0.2;

    /// <summary>A title with so many votes and the claimed year is meant, and no other.</summary>
    private const int ManyVotes = 100;

    private readonly CandidatePool _field = new(catalog, cancellationToken) { Clues = clues };

    /// <summary>Set when the catalog failed. Then the candidates are no basis for a verdict.</summary>
    public Fault? Fault => _field.Fault;

    public Clues Clues => clues;

    public bool IsStale => _field.IsStale;

    public IReadOnlyList<CandidateDetails> Field => [.. _field.Candidates];

    /// <summary>Whether the name has a year, an episode number, a resolution or another sign of a video.</summary>
    private bool IsLikeVideo => clues.HasTechnicalWords || clues.IsNumbered || clues.Year is not null;

    /// <param name="kindOfId">The kind of a TMDb id, if its context says so.</param>
    public async Task AskAsync(TitleKind? kindOfId = null)
    {
        if (clues.HasId)
        {
            await IdLookup.AskAsync(_field, kindOfId is { } kind ? [kind] : Kinds());
        }

        if (!await IsNamedAndResemblesAsync())
        {
            await AskByTitleAsync();
        }

        await AskForPrecedentsAsync();
        await AskForDetailsOfContendersAsync();
        await AskForEpisodesAsync();
    }

    /// <summary>If an id leads to a title with a very different name, the name is searched too.</summary>
    private async Task<bool> IsNamedAndResemblesAsync()
    {
        foreach (CandidateDetails named in _field.Candidates.Where(candidate => candidate.IsNamedById).ToList())
        {
            if (_field.FitOf(named.Title.Id) > TitleFit.Alternative)
            {
                await _field.DetailAsync(named.Title.Id);
            }
        }

        return _field.Candidates.Any(candidate => candidate.IsNamedById && _field.FitOf(candidate.Title.Id) < TitleFit.Different);
    }

    private async Task AskByTitleAsync()
    {
        IReadOnlyList<string> texts = QueryTexts.For(clues);
        int most =
            IsLikeVideo ? texts.Count
            : clues.TellTales.Count > 0 ? 1
            : MostTextsOfBareNames;
        for (int i = 0; i < Math.Min(most, texts.Count); i++)
        {
            foreach (TitleKind kind in Kinds())
            {
                await SearchAsync(kind, texts[i], isFirst: i == 0);
            }

            if (IsDone || _field.IsFound)
            {
                return;
            }
        }

        if (IsLikeVideo)
        {
            await AskForOtherNamesAsync([.. _field.Candidates.Select(candidate => candidate.Title)]);
            await AskLooselyAsync();
        }
    }

    /// <summary>Searches without the year first, which also shows other titles of the same name; then with it, because the right title may be beyond the first page.</summary>
    private async Task SearchAsync(TitleKind kind, string text, bool isFirst)
    {
        var query = new TitleQuery(kind, text);
        IReadOnlyList<Title> hits = await _field.SearchAsync(query);
        if (clues.Year is { } year && hits.Count >= TitleQuery.PageSize && !_field.IsFoundExactly)
        {
            // A search of that year that finds nothing has no second page either.
            TitleQuery yearly = query with
            {
                Year = year,
            };
            IReadOnlyList<Title> ofYear = await _field.SearchAsync(yearly);
            (query, hits) = ofYear.Count > 0 ? (yearly, ofYear) : (query, hits);
        }

        if (isFirst && hits.Count >= TitleQuery.PageSize && !_field.IsFound)
        {
            hits = [.. hits, .. await _field.SearchAsync(query with { Page = 2 })];
        }

        if (!_field.IsFound)
        {
            // The catalog matched words that the title shown does not have, so they are in one of its other names.
            IReadOnlyList<string> words = TitleWords.Of(text);
            await AskForOtherNamesAsync([.. hits.Where(hit => !ShowsWords(hit, words))]);
        }
    }

    /// <summary>Leaving out one word makes a typing error in that word harmless. Results are recognized by name, so no details are requested.</summary>
    private async Task AskLooselyAsync()
    {
        foreach (string text in QueryTexts.Looser(clues))
        {
            if (IsDone || _field.IsSpelt || _field.IsNearlyFound)
            {
                return;
            }

            await _field.SearchAsync(new TitleQuery(Kinds()[0], text, clues.Year));
        }
    }

    /// <summary>Likeliest first: titles of the claimed year, then in the catalog's order.</summary>
    private async Task AskForOtherNamesAsync(IReadOnlyList<Title> titles)
    {
        IEnumerable<Title> likely = titles
            .Where(title => CouldBeOfYear(title) && _field.FitOf(title.Id) is TitleFit.Shortened or TitleFit.Different)
            .OrderBy(title => _field.YearOf(title.Id))
            .Take(MostDetails);
        foreach (Title title in likely.ToList())
        {
            await _field.DetailAsync(title.Id);
            if (IsDone || _field.IsFound)
            {
                return;
            }
        }
    }

    /// <summary>A series runs for years, so the year of any season counts like the first.</summary>
    private bool CouldBeOfYear(Title title) =>
        _field.YearOf(title.Id) != YearFit.Off || (title.Id.Kind == TitleKind.Series && title.Year < clues.Year);

    private static bool ShowsWords(Title title, IReadOnlyList<string> words) =>
        ContainsAll(title.Name, words) || (title.OriginalName is { } original && ContainsAll(original, words));

    /// <summary>The last word may be only the beginning of a word, as in the catalog's search.</summary>
    private static bool ContainsAll(string name, IReadOnlyList<string> words)
    {
        IReadOnlyList<string> has = TitleWords.Of(name);
        return words.Count > 0
            && words.SkipLast(1).All(word => has.Contains(word, StringComparer.Ordinal))
            && has.Any(word => word.StartsWith(words[^1], StringComparison.Ordinal));
    }

    /// <summary>The title of an earlier decision about this name is always a candidate, whether a search finds it or not.</summary>
    private async Task AskForPrecedentsAsync()
    {
        foreach (TitleId title in Meant().Distinct().Take(MostDetails))
        {
            if (_field.Candidates.All(candidate => candidate.Title.Id != title))
            {
                await _field.DetailAsync(title);
            }
        }
    }

    private IEnumerable<TitleId> Meant() =>
        clues.Precedents.Where(precedent => precedent.Kind != PrecedentKind.Numbering).Select(precedent => precedent.Title);

    private async Task AskForDetailsOfContendersAsync()
    {
        IReadOnlyList<Candidate> ranked = Scale.Weigh(clues, Field);
        if (IsDone || ranked is not [var best, ..] || (_field.FitOf(best.Id) == TitleFit.Different && !_field[best.Id].IsNamedById))
        {
            return;
        }

        List<CandidateDetails> rivals =
        [
            .. Field
                .Where(candidate => candidate.Title.Id != best.Id && _field.FitOf(candidate.Title.Id) <= TitleFit.Alternative)
                .Where(candidate => _field.YearOf(candidate.Title.Id) != YearFit.Off)
                .OrderByDescending(candidate => candidate.Title.Popularity),
        ];
        bool needsEpisodes = best.Id.Kind == TitleKind.Series;
        // The plan of an accepted title asks for the same details, so this costs nothing.
        bool needsRuntime = clues.Seconds is > 0;
        bool needsNames = best.Id.Kind == TitleKind.Movie && OddWords.Of(clues.Release) is not null;
        bool needsYears = _field.YearOf(best.Id) is YearFit.Near or YearFit.Off;
        if (needsEpisodes || needsRuntime || needsYears || needsNames || _field[best.Id].IsNamedById || best.Confidence is > 0.3 and < 0.9)
        {
            await _field.DetailAsync(best.Id);
        }

        await AskForBetterKnownAsync(_field[best.Id].Title);
        if (needsEpisodes || needsRuntime)
        {
            foreach (CandidateDetails rival in rivals.Where(rival => rival.Title.Id.Kind == best.Id.Kind).Take(MostDetails - 1))
            {
                await _field.DetailAsync(rival.Title.Id);
            }
        }
    }

    /// <summary>A better known title, of the same year if the name has one, may bear the name too, as one of its other names, which a search does not show.</summary>
    private async Task AskForBetterKnownAsync(Title best)
    {
        YearFit year = _field.YearOf(best.Id);
        bool isOpen = year == YearFit.Unclaimed || (year == YearFit.Same && best.VoteCount < ManyVotes);
        if (!isOpen || clues.HasId || clues.Precedents.Any(precedent => precedent.Title == best.Id))
        {
            return;
        }

        IEnumerable<Title> known = Field
            .Select(candidate => candidate.Title)
            .Where(title => title.Id.Kind == best.Id.Kind && title.VoteCount > best.VoteCount && _field.YearOf(title.Id) == year)
            .Where(title => _field.FitOf(title.Id) is TitleFit.Shortened or TitleFit.Different)
            .OrderByDescending(title => title.VoteCount)
            .Take(MostDetails - 1);
        foreach (Title title in known.ToList())
        {
            await _field.DetailAsync(title.Id);
        }
    }

    /// <summary>
    /// The lists of the seasons that the names speak of: whether the numbers exist, and the episodes' titles and days. The plan of an accepted
    /// title asks for the same lists, so this costs nothing.
    /// </summary>
    private async Task AskForEpisodesAsync()
    {
        if (
            IsDone
            || Scale.Weigh(clues, Field) is not [{ Confidence: >= LeastForEpisodes } best, ..]
            || _field[best.Id] is not { Details: { } series } candidate
        )
        {
            return;
        }

        List<Episode> episodes = [];
        foreach (
            int season in Numbered()
                .Where(name => !EpisodeSeasons.IsPlain(name, series))
                .SelectMany(name => EpisodeSeasons.Of(name, series))
                .Distinct()
                .Take(EpisodeSeasons.Most)
        )
        {
            episodes.AddRange(await _field.EpisodesAsync(best.Id.Tmdb, season));
        }

        _field.Put(candidate with { Episodes = episodes });
    }

    /// <summary>A name alone, such as a season's, needs no list of episodes; a file does.</summary>
    private IEnumerable<Release> Numbered() =>
        clues.Files.Count > 0 ? clues.Files
        : clues.Release is { Seasons.Count: 1, Episodes.Count: > 0 } or { AirDate: not null } ? [clues.Release]
        : [];

    private bool IsDone => _field.Fault is not null;

    private TitleKind[] Kinds() =>
        clues switch
        {
            { Kind: TitleKind.Series } => [TitleKind.Series],
            // Without a year, a whole series is easily mistaken for a movie.
            { Kind: TitleKind.Movie, Year: not null } => [TitleKind.Movie],
            _ => [TitleKind.Movie, TitleKind.Series],
        };
}
