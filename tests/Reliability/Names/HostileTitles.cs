using Hybrid.Catalog;
using Hybrid.Neighbors;

namespace Hybrid.Reliability;

/// <summary>A catalog whose titles and episodes are named by somebody who means harm: anybody may write into TMDb.</summary>
internal sealed class HostileTitles(int seed) : ICatalog
{
    public Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new Answer<IReadOnlyList<Title>>((IReadOnlyList<Title>)[]));

    public Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken) =>
        Task.FromResult(
            new Answer<TitleDetails?>(
                new TitleDetails
                {
                    Title = new Title
                    {
                        Id = id,
                        Name = HostileTree.Of(seed ^ 0x5EED ^ (id.Tmdb << 8)).Name,
                        Year = seed % 7 == 0 ? null : 1900 + (seed % 150),
                    },
                }
            )
        );

    public Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken) =>
        Task.FromResult(
            new Answer<IReadOnlyList<Episode>>([
                .. Enumerable.Range(1, 5).Select(n => new Episode(season, n, HostileTree.Of(seed + n).Name, null, null)),
            ])
        );

    public Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken) =>
        Task.FromResult(new Answer<IReadOnlyList<Title>>((IReadOnlyList<Title>)[]));
}
