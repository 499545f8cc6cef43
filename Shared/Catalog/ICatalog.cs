using Hybrid.Neighbors;

namespace Hybrid.Catalog;

/// <summary>Answers questions about movies and series. TMDb, the embedded catalog and the cache in front of them implement it.</summary>
public interface ICatalog
{
    /// <summary>Titles of one kind for a text, in the catalog's order, best first. Empty if there are none.</summary>
    Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken);

    /// <summary>One title; null if the id does not exist, or no longer exists.</summary>
    Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken);

    /// <summary>The episodes of one season, ascending. Empty if the season does not exist.</summary>
    Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken);

    /// <summary>The titles with an IMDb ("tt0133093") or TVDB id ("81189"). Empty if there are none.</summary>
    Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken);
}

/// <param name="Kind">TMDb searches either movies or series.</param>
/// <param name="Text">The words of the title.</param>
/// <param name="Year">Only titles of that year, as the catalog understands it (any release of a movie, the first year of a series).</param>
/// <param name="Page">From 1; each page but the last has <see cref="PageSize"/> titles.</param>
public sealed record TitleQuery(TitleKind Kind, string Text, int? Year = null, int Page = 1)
{
    /// <summary>A person looks for the title: an answer that was kept is not good enough, because the catalog may know it by now.</summary>
    public bool IsByPerson { get; init; }

    public const int PageSize = 20;
}

public sealed record ExternalId(ExternalIdSource Source, string Value);

public enum ExternalIdSource
{
    Imdb,
    Tvdb,
}
