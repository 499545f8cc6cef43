using Hybrid.Matching;

namespace Hybrid.Daemon.Identifying;

/// <summary>What is to be identified: one film, or the files of one series.</summary>
public sealed record Subject
{
    /// <summary>Of the torrent, or of the top folder or file. Text from outside.</summary>
    public required string Name { get; init; }

    /// <summary>The videos that triage chose. Empty = the name is all there is.</summary>
    public IReadOnlyList<SubjectFile> Files { get; init; } = [];

    /// <summary>The length of the whole, where no single file's is known.</summary>
    public double? Seconds { get; init; }

    /// <summary>What the .nfo files beside the videos say; null where there is none that says anything.</summary>
    public NfoClaim? Nfo { get; init; }

    /// <summary>What this installation knows about such a name.</summary>
    public IReadOnlyList<Precedent> Precedents { get; init; } = [];
}

/// <param name="Path">Relative, separated by '/'; with or without the subject's name in front.</param>
/// <param name="Bytes">0 where unknown.</param>
/// <param name="Seconds">Its length, where known.</param>
public sealed record SubjectFile(string Path, long Bytes = 0, double? Seconds = null);
