using Hybrid.Learning;
using Hybrid.Ledger;
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

    /// <summary>With what the .nfo files beside an item's videos say.</summary>
    public static Subject Of(IngestItem item, Facts facts) =>
        new()
        {
            Name = facts.Name,
            Files = [.. facts.Files.Select(f => new SubjectFile(f.Path, f.Bytes, f.Seconds))],
            Seconds = facts.Seconds,
            Nfo = item.Download is { Root: { } root }
                ? NfoFiles.Read(
                    root,
                    item.Files.Where(f => f.Wanted).Select(f => f.Path),
                    [.. item.Files.Where(f => f.Role == FileRole.Video).Select(f => f.Path)]
                )
                : null,
            Precedents = facts.Precedents,
        };
}

/// <param name="Path">Relative, separated by '/'; with or without the subject's name in front.</param>
/// <param name="Bytes">0 where unknown.</param>
/// <param name="Seconds">Its length, where known.</param>
public sealed record SubjectFile(string Path, long Bytes = 0, double? Seconds = null);
