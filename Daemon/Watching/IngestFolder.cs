using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Releases;
using Hybrid.Settings;

namespace Hybrid.Daemon.Watching;

/// <summary>Reads a dropped file, or a folder with everything in it.</summary>
public static class IngestFolder
{
    /// <summary>The names in the folder without hidden ones, sorted.</summary>
    public static IReadOnlyList<string> Entries(string folder) =>
        [
            .. Directory
                .EnumerateFileSystemEntries(
                    folder,
                    "*",
                    new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false }
                )
                .Select(path => Path.GetFileName(path))
                .Where(name => !name.StartsWith('.') && !Clutter.IsFolder(name))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The plain files of an entry as they are now.</summary>
    /// <exception cref="IOException">It cannot be read, or a name in it is not UTF-8 and cannot be opened. Then nothing of it is taken in.</exception>
    public static Report Read(string folder, string entry, DownloadSource source) => Look(folder, entry, source, LinkTargets.None).Report;

    /// <summary>One entry of a folder as it is now. Pipes and sockets are left out: opening a pipe would wait forever.</summary>
    /// <exception cref="IOException">It cannot be read, or a name in it is not UTF-8 and cannot be opened. Then nothing of it is taken in.</exception>
    internal static FolderLook Look(string folder, string entry, DownloadSource source, LinkTargets targets)
    {
        string path = Path.Combine(folder, entry);
        var walk = new FolderWalk(folder);
        walk.Walk(path);
        (string root, IReadOnlyList<ReportedFile> files) = walk.Links.Count == 0 ? (folder, walk.Files) : Linked(folder, walk, targets);
        return new FolderLook(new Report(source, Report.PathKey(path), entry, root, files), walk.Odd, walk.Folders);
    }

    /// <summary>
    /// Takes links as the files that they lead to. Placing follows no link, so the report names the files where they are: within the ingest
    /// folder, or, if the entry has nothing but links, from the folder that all of them are in.
    /// </summary>
    private static (string Root, IReadOnlyList<ReportedFile> Files) Linked(string folder, FolderWalk walk, LinkTargets targets)
    {
        string real = RealPath.Of(folder) ?? folder;
        (string Link, string? Target)[] links = [.. walk.Links.Select(link => (link, targets.Of(link)))];
        string[] within = [.. links.Select(l => l.Target).OfType<string>().Where(t => RealPath.IsWithin(t, real))];
        string[] outside = [.. links.Select(l => l.Target).OfType<string>().Except(within, StringComparer.Ordinal)];
        bool isMixed = outside.Length > 0 && walk.Files.Count + within.Length > 0;
        foreach ((string link, string? target) in links.Where(l => l.Target is null || (isMixed && outside.Contains(l.Target))))
        {
            walk.Odd.Add(
                new OddEntry(
                    walk.RelativeTo(link),
                    target is null
                        ? "It is a link. Only links to plain files below PLEX_INGEST_DIR, a download folder or INGEST_LINK_DIRS are followed."
                        : "It is a link out of the ingest folder beside files that are in it. Put the file itself there."
                )
            );
        }

        string root = isMixed || outside.Length == 0 ? real : Above(outside);
        IEnumerable<string> taken = isMixed || outside.Length == 0 ? within : outside;
        ReportedFile[] files =
        [
            .. walk
                .Files.Concat(taken.Select(target => FileAt(root, target)))
                .DistinctBy(f => f.Path, StringComparer.Ordinal)
                .OrderBy(f => f.Path, StringComparer.Ordinal),
        ];
        return (root == real ? folder : root, files);
    }

    private static ReportedFile FileAt(string root, string path)
    {
        DiskEntry there = SystemDisk.Instance.Look(path) ?? throw new FileNotFoundException("The file that a link leads to is gone.");
        return new ReportedFile(Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), there.Bytes, there.ModifiedAt);
    }

    /// <summary>The folder of one file. For several files the folder above their common one, whose name then says what they are.</summary>
    private static string Above(string[] paths)
    {
        string common = Path.GetDirectoryName(paths[0])!;
        while (!Array.TrueForAll(paths, path => RealPath.IsWithin(path, common)))
        {
            common = Path.GetDirectoryName(common)!;
        }

        return paths.Length == 1 ? common : Path.GetDirectoryName(common) ?? common;
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
}
