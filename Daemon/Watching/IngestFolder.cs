using Hybrid.Daemon.Disk;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

/// <summary>Reads a dropped file, or a folder with everything in it. Links are not followed.</summary>
public static class IngestFolder
{
    /// <summary>The names in the folder without hidden ones, sorted.</summary>
    public static IReadOnlyList<string> Entries(string folder) =>
        [
            .. new DirectoryInfo(folder)
                .EnumerateFileSystemInfos(
                    "*",
                    new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false }
                )
                .Select(e => e.Name)
                .Where(name => !name.StartsWith('.'))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>One entry of a folder as it is now. Links, pipes and sockets are left out: opening a pipe would wait forever.</summary>
    /// <exception cref="IOException">It cannot be read, or a name in it is not UTF-8 and cannot be opened. Then nothing of it is taken in.</exception>
    public static Report Read(string folder, string entry, DownloadSource source)
    {
        string path = Path.Combine(folder, entry);
        IEnumerable<FileSystemInfo> entries = Directory.Exists(path)
            ? new DirectoryInfo(path).EnumerateFileSystemInfos(
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                    // An incomplete list must not count as the whole download.
                    IgnoreInaccessible = false,
                }
            )
            : [new FileInfo(path)];
        var files = new List<ReportedFile>();
        foreach (FileSystemInfo found in entries)
        {
            if (PlainFile(found) is { } there)
            {
                files.Add(new ReportedFile(RelativeTo(folder, found.FullName), there.Bytes, there.ModifiedAt));
            }
        }

        files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        return new Report(source, Report.PathKey(path), entry, folder, files);
    }

    /// <summary>Adds the first bytes of files named like videos. They are read only at intake, because reading at each poll would keep disks awake.</summary>
    public static Report WithHeads(this Report report) =>
        report with
        {
            Files =
            [
                .. report.Files.Select(f =>
                    f.Wanted && FileKinds.IsVideo(f.Path) ? f with { Head = Head(Path.Join(report.Root, f.Path)) } : f
                ),
            ],
        };

    /// <summary>Empty if it cannot be read.</summary>
    private static ReadOnlyMemory<byte> Head(string path)
    {
        byte[] head = new byte[Signature.Length];
        try
        {
            using FileStream stream = File.OpenRead(path);
            return head.AsMemory(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Placing meets the same problem and reports it.
            return default;
        }
    }

    private static DiskEntry? PlainFile(FileSystemInfo entry)
    {
        DiskEntry? there = SystemDisk.Instance.Look(entry.FullName);
        // .NET shows this character for each byte that is not UTF-8, and no file has the resulting name;
        // a folder with such a name looks empty.
        return there is null && entry.FullName.Contains('\uFFFD', StringComparison.Ordinal)
                ? throw new IOException("a file name in it is not UTF-8 and cannot be opened. Rename the file.")
            : there is { Kind: EntryKind.File } ? there
            : null;
    }

    private static string RelativeTo(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
