namespace Hybrid.Daemon.Disk;

/// <summary>Makes and removes folders in a library. Follows no link in it.</summary>
/// <param name="rights">Of what is made; null = as the system gives them.</param>
internal sealed class LibraryFolders(IDisk disk, LibraryRights? rights = null)
{
    /// <summary>Null if the folder exists and will survive a power cut.</summary>
    public PlacingResult? Make(string root, string folder)
    {
        // Not Directory.Exists, which treats a missing right as a missing folder. The root itself may be a link, which is the user's own
        // choice.
        if (disk.Look(Path.Join(root, ".")) is null)
        {
            // We never make the root: under an empty mount point the files would land on the wrong disk.
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
                    rights?.Give(below);
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

    /// <summary>The first link on the path to a folder; null if every part is a real folder.</summary>
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

    /// <summary>The topmost missing folder on the path to a file; null if all exist.</summary>
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

    /// <summary>Removes empty folders from this one up to and including the topmost. Stops at one that is not empty.</summary>
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
