namespace Hybrid.Releases;

/// <summary>What a name claims. Pure text, no truth: nothing here was checked against a catalog. Absent means "not read".</summary>
public sealed record Release
{
    /// <summary>The text that was read, unchanged.</summary>
    public required string Input { get; init; }

    public ReleaseKind Kind { get; init; }

    /// <summary>The title in plain words: separators are spaces, tags are gone.</summary>
    public string? Title { get; init; }

    /// <summary>Other titles that the name gives ("AKA", a title in brackets, a second language). The first title is not among them.</summary>
    public IReadOnlyList<string> AlternativeTitles { get; init; } = [];

    public int? Year { get; init; }

    /// <summary>Season numbers, ascending; 0 is the specials. Several for a pack of several seasons.</summary>
    public IReadOnlyList<int> Seasons { get; init; } = [];

    /// <summary>Episode numbers within the season, ascending. Empty for a whole season.</summary>
    public IReadOnlyList<int> Episodes { get; init; } = [];

    /// <summary>Absolute episode numbers, as anime is numbered, ascending.</summary>
    public IReadOnlyList<int> Absolute { get; init; } = [];

    /// <summary>The 5 of episode "12.5", which lies between two (a recap, a special) and is neither: the numbers above hold the 12.</summary>
    public int? EpisodeFraction { get; init; }

    /// <summary>The day of broadcast of a daily show.</summary>
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

    /// <summary>US, UK, AU, …: a country that tells two series of one name apart.</summary>
    public string? Country { get; init; }

    /// <summary>The number of a split file: cd1, pt2, disc 1.</summary>
    public int? Part { get; init; }

    /// <summary>An id that stands in the name or the folder: the strongest evidence of all.</summary>
    public int? TmdbId { get; init; }

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }

    /// <summary>Words that say this is no film or episode: "ebook", "flac", "soundtrack", "trailer", a game's group.</summary>
    public IReadOnlyList<string> TellTales { get; init; } = [];

    /// <summary>Where each part stands in <see cref="Input"/>, ascending and without overlap.</summary>
    public IReadOnlyList<ReleaseSpan> Spans { get; init; } = [];
}

public enum ReleaseKind
{
    /// <summary>Not a film or an episode, or nothing that says so.</summary>
    Other,
    Movie,

    /// <summary>One or several episodes, a season, several seasons or a whole series.</summary>
    Episode,
}

/// <summary>One part of a name: what it was read as, and where it stands (UTF-16 units from the start of the input).</summary>
public readonly record struct ReleaseSpan(string Part, int Start, int Length);
