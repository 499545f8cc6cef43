using Hybrid.Neighbors;

namespace Hybrid.Catalog;

/// <summary>What can be asked about movies and series. TMDb, the embedded catalog and the cache in front of them answer it.</summary>
public interface ICatalog
{
    /// <summary>Titles of one kind for a text, best first as the catalog orders them. Empty where there is none.</summary>
    Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken);

    /// <summary>One title, or null where the id does not exist (any more).</summary>
    Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken);

    /// <summary>The episodes of one season, ascending. Empty where the season does not exist.</summary>
    Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken);

    /// <summary>The titles that bear an IMDb ("tt0133093") or TVDB id ("81189"). Empty where there is none.</summary>
    Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken);
}

/// <param name="Kind">Movies or series: TMDb searches one of them at a time.</param>
/// <param name="Text">The words of the title.</param>
/// <param name="Year">Only titles of that year, as the catalog understands it (any release of a film, the first year of a series).</param>
/// <param name="Page">From 1; each holds <see cref="PageSize"/> titles but the last.</param>
public sealed record TitleQuery(TitleKind Kind, string Text, int? Year = null, int Page = 1)
{
    public const int PageSize = 20;
}

public sealed record ExternalId(ExternalIdSource Source, string Value);

public enum ExternalIdSource
{
    Imdb,
    Tvdb,
}
