using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>All that a verdict rests on: what was to be identified, the titles of the catalogue that were weighed, and what this installation knew.</summary>
public sealed record Facts
{
    /// <summary>Of the torrent, or of the top folder or file. Text from outside.</summary>
    public required string Name { get; init; }

    /// <summary>The videos.</summary>
    public IReadOnlyList<FactFile> Files { get; init; } = [];

    /// <summary>The length of the whole, where no single file's is known.</summary>
    public double? Seconds { get; init; }

    /// <summary>The ids and the kind that were believed, whether a name gave them or a file beside the video.</summary>
    public FactIds Ids { get; init; } = new();

    /// <summary>The likeliest first, as the catalogue told of them, without overviews and posters: those stand with the assessment.</summary>
    public IReadOnlyList<Contender> Field { get; init; } = [];

    public IReadOnlyList<Precedent> Precedents { get; init; } = [];

    /// <summary>False where only the embedded catalogue was asked.</summary>
    public bool HasKey { get; init; }

    /// <summary>True where an answer past its time was used.</summary>
    public bool IsStale { get; init; }

    /// <summary>So many contenders were left out, the unlikeliest, to keep the row small.</summary>
    public int LeftOut { get; init; }
}

/// <param name="Path">Relative, separated by '/'.</param>
/// <param name="Bytes">0 where unknown.</param>
/// <param name="Seconds">Its length, where known.</param>
public sealed record FactFile(string Path, long Bytes, double? Seconds);

public sealed record FactIds(TitleKind? Kind = null, int? TmdbId = null, string? ImdbId = null, int? TvdbId = null);
