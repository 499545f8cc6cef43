using System.Globalization;
using Hybrid.Naming;

namespace Hybrid.Ledger;

/// <summary>What one file of an item is held to be: proposed by the daemon, or said by a person. What a person said wins over the file's name.</summary>
public sealed record Assignment
{
    public required AssignmentKind Kind { get; init; }

    /// <summary>0 = specials. Null for anything but episodes.</summary>
    public int? Season { get; init; }

    /// <summary>In the order of the file; two or more for a file with several episodes.</summary>
    public IReadOnlyList<int> Episodes { get; init; } = [];

    /// <summary>From 1: one of several files of a movie.</summary>
    public int? Part { get; init; }

    /// <summary>"Director's Cut"; null for the usual cut.</summary>
    public string? Edition { get; init; }

    /// <summary>Null for anything but an extra.</summary>
    public ExtraKind? Extra { get; init; }

    /// <summary>"de", "pt-BR": of a subtitle of which a person said so.</summary>
    public string? Language { get; init; }

    /// <summary>What else a person said of a subtitle; null for an ordinary one.</summary>
    public SubtitleSort? Sort { get; init; }

    public required Actor By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in a sentence; null where nothing needs to be said.</summary>
    public string? Reason { get; init; }

    /// <summary>A person said so. What the daemon proposed is proposed anew with each plan.</summary>
    public bool IsSaid => By != Actor.Daemon;

    /// <summary>"S02E05", "movie, part 1", "extra (trailer)", "left out".</summary>
    public string Words =>
        Kind switch
        {
            AssignmentKind.Episodes => string.Create(
                CultureInfo.InvariantCulture,
                $"S{Season:00}{string.Concat(Episodes.Select(e => string.Create(CultureInfo.InvariantCulture, $"E{e:00}")))}"
            ),
            AssignmentKind.Movie => string.Create(
                CultureInfo.InvariantCulture,
                $"movie{(Edition is null ? "" : $", {Edition}")}{(Part is null ? "" : $", part {Part}")}"
            ),
            AssignmentKind.Version => "another version of the movie",
            AssignmentKind.Extra => $"extra ({Extra?.ToString().ToLowerInvariant()})",
            AssignmentKind.Subtitle =>
                $"subtitle{(Language is null ? "" : $" ({Language}{(Sort is null ? "" : $", {Sort?.ToString().ToLowerInvariant()}")})")}",
            AssignmentKind.Disc => "part of a disc",
            AssignmentKind.LeftOut => "left out",
            _ => throw new InvalidOperationException($"No such kind: {Kind}"),
        };
}

public enum AssignmentKind
{
    Movie,

    /// <summary>The same movie or episode in another quality. It stands beside the other files.</summary>
    Version,
    Episodes,

    /// <summary>A trailer, a featurette, deleted scenes.</summary>
    Extra,
    Subtitle,

    /// <summary>One file of a disc, which is filed whole.</summary>
    Disc,

    /// <summary>It stays out of the library.</summary>
    LeftOut,
}

public enum SubtitleSort
{
    /// <summary>Only what is foreign in the film.</summary>
    Forced,

    /// <summary>Also for those who do not hear well.</summary>
    Sdh,

    /// <summary>The same, as a broadcaster made it.</summary>
    Cc,
    Commentary,
}
