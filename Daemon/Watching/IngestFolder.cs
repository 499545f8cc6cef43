using Hybrid.Ledger;

namespace Hybrid.Watching;

/// <summary>Reads what lies on the disk: a dropped file, or a folder with all that is in it. Links are not followed.</summary>
public static class IngestFolder
{
    /// <summary>The names in the folder that are no hidden ones, sorted.</summary>
    public static IReadOnlyList<string> Entries(string folder) =>
        [
            .. new DirectoryInfo(folder)
                .EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint })
                .Select(e => e.Name)
                .Where(name => !name.StartsWith('.'))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>One entry of a folder as it is now, with the first bytes of what claims to be video.</summary>
    public static Report Read(string folder, string entry, DownloadSource source)
    {
        string path = Path.Combine(folder, entry);
        IEnumerable<FileInfo> files = Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateFiles(
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
            )
            : [new FileInfo(path)];
        return new Report(
            source,
            Report.PathKey(path),
            entry,
            folder,
            [.. files.Where(f => f.LinkTarget is null).Select(f => ReportFile(folder, f)).OrderBy(f => f.Path, StringComparer.Ordinal)]
        );
    }

    /// <summary>The first bytes of a file that is named like a video; empty for others, and where it cannot be read.</summary>
    public static ReadOnlyMemory<byte> Head(string path)
    {
        if (!FileKinds.IsVideo(path))
        {
            return default;
        }

        byte[] head = new byte[Signature.Length];
        try
        {
            using FileStream stream = File.OpenRead(path);
            return head.AsMemory(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Placing it will meet the same trouble, and tell it with its reason.
            return default;
        }
    }

    private static ReportedFile ReportFile(string folder, FileInfo file) =>
        new(
            Path.GetRelativePath(folder, file.FullName).Replace(Path.DirectorySeparatorChar, '/'),
            file.Length,
            new DateTimeOffset(file.LastWriteTimeUtc),
            Head: Head(file.FullName)
        );
}
