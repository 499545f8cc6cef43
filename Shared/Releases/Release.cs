namespace Hybrid.Releases;

/// <summary>What a name claims. Pure text: nothing was checked against a catalog. A missing value means "not read".</summary>
public sealed record Release
{
    /// <summary>The text that was read, unchanged.</summary>
    public required string Input { get; init; }

    public ReleaseKind Kind { get; init; }

    /// <summary>The title in plain words: separators are spaces, tags are left out.</summary>
    public string? Title { get; init; }

    /// <summary>Other titles in the name ("AKA", a title in brackets, a second language), without the first title.</summary>
    public IReadOnlyList<string> AlternativeTitles { get; init; } = [];

    public int? Year { get; init; }

    /// <summary>Season numbers, ascending; 0 is the specials. Several for a pack of several seasons.</summary>
    public IReadOnlyList<int> Seasons { get; init; } = [];

    /// <summary>Episode numbers within the season, ascending. Empty for a whole season.</summary>
    public IReadOnlyList<int> Episodes { get; init; } = [];

    /// <summary>Absolute episode numbers, as anime is numbered, ascending.</summary>
    public IReadOnlyList<int> Absolute { get; init; } = [];

    /// <summary>The 5 of episode "12.5", which is between two episodes (a recap, a special) and is neither. The numbers above have the 12.</summary>
    public int? EpisodeFraction { get; init; }

    /// <summary>The air date of a daily show's episode.</summary>
    public DateOnly? AirDate { get; init; }

    public string? EpisodeTitle { get; init; }

    /// <summary>Director's Cut, Extended, IMAX, …</summary>
    public string? Edition { get; init; }

    /// <summary>480p to 4320p.</summary>
    public string? Resolution { get; init; }

    /// <summary>BluRay, WEB-DL, HDTV, DVD, …</summary>
    public string? SourceMedia { get; init; }

    /// <summary>The video codec: H.264, H.265, XviD, AV1, …</summary>
    public string? Codec { get; init; }

    public IReadOnlyList<string> Audio { get; init; } = [];

    public IReadOnlyList<string> Hdr { get; init; } = [];

    /// <summary>Who made the release.</summary>
    public string? Group { get; init; }

    /// <summary>A PROPER, REPACK or RERIP: it replaces an earlier release of the same thing.</summary>
    public bool Proper { get; init; }

    /// <summary>ISO 639-1 codes, in the order of the name.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>US, UK, AU, …: a country that distinguishes two series of one name.</summary>
    public string? Country { get; init; }

    /// <summary>The number of a split file: cd1, pt2, disc 1.</summary>
    public int? Part { get; init; }

    /// <summary>How the name says the part; null if it says none.</summary>
    public PartMark? PartMark { get; init; }

    /// <summary>An id in the name or the folder: the strongest evidence of all.</summary>
    public int? TmdbId { get; init; }

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }

    /// <summary>Words that show that this is not a movie or episode: "ebook", "flac", "soundtrack", "trailer", a game's group.</summary>
    public IReadOnlyList<string> TellTales { get; init; } = [];

    /// <summary>Where each part is in <see cref="Input"/>, ascending and without overlap.</summary>
    public IReadOnlyList<ReleaseSpan> Spans { get; init; } = [];
}

public enum ReleaseKind
{
    /// <summary>Not a movie or an episode, or nothing says that it is one.</summary>
    Other,
    Movie,

    /// <summary>One or several episodes, a season, several seasons or a whole series.</summary>
    Episode,
}

/// <summary>One part of a name: what it was read as, and where it is (UTF-16 units from the start of the input).</summary>
public readonly record struct ReleaseSpan(string Part, int Start, int Length);
