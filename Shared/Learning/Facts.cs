using Hybrid.Catalog;
using Hybrid.Ledger;
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

    /// <summary>The ids that were believed, of the names or of an .nfo file beside the video; null where there were none.</summary>
    public ClaimedIds? Ids { get; init; }

    /// <summary>The likeliest first, as the catalogue told of them, without overviews and posters: those stand with the assessment.</summary>
    public IReadOnlyList<Contender> Field { get; init; } = [];

    public IReadOnlyList<Precedent> Precedents { get; init; } = [];

    /// <summary>False where only the embedded catalogue was asked.</summary>
    public bool HasKey { get; init; }

    /// <summary>True where an answer past its time was used.</summary>
    public bool IsStale { get; init; }

    /// <summary>So many contenders were left out, the unlikeliest, to keep the row small.</summary>
    public int LeftOut { get; init; }

    /// <summary>What an item is known by before the catalogue is asked.</summary>
    public static Facts Of(IngestItem item) =>
        new()
        {
            Name = item.Name,
            Files = [.. item.Files.Where(f => f.Role == FileRole.Video).Select(f => new FactFile(f.Path, f.Bytes, Seconds: null))],
        };
}

/// <param name="Path">Relative, separated by '/'.</param>
/// <param name="Bytes">0 where unknown.</param>
/// <param name="Seconds">Its length, where known.</param>
public sealed record FactFile(string Path, long Bytes, double? Seconds);

/// <summary>Ids that a name or a file beside the video gives, and the kind of title that they are of.</summary>
public sealed record ClaimedIds(TitleKind? Kind, int? TmdbId, string? ImdbId, int? TvdbId)
{
    public static ClaimedIds? Of(Clues clues) => clues.HasId ? new(clues.Kind, clues.TmdbId, clues.ImdbId, clues.TvdbId) : null;

    public Clues In(Clues clues) => clues with { Kind = Kind, TmdbId = TmdbId, ImdbId = ImdbId, TvdbId = TvdbId };
}
