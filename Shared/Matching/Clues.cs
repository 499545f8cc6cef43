using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>What a download's names claim, read together, before the catalog is asked.</summary>
public sealed record Clues
{
    /// <summary>The name that counts: of the single file with its folders, or of the whole download.</summary>
    public required Release Release { get; init; }

    /// <summary>What each video's path claims; none if only a name is known.</summary>
    public IReadOnlyList<Release> Files { get; init; } = [];

    /// <summary>Every title in the names, most trusted first, without duplicates.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    public int? Year { get; init; }

    /// <summary>Null where nothing says whether it is a movie or a series.</summary>
    public TitleKind? Kind { get; init; }

    /// <summary>All seasons of all files, ascending.</summary>
    public IReadOnlyList<int> Seasons { get; init; } = [];

    /// <summary>The highest episode number per season, of all files.</summary>
    public IReadOnlyDictionary<int, int> HighestEpisodes { get; init; } = new Dictionary<int, int>();

    /// <summary>The highest absolute number; null where there is none, or where each has a season too.</summary>
    public int? HighestAbsolute { get; init; }

    /// <summary>The air dates in the names.</summary>
    public IReadOnlyList<DateOnly> AirDates { get; init; } = [];

    public string? Country { get; init; }

    public int? TmdbId { get; init; }

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }

    /// <summary>The length of the movie; the sum of its parts if it is split. Null for several episodes.</summary>
    public double? Seconds { get; init; }

    public IReadOnlyList<string> TellTales { get; init; } = [];

    /// <summary>What this installation knows about such a name.</summary>
    public IReadOnlyList<Precedent> Precedents { get; init; } = [];

    /// <summary>How a rule counts numbers without a season, if it is this title.</summary>
    public Numbering NumberingOf(TitleId title) =>
        Precedents.Any(precedent => precedent.Kind == PrecedentKind.Numbering && precedent.Title == title)
            ? Numbering.Absolute
            : Numbering.Unsaid;

    public bool HasId => TmdbId is not null || ImdbId is not null || TvdbId is not null;

    /// <summary>A resolution, a source, a codec: words that only video releases have.</summary>
    public bool HasTechnicalWords => Release is { Resolution: not null } or { SourceMedia: not null } or { Codec: not null };

    public bool IsNumbered => Seasons.Count > 0 || HighestAbsolute is not null || AirDates.Count > 0;

    /// <summary>Something in the names speaks of a video.</summary>
    public bool IsLikeVideo => HasTechnicalWords || IsNumbered;

    /// <summary>"Ep. 5", which may also be the fifth part of a movie.</summary>
    public bool HasEpisodes => Release.Episodes.Count > 0;
}
