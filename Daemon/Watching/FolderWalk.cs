using Hybrid.Daemon.Disk;
using Hybrid.Releases;

namespace Hybrid.Daemon.Watching;

/// <summary>One walk through a file or folder. Links are not followed but noted; pipes and devices are never opened.</summary>
internal sealed class FolderWalk(string folder)
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = FileAttributes.None,
        // An incomplete list must not count as the whole download.
        IgnoreInaccessible = false,
    };

    private readonly IDisk _disk = SystemDisk.Instance;
    private readonly Stack<string> _open = new();

    public List<ReportedFile> Files { get; } = [];

    public List<string> Links { get; } = [];

    public List<OddEntry> Odd { get; } = [];

    public List<FolderTime> Folders { get; } = [];

    /// <exception cref="IOException">It cannot be read, or a name in it is not UTF-8 and cannot be opened. Then nothing of it is taken in.</exception>
    /// <exception cref="OddEntryException">It has too many files.</exception>
    public void Walk(string path)
    {
        Note(path);
        while (_open.TryPop(out string? next))
        {
            foreach (string below in Directory.EnumerateFileSystemEntries(next, "*", Everything))
            {
                Note(below);
            }
        }

        Files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
    }

    public string RelativeTo(string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    private void Note(string path)
    {
        if (Clutter.IsFile(Path.GetFileName(path)))
        {
            return;
        }

        DiskEntry? there = _disk.Look(path);
        // .NET shows this character for each byte that is not UTF-8, and no file has the resulting name;
        // a folder with such a name looks empty.
        if (there is null && path.Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw new IOException("a file name in it is not UTF-8 and cannot be opened. Rename the file.");
        }

        switch (there?.Kind)
        {
            case EntryKind.File:
                Files.Add(new ReportedFile(RelativeTo(path), there.Bytes, there.ModifiedAt));
                break;
            case EntryKind.Folder when !Clutter.IsFolder(Path.GetFileName(path)):
                Folders.Add(new FolderTime(path, there.ModifiedAt));
                _open.Push(path);
                break;
            case EntryKind.Link:
                Links.Add(path);
                break;
            case EntryKind.Other:
                Odd.Add(new OddEntry(RelativeTo(path), "It is a pipe, a socket or a device, and no file."));
                break;
            default:
                // Gone since it was listed, or not ours.
                break;
        }

        if (Files.Count + Links.Count + Odd.Count + Folders.Count > Report.MostFiles)
        {
            throw new OddEntryException(Report.TooManyFiles);
        }
    }
}
