using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>What a download's names tell of it, read together, before any catalogue is asked.</summary>
public sealed record Clues
{
    /// <summary>The name that is believed: of the single file with its folders, or of the whole download.</summary>
    public required Release Release { get; init; }

    /// <summary>Every title that a name gives, the most trusted first, without doubles.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    public int? Year { get; init; }

    /// <summary>Null where nothing says whether it is a film or a series.</summary>
    public TitleKind? Kind { get; init; }

    /// <summary>All seasons of all files, ascending.</summary>
    public IReadOnlyList<int> Seasons { get; init; } = [];

    /// <summary>The highest episode number per season, of all files.</summary>
    public IReadOnlyDictionary<int, int> HighestEpisodes { get; init; } = new Dictionary<int, int>();

    /// <summary>The highest absolute number; null where none is given or each has a season too.</summary>
    public int? HighestAbsolute { get; init; }

    /// <summary>The days of broadcast that the names give.</summary>
    public IReadOnlyList<DateOnly> AirDates { get; init; } = [];

    public string? Country { get; init; }

    public int? TmdbId { get; init; }

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }

    /// <summary>The length of the film; the parts of a split one are added up. Null for several episodes.</summary>
    public double? Seconds { get; init; }

    public IReadOnlyList<string> TellTales { get; init; } = [];

    /// <summary>What this installation knows about such a name.</summary>
    public IReadOnlyList<Precedent> Precedents { get; init; } = [];

    /// <summary>What a rule says of numbers without a season, were it this title.</summary>
    public Numbering NumberingOf(TitleId title) =>
        Precedents.Any(precedent => precedent.Kind == PrecedentKind.Numbering && precedent.Title == title)
            ? Numbering.Absolute
            : Numbering.Unsaid;

    public bool HasId => TmdbId is not null || ImdbId is not null || TvdbId is not null;

    /// <summary>A resolution, a source, a codec: words that only releases of video bear.</summary>
    public bool HasTechnicalWords => Release is { Resolution: not null } or { SourceMedia: not null } or { Codec: not null };

    public bool IsNumbered => Seasons.Count > 0 || HighestAbsolute is not null || AirDates.Count > 0;

    /// <summary>"Ep. 5", which may be the fifth part of a film as well.</summary>
    public bool HasEpisodes => Release.Episodes.Count > 0;
}
