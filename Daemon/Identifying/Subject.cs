using Hybrid.Matching;

namespace Hybrid.Daemon.Identifying;

/// <summary>The input of identifying: one movie, or the files of one series.</summary>
public sealed record Subject
{
    /// <summary>The name of the torrent, or of the dropped folder or file. Untrusted.</summary>
    public required string Name { get; init; }

    /// <summary>The videos that triage chose. Empty = only the name is known.</summary>
    public IReadOnlyList<SubjectFile> Files { get; init; } = [];

    /// <summary>The total length, if the lengths of the files are not known.</summary>
    public double? Seconds { get; init; }

    /// <summary>The claim of the .nfo files next to the videos; null if there is none.</summary>
    public NfoClaim? Nfo { get; init; }

    /// <summary>Earlier decisions of this installation about such a name.</summary>
    public IReadOnlyList<Precedent> Precedents { get; init; } = [];
}

/// <param name="Path">Relative, separated by '/'; with or without the subject's name in front.</param>
/// <param name="Bytes">0 where unknown.</param>
/// <param name="Seconds">Its length, where known.</param>
public sealed record SubjectFile(string Path, long Bytes = 0, double? Seconds = null);
