namespace Hybrid.Daemon.Disk;

/// <summary>Makes and removes folders in a library, and follows no link in it.</summary>
internal sealed class LibraryFolders(IDisk disk)
{
    /// <summary>Null when the folder stands, and will after a power cut.</summary>
    public PlacingResult? Make(string root, string folder)
    {
        // Not Directory.Exists: to that a missing right is a missing folder. The root itself may be a link: it is the user's own choice.
        if (disk.Look(Path.Join(root, ".")) is null)
        {
            // Never made by us: under an empty mount point the files would land on the wrong disk.
            return new PlacingResult.Waiting($"The library folder {root} does not exist. Mount its disk, or create it.");
        }

        string above = root;
        foreach (string component in Path.GetRelativePath(root, folder).Split(Path.DirectorySeparatorChar))
        {
            string below = Path.Combine(above, component);
            switch (component == "." ? EntryKind.Folder : disk.Look(below)?.Kind)
            {
                case EntryKind.Folder:
                    break;
                case null:
                    disk.MakeFolder(below);
                    disk.FlushFolder(above);
                    break;
                case EntryKind.Link:
                    return new PlacingResult.Conflict(
                        $"{below} is a link, and links inside the library are not followed. Nothing was changed."
                    );
                default:
                    return new PlacingResult.Conflict($"{below} exists and is not a folder. Nothing was changed.");
            }

            above = below;
        }

        return null;
    }

    /// <summary>What on the way to a folder is no folder of the library's own, but a link; null where all are.</summary>
    public string? LinkOnTheWay(string root, string folder)
    {
        string current = root;
        foreach (string component in Path.GetRelativePath(root, folder).Split(Path.DirectorySeparatorChar))
        {
            current = Path.Combine(current, component);
            if (component != "." && disk.Look(current) is { Kind: EntryKind.Link })
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>The topmost folder on the way to a file that is not there; null where all are.</summary>
    public static string? FirstMissing(string root, string file)
    {
        string? missing = null;
        for (
            string? folder = Path.GetDirectoryName(file);
            folder is not null && folder.Length > root.Length && !Directory.Exists(folder);
            folder = Path.GetDirectoryName(folder)
        )
        {
            missing = folder;
        }

        return missing;
    }

    /// <summary>Removes empty folders from this one up to, and with, the topmost. One that holds something ends it.</summary>
    public void RemoveEmpty(string folder, string topmost)
    {
        string? current = folder;
        while (current is not null && (current.Equals(topmost, StringComparison.Ordinal) || PlacementOrder.IsInside(topmost, current)))
        {
            if (disk.Look(current) is { Kind: EntryKind.Folder })
            {
                if (Directory.EnumerateFileSystemEntries(current).Any())
                {
                    return;
                }

                Directory.Delete(current);
                disk.FlushFolder(Path.GetDirectoryName(current)!);
            }

            current = Path.GetDirectoryName(current);
        }
    }
}
