using Hybrid.Catalog;
using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Planning;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>Checks whether the disks of libraries and downloads are mounted. A mount point without its disk is an empty folder on the disk below.</summary>
public sealed class Mounts(IDisk disk, HybridSettings settings)
{
    /// <summary>
    /// A library folder that is empty and on another device than the files placed in it has no disk mounted. Files placed now would be hidden
    /// when the disk returns, and files to be undone only seem to be gone. A folder that a person emptied is still on the same device.
    /// </summary>
    /// <returns>Why the item must wait; null if it need not.</returns>
    public Task<string?> MissingAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken) =>
        MissingAsync(db, RootsOf(item).Where(r => !IsGivenUp(r)), cancellationToken);

    /// <summary>Of several library folders, one that is away may hold the title: without it, a second folder would be made in another.</summary>
    /// <returns>Why an item must wait before its place is chosen; null if it need not.</returns>
    public async Task<string?> MissingAsync(LedgerDb db, TitleKind kind, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> all = settings.LibraryDirsOf(kind);
        return all.Count < 2 ? null
            : all.FirstOrDefault(root => !Directory.Exists(root)) is { } missing
                ? $"The library folder {missing} does not exist, and the title may be in it. Mount its disk, or take it out of the settings."
            : await MissingAsync(db, all, cancellationToken);
    }

    private async Task<string?> MissingAsync(LedgerDb db, IEnumerable<string> roots, CancellationToken cancellationToken)
    {
        foreach (string root in roots.Where(IsEmpty))
        {
            if (DeviceOf(root) is not { } device)
            {
                continue;
            }

            PlacementState[] kept = [PlacementState.Placed, PlacementState.TakingBack, PlacementState.Replaced];
            long? before = await db
                .Placements.Where(p => p.LibraryRoot == root && kept.Contains(p.State) && p.PlacedDevice != null)
                .OrderByDescending(p => p.Id)
                .Select(p => p.PlacedDevice)
                .FirstOrDefaultAsync(cancellationToken);
            if (before is not null && before != unchecked((long)device))
            {
                return $"The library folder {root} is empty and on another disk than the files placed in it before. Mount its disk. "
                    + "If the disk is new, create any folder in it.";
            }
        }

        return null;
    }

    /// <summary>Remembers the disks as they are now, to notice during the work on the item that one has disappeared.</summary>
    public MountWatch Watch(IngestItem item) => new(RootsOf(item), DeviceOf);

    /// <returns>Why nothing in a library folder can be looked at; null if it can.</returns>
    public static string? Away(string libraryRoot) =>
        Directory.Exists(libraryRoot) && !IsEmpty(libraryRoot)
            ? null
            : $"The library folder {libraryRoot} is missing or empty. Mount its disk.";

    /// <summary>No setting names this library folder, and it is missing or empty: nobody will mount its disk.</summary>
    public bool IsGivenUp(string libraryRoot) =>
        !settings.LibraryDirs.Any(set => IsSame(set, libraryRoot)) && (!Directory.Exists(libraryRoot) || IsEmpty(libraryRoot));

    public static string GivenUp(string libraryRoot) =>
        $"The library folder {libraryRoot} is no longer in the settings and no longer exists";

    /// <summary>None of the files to place exists, and the download's folder is missing or empty.</summary>
    /// <returns>Why the item must wait; null if it need not.</returns>
    public string? WithoutDownload(IngestItem item, Plan.Made made)
    {
        string root = item.Download!.Root;
        PlannedFile[] wanted = [.. made.Files.Where(f => f is { To: not null, File.Placement: not { State: PlacementState.Placed } })];
        if (wanted.Length == 0 || Array.Exists(wanted, f => SourceOf(item, f.File) is not null))
        {
            return null;
        }

        string? seen =
            !Directory.Exists(root) ? "missing"
            : IsEmpty(root) ? "empty"
            : null;
        return seen is null
            ? null
            : $"The download's folder is {seen}. Check that its disk is mounted. If you deleted the download, reject the item.";
    }

    /// <summary>The downloaded file; null if it does not exist or cannot be read. Placing then reports why.</summary>
    internal DiskEntry? SourceOf(IngestItem item, ItemFile file)
    {
        try
        {
            return Naming.LibraryRoot.Combine(item.Download!.Root, file.Path) is { } path ? disk.Look(path) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IEnumerable<string> RootsOf(IngestItem item) =>
        item.Files.Select(f => f.Placement?.LibraryRoot).OfType<string>().Distinct(StringComparer.Ordinal);

    private static bool IsSame(string one, string other) =>
        Path.TrimEndingDirectorySeparator(one).Equals(Path.TrimEndingDirectorySeparator(other), StringComparison.Ordinal);

    private static bool IsEmpty(string folder)
    {
        try
        {
            return Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (Exception e) when (DiskFault.Of(e) is not null)
        {
            return false;
        }
    }

    private ulong? DeviceOf(string folder)
    {
        try
        {
            // With "/.": the folder itself may be a link, which is the user's own choice.
            return disk.Look(Path.Join(folder, "."))?.Device;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
