using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Neighbours;

namespace Hybrid.Daemon.Identifying;

/// <summary>Asks the catalogue about one subject, with as few requests as will do, until a contender fits or nothing is left to ask.</summary>
internal sealed class IdentifierInquiry(ICatalog catalog, Clues clues, CancellationToken cancellationToken)
{
    /// <summary>Details are fetched for those only that could win.</summary>
    private const int MostDetails = 3;

    /// <summary>A name without anything of a video's in it is of something else nine times in ten.</summary>
    private const int MostTextsOfBareNames = 3;

    private readonly IdentifierField _field = new(catalog, cancellationToken) { Clues = clues };

    /// <summary>Set when the catalogue failed: what was found so far is then no basis for a verdict.</summary>
    public Fault? Fault => _field.Fault;

    public Clues Clues => clues;

    public bool IsStale => _field.IsStale;

    public IReadOnlyList<Contender> Field => [.. _field.Contenders];

    /// <summary>A year, a number of an episode, a resolution: something that names of videos bear.</summary>
    private bool IsLikeVideo => clues.HasTechnicalWords || clues.IsNumbered || clues.Year is not null;

    /// <param name="kindOfId">What a number of TMDb's is of, where its place says so.</param>
    public async Task AskAsync(TitleKind? kindOfId = null)
    {
        if (clues.HasId)
        {
            await IdentifierIds.AskAsync(_field, kindOfId is { } kind ? [kind] : Kinds());
        }

        if (!await IsNamedAndResemblesAsync())
        {
            await AskByTitleAsync();
        }

        await AskForPrecedentsAsync();
        await AskForDetailsOfContendersAsync();
        await AskForDaysAsync();
    }

    /// <summary>An id that leads to quite another name is no reason not to look for that name too.</summary>
    private async Task<bool> IsNamedAndResemblesAsync()
    {
        foreach (Contender named in _field.Contenders.Where(contender => contender.IsNamedById).ToList())
        {
            if (_field.FitOf(named.Title.Id) > TitleFit.Alternative)
            {
                await _field.DetailAsync(named.Title.Id);
            }
        }

        return _field.Contenders.Any(contender => contender.IsNamedById && _field.FitOf(contender.Title.Id) < TitleFit.Different);
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
            await AskForOtherNamesAsync([.. _field.Contenders.Select(contender => contender.Title)]);
            await AskLooselyAsync();
        }
    }

    /// <summary>Without the year first, which shows the namesakes too; with it, where the right one may stand behind the first page.</summary>
    private async Task SearchAsync(TitleKind kind, string text, bool isFirst)
    {
        var query = new TitleQuery(kind, text);
        IReadOnlyList<Title> hits = await _field.SearchAsync(query);
        if (clues.Year is { } year && hits.Count >= TitleQuery.PageSize && !_field.IsFoundExactly)
        {
            query = query with { Year = year };
            IReadOnlyList<Title> ofYear = await _field.SearchAsync(query);
            hits = ofYear.Count > 0 ? ofYear : hits;
        }

        if (isFirst && hits.Count >= TitleQuery.PageSize && !_field.IsFound)
        {
            hits = [.. hits, .. await _field.SearchAsync(query with { Page = 2 })];
        }

        if (!_field.IsFound)
        {
            // The catalogue found the words in a name that the hit does not show: that is one of its other names.
            IReadOnlyList<string> words = TitleWords.Of(text);
            await AskForOtherNamesAsync([.. hits.Where(hit => !ShowsWords(hit, words))]);
        }
    }

    /// <summary>With a word less a slip in that word does no harm. What it finds is recognised by its name, so no details are asked for.</summary>
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

    /// <summary>The likeliest first: of the claimed year, and as the catalogue orders them.</summary>
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

    /// <summary>A series goes on for years, and a season's year is as good as the first.</summary>
    private bool CouldBeOfYear(Title title) =>
        _field.YearOf(title.Id) != YearFit.Off || (title.Id.Kind == TitleKind.Series && title.Year < clues.Year);

    private static bool ShowsWords(Title title, IReadOnlyList<string> words) =>
        ContainsAll(title.Name, words) || (title.OriginalName is { } original && ContainsAll(original, words));

    /// <summary>The last word may be a beginning, as the catalogue takes it.</summary>
    private static bool ContainsAll(string name, IReadOnlyList<string> words)
    {
        IReadOnlyList<string> has = TitleWords.Of(name);
        return words.Count > 0
            && words.SkipLast(1).All(word => has.Contains(word, StringComparer.Ordinal))
            && has.Any(word => word.StartsWith(words[^1], StringComparison.Ordinal));
    }

    /// <summary>What this installation knows to be meant is a contender, whether a search finds it or not.</summary>
    private async Task AskForPrecedentsAsync()
    {
        foreach (TitleId title in Meant().Distinct().Take(MostDetails))
        {
            if (_field.Contenders.All(contender => contender.Title.Id != title))
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

        List<Contender> rivals =
        [
            .. Field
                .Where(contender => contender.Title.Id != best.Id && _field.FitOf(contender.Title.Id) <= TitleFit.Alternative)
                .Where(contender => _field.YearOf(contender.Title.Id) != YearFit.Off)
                .OrderByDescending(contender => contender.Title.Popularity),
        ];
        bool needsEpisodes = best.Id.Kind == TitleKind.Series;
        bool needsRuntime = clues.Seconds is > 0 && rivals.Count > 0;
        bool needsYears = _field.YearOf(best.Id) is YearFit.Near or YearFit.Off;
        if (needsEpisodes || needsRuntime || needsYears || _field[best.Id].IsNamedById || best.Confidence is > 0.3 and < 0.9)
        {
            await _field.DetailAsync(best.Id);
        }

        if (needsEpisodes || needsRuntime)
        {
            foreach (Contender rival in rivals.Where(rival => rival.Title.Id.Kind == best.Id.Kind).Take(MostDetails - 1))
            {
                await _field.DetailAsync(rival.Title.Id);
            }
        }
    }

    /// <summary>A daily show's air date is looked up in the seasons of that time.</summary>
    private async Task AskForDaysAsync()
    {
        if (
            IsDone
            || clues.AirDates.Count == 0
            || Scale.Weigh(clues, Field) is not [var best, ..]
            || _field[best.Id] is not { Details: { } series } contender
        )
        {
            return;
        }

        List<Episode> episodes = [];
        foreach (int season in clues.AirDates.SelectMany(day => EpisodeNumbers.SeasonsAround(day, series)).Distinct())
        {
            episodes.AddRange(await _field.EpisodesAsync(best.Id.Tmdb, season));
        }

        _field.Put(contender with { Episodes = episodes });
    }

    private bool IsDone => _field.Fault is not null;

    private TitleKind[] Kinds() =>
        clues switch
        {
            { Kind: TitleKind.Series } => [TitleKind.Series],
            // Without a year a whole series is easily taken for a film.
            { Kind: TitleKind.Movie, Year: not null } => [TitleKind.Movie],
            _ => [TitleKind.Movie, TitleKind.Series],
        };
}
