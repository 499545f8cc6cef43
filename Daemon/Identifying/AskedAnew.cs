using Hybrid.Catalog;
using Hybrid.Neighbors;

namespace Hybrid.Daemon.Identifying;

/// <summary>The catalog for an item that a person wants identified again: it may know by now what it did not know before.</summary>
internal sealed class AskedAnew(ICatalog catalog) : ICatalog
{
    public Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken) =>
        catalog.SearchAsync(query with { IsByPerson = true }, cancellationToken);

    public Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken) =>
        catalog.DetailsAsync(id, cancellationToken);

    public Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken) =>
        catalog.SeasonAsync(seriesTmdbId, season, cancellationToken);

    public Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken) =>
        catalog.FindAsync(id, cancellationToken);
}
