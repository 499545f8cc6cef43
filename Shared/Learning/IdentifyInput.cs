using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Learning;

/// <summary>Everything a verdict is based on: the download, the catalog titles that were compared, and what this installation knew.</summary>
public sealed record IdentifyInput
{
    /// <summary>Of the torrent, or of the top folder or file. Text from outside.</summary>
    public required string Name { get; init; }

    /// <summary>The videos.</summary>
    public IReadOnlyList<InputFile> Files { get; init; } = [];

    /// <summary>The length of the whole download, where no single file's length is known.</summary>
    public double? Seconds { get; init; }

    /// <summary>The ids used, from the names or from an .nfo file next to the video; null where there were none.</summary>
    public ClaimedIds? Ids { get; init; }

    /// <summary>What a person said it is; null if nobody did. It is asked for instead of what the names say.</summary>
    public Hint? Hint { get; init; }

    /// <summary>Most likely first, as the catalog has them, without overviews and posters: the assessment has those.</summary>
    public IReadOnlyList<CandidateDetails> Field { get; init; } = [];

    public IReadOnlyList<Precedent> Precedents { get; init; } = [];

    /// <summary>False where only the embedded catalog was asked.</summary>
    public bool HasKey { get; init; }

    /// <summary>True where an expired answer was used.</summary>
    public bool IsStale { get; init; }

    /// <summary>Number of candidates left out, least likely first, to keep the row small.</summary>
    public int LeftOut { get; init; }

    /// <summary>What is known about an item before the catalog is asked.</summary>
    public static IdentifyInput Of(IngestItem item) =>
        new()
        {
            Name = item.Name,
            Hint = item.Hint,
            Files = [.. item.Files.Where(f => f.Role == FileRole.Video).Select(f => new InputFile(f.Path, f.Bytes, f.Probe?.Seconds))],
        };
}

/// <param name="Path">Relative, separated by '/'.</param>
/// <param name="Bytes">0 where unknown.</param>
/// <param name="Seconds">Its length, where known.</param>
public sealed record InputFile(string Path, long Bytes = 0, double? Seconds = null);

/// <summary>Ids from a name or from a file next to the video, and the kind of their title.</summary>
public sealed record ClaimedIds(TitleKind? Kind, int? TmdbId, string? ImdbId, int? TvdbId)
{
    public static ClaimedIds? Of(Clues clues) => clues.HasId ? new(clues.Kind, clues.TmdbId, clues.ImdbId, clues.TvdbId) : null;

    public Clues In(Clues clues) => clues with { Kind = Kind, TmdbId = TmdbId, ImdbId = ImdbId, TvdbId = TvdbId };
}
