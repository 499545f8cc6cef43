using Hybrid.Catalog;

namespace Hybrid.Ledger;

/// <summary>A title that names or ids in the library claim. Rows of one title have the same <see cref="Group"/>.</summary>
public sealed class IndexedTitle
{
    public long Id { get; set; }

    public required TitleKind Kind { get; init; }

    /// <summary>As the folder or file says it. Untrusted.</summary>
    public required string Name { get; init; }

    /// <summary>The name without case, accents and punctuation.</summary>
    public required string NameKey { get; init; }

    public int? Year { get; init; }

    /// <summary>The ids that are claimed: in a name, in an NFO, or by the ledger.</summary>
    public int? ClaimedTmdbId { get; init; }

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }

    public required TitleSource KnownBy { get; init; }

    /// <summary>The catalog's id: the claimed one, or the one that was settled by <c>library adopt</c>.</summary>
    public int? TmdbId { get; set; }

    /// <summary>When it was settled; null if it was not.</summary>
    public DateTimeOffset? AdoptedAt { get; set; }

    /// <summary>The lowest id of the rows that are the same title.</summary>
    public long Group { get; set; }
}

/// <summary>What says which title something in the library is, surest first.</summary>
public enum TitleSource
{
    /// <summary>plex-mcp filed it.</summary>
    Ledger,

    /// <summary>An id in a name: {tmdb-603}, [tmdbid-603], {imdb-tt0133093}.</summary>
    Tag,

    /// <summary>An id in an NFO file beside it.</summary>
    Nfo,

    /// <summary>A name, perhaps with a year.</summary>
    Name,
}
