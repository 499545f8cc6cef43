using Hybrid.Catalog;
using Hybrid.Ledger;

namespace Hybrid.Library;

/// <summary>A title that stands in the library. Names are cleaned.</summary>
/// <param name="KnownBy">What says which title it is, the surest of all its folders.</param>
/// <param name="Files">Videos and discs.</param>
public sealed record ShelvedTitle(TitleKind Kind, string Title, int? Year, TitleSource KnownBy, int Files, long Bytes)
{
    public int? TmdbId { get; init; }

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }

    /// <summary>It was settled with the catalog by "library adopt".</summary>
    public bool Adopted { get; init; }

    /// <summary>Of a series: the seasons that it has episodes of.</summary>
    public IReadOnlyList<int>? Seasons { get; init; }

    /// <summary>Where it stands. Only in show.</summary>
    public IReadOnlyList<ShelvedFile>? Holdings { get; init; }

    /// <summary>What media servers have of it in other folders. Only in show --servers, and only of a settled title.</summary>
    public IReadOnlyList<ShownElsewhere>? Elsewhere { get; init; }

    /// <summary>Servers that could not be asked, a sentence each.</summary>
    public IReadOnlyList<string>? ServerFaults { get; init; }
}

/// <summary>A file that a media server shows from a folder that is none of the library folders.</summary>
/// <param name="Path">On this machine, as far as the path map tells. Cleaned.</param>
/// <param name="Number">"S01E02"; null for a movie.</param>
public sealed record ShownElsewhere(string Server, string Path, string? Number);

/// <param name="Path">Absolute, cleaned.</param>
/// <param name="Quality">As its path says it, with its size: "1080p, BluRay, 9.0 GB".</param>
/// <param name="FiledByUs">plex-mcp put it there.</param>
public sealed record ShelvedFile(string Path, FileRole Role, long Bytes, string Quality, bool FiledByUs)
{
    /// <summary>"S01E02-E03"; null for a movie.</summary>
    public string? Number { get; init; }

    public string? Edition { get; init; }

    public int? Part { get; init; }

    /// <summary>Among duplicates: better than all the others.</summary>
    public bool? Best { get; init; }
}

/// <param name="What">"The Matrix (1999)", "Lost (2004) S01E02".</param>
/// <param name="Files">The better one first, if one is surely better.</param>
/// <param name="Compared">How they compare, in a sentence.</param>
public sealed record ShelvedTwice(TitleKind Kind, string What, IReadOnlyList<ShelvedFile> Files, string Compared);

/// <param name="Path">Absolute, cleaned.</param>
/// <param name="Sentence">What is wrong, and what to do.</param>
public sealed record LibraryOrphan(OrphanKind Kind, string Path, string Sentence);

public enum OrphanKind
{
    /// <summary>No video beside it has its name.</summary>
    SubtitleWithoutVideo,
    EmptyFolder,

    /// <summary>A title's folder in which no video stands.</summary>
    FolderWithoutVideo,
    FolderWithTwoTitles,

    /// <summary>The file's name says another title or season than its folder.</summary>
    NameDiffers,
}

/// <param name="Item">The item that the file came with.</param>
/// <param name="Sentence">What is different, and what to do.</param>
public sealed record LibraryDifference(long Item, string Path, DifferenceKind Kind, string Sentence);

public enum DifferenceKind
{
    Gone,

    /// <summary>It stands under another name in the library.</summary>
    Moved,
    SizeChanged,

    /// <summary>A media server shows it as another title, or as none.</summary>
    MatchedOtherwise,

    /// <summary>A media server does not show it, long after it was notified.</summary>
    NotShown,
}

/// <summary>A series with episodes that have aired and are not in the library.</summary>
/// <param name="Has">Episodes in the library folders.</param>
/// <param name="Missing">Those that no media server has either.</param>
/// <param name="Elsewhere">Those that a media server has in another folder.</param>
public sealed record SeriesWithGaps(
    string Title,
    int? Year,
    int TmdbId,
    int Has,
    IReadOnlyList<MissingEpisode> Missing,
    IReadOnlyList<ShownElsewhere> Elsewhere
);

/// <param name="Number">"S02E05".</param>
public sealed record MissingEpisode(string Number, string? Title, DateOnly? Aired);

/// <param name="Series">Those with missing episodes.</param>
/// <param name="Asked">Series that were compared with the catalog.</param>
/// <param name="NotSettled">Series of which nothing says which one of the catalog they are: the first of them.</param>
/// <param name="AllNotSettled">How many of those there are.</param>
/// <param name="Rest">Series that come after these.</param>
/// <param name="ServerFaults">Media servers that could not be asked, a sentence each.</param>
public sealed record MissingEpisodes(
    IReadOnlyList<SeriesWithGaps> Series,
    int Asked,
    IReadOnlyList<string> NotSettled,
    int AllNotSettled,
    int Rest,
    IReadOnlyList<string> ServerFaults
)
{
    /// <summary>Series whose id the catalog does not have, so that nothing is known of their episodes.</summary>
    public IReadOnlyList<string> NotInCatalog { get; init; } = [];
}
