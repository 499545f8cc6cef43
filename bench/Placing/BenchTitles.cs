using Hybrid.Catalog;
using Hybrid.Neighbors;

namespace Hybrid.Bench.Placing;

/// <summary>A catalogue that knows any series at once: the measurement is about the disk and the ledger.</summary>
internal sealed class BenchTitles : ICatalog
{
    public static Title Series(int tmdb) =>
        new()
        {
            Id = new TitleId(TitleKind.Series, tmdb),
            Name = $"Measured {tmdb}",
            Year = 2004,
        };

    public Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken) => Answer<Title>([]);

    public Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken) =>
        Task.FromResult(new Answer<TitleDetails?>(new TitleDetails { Title = Series(id.Tmdb) }));

    public Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken) =>
        Answer<Episode>([]);

    public Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken) => Answer<Title>([]);

    private static Task<Answer<IReadOnlyList<T>>> Answer<T>(IReadOnlyList<T> none) => Task.FromResult(new Answer<IReadOnlyList<T>>(none));
}
