using Hybrid.Learning;
using Hybrid.Ledger;
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

    /// <summary>Includes the claims of the .nfo files next to the item's videos.</summary>
    public static Subject Of(IngestItem item, IdentifyInput input) =>
        new()
        {
            Name = input.Name,
            Files = [.. input.Files.Select(f => new SubjectFile(f.Path, f.Bytes, f.Seconds))],
            Seconds = input.Seconds,
            Nfo = item.Download is { Root: { } root }
                ? NfoFiles.Read(
                    root,
                    item.Files.Where(f => f.Wanted).Select(f => f.Path),
                    [.. item.Files.Where(f => f.Role == FileRole.Video).Select(f => f.Path)]
                )
                : null,
            Precedents = input.Precedents,
        };
}

/// <param name="Path">Relative, separated by '/'; with or without the subject's name at its beginning.</param>
/// <param name="Bytes">0 if unknown.</param>
/// <param name="Seconds">Its length, if known.</param>
public sealed record SubjectFile(string Path, long Bytes = 0, double? Seconds = null);
