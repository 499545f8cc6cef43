namespace Hybrid.Torrents;

/// <summary>Whether a torrent is really complete: Transmission says so, and every wanted file exists on this machine.</summary>
/// <remarks>
/// Transmission says 100 % for half a second before it moves the files out of its folder for incomplete ones, and forever if that move fails
/// on a full disk. So the files are checked, and a caller takes a torrent in only if two polls in a row say <see cref="Complete"/>.
/// </remarks>
public abstract record Completion
{
    private Completion() { }

    /// <summary>Everything wanted exists.</summary>
    /// <param name="Files">The wanted files. <see cref="Torrent.FullPathOf"/> gives their paths.</param>
    public sealed record Complete(IReadOnlyList<TorrentFile> Files) : Completion;

    /// <summary>It may still become complete.</summary>
    /// <param name="Why">For a program.</param>
    /// <param name="Sentence">For a person.</param>
    public sealed record NotYet(IncompleteReason Why, string Sentence) : Completion;

    /// <summary>It does not become complete by itself: a person must look at it in Transmission.</summary>
    /// <param name="Why">For a program.</param>
    /// <param name="Sentence">For a person.</param>
    public sealed record Broken(IncompleteReason Why, string Sentence) : Completion;

    /// <param name="torrent">As Transmission reports it.</param>
    /// <param name="lengthOnDisk">The length in bytes of the file with this full path; null if there is none.</param>
    public static Completion Of(Torrent torrent, Func<string, long?> lengthOnDisk) =>
        BrokenBecause(torrent) ?? WaitingFor(torrent) ?? OnDisk(torrent, lengthOnDisk);

    private static Broken? BrokenBecause(Torrent torrent)
    {
        if (torrent.Unreadable is { } why)
        {
            return new Broken(IncompleteReason.Unreadable, $"Transmission's answer about this torrent cannot be read: {why}");
        }

        if (torrent.ErrorKind == TorrentError.Local)
        {
            return new Broken(IncompleteReason.LocalError, $"Transmission reports an error: {torrent.ErrorText ?? "no details"}.");
        }

        return torrent.UnsafeFiles.Any(file => file.Wanted)
            ? new Broken(IncompleteReason.UnsafeName, "The torrent names a file outside its own folder, so nothing of it is taken in.")
            : null;
    }

    private static NotYet? WaitingFor(Torrent torrent) =>
        torrent switch
        {
            { MetadataPercentComplete: < 1 } => new(
                IncompleteReason.NoMetadata,
                "Transmission does not know the files of this magnet link yet."
            ),
            { SizeWhenDone: <= 0 } => new(IncompleteReason.NothingWanted, "All of its files are deselected in Transmission."),
            { Status: TorrentStatus.Verifying or TorrentStatus.QueuedToVerify } => new(
                IncompleteReason.Verifying,
                "Transmission is verifying its files."
            ),
            { LeftUntilDone: > 0 } => new(IncompleteReason.Downloading, $"{torrent.LeftUntilDone} bytes are still missing."),
            { ClaimsDone: false } => new(IncompleteReason.Downloading, "Transmission has not finished the download yet."),
            _ => null,
        };

    private static Completion OnDisk(Torrent torrent, Func<string, long?> lengthOnDisk)
    {
        var files = new List<TorrentFile>();
        foreach (TorrentFile file in torrent.Files.Where(file => file.Wanted))
        {
            string path = torrent.FullPathOf(file);
            long? length = lengthOnDisk(path);
            switch (length)
            {
                case null when file.Bytes == 0:
                    // Not every client creates empty files, and nobody misses them.
                    continue;
                case null:
                    return new NotYet(
                        IncompleteReason.FileMissing,
                        $"{path} does not exist on this machine. If Transmission has the folder under another path (in a container or on another machine), set TRANSMISSION_PATH_MAP."
                    );
                case long found when found != file.Bytes:
                    return new NotYet(IncompleteReason.WrongLength, $"{path} has {found} of {file.Bytes} bytes.");
                default:
                    files.Add(file);
                    break;
            }
        }

        return files.Count > 0
            ? new Complete(files)
            : new NotYet(IncompleteReason.NothingWanted, "All of its files are deselected in Transmission.");
    }
}

/// <summary>Why a torrent is not complete.</summary>
public enum IncompleteReason
{
    /// <summary>A magnet link whose files are not known yet.</summary>
    NoMetadata,

    /// <summary>The user deselected every file.</summary>
    NothingWanted,

    Downloading,
    Verifying,

    /// <summary>Transmission's own error 3: data missing, disk full.</summary>
    LocalError,

    /// <summary>It lies in a folder that the settings do not allow.</summary>
    NotBelieved,

    /// <summary>Transmission's answer about it is not as it should be.</summary>
    Unreadable,

    /// <summary>A wanted file would lie outside the download folder.</summary>
    UnsafeName,

    /// <summary>Transmission has the file, but this machine does not: it is still being moved, or the path map is missing.</summary>
    FileMissing,

    WrongLength,

    /// <summary>A wanted file is a link, which is not followed.</summary>
    Link,
}
