using System.Globalization;
using Hybrid.Daemon.Disk;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Placing;

/// <summary>Where a file goes in a library's recycle folder: each into a folder of its own. Pure.</summary>
internal static class RecyclePaths
{
    private const string TakenBack = "taken back ";

    /// <summary>Of a file that another one takes the place of. By the day, so that a person sees what can go.</summary>
    public static string Replaced(string libraryRoot, long fileId, string path, DateTimeOffset now, string part = "") =>
        Path.Combine(
            libraryRoot,
            RemovalOrder.RecycleFolder,
            $"{now.UtcDateTime.ToString("yyyy-MM-dd HHmmssfff", CultureInfo.InvariantCulture)} {fileId}{part}",
            Path.GetFileName(path)
        );

    /// <summary>Of a placed file while it is taken back. The same each time: the journal does not hold it.</summary>
    public static string Aside(Placement placement) =>
        Path.Combine(
            placement.LibraryRoot,
            RemovalOrder.RecycleFolder,
            $"{TakenBack}{placement.Id} {placement.PlannedAt.ToUnixTimeMilliseconds()}",
            Path.GetFileName(placement.To)
        );

    /// <summary>The row that a file was put aside for, by its folder's name; null where that is none of <see cref="Aside"/>.</summary>
    public static long? PlacementOf(string path) =>
        Path.GetFileName(Path.GetDirectoryName(path)) is { } folder
        && folder.StartsWith(TakenBack, StringComparison.Ordinal)
        && long.TryParse(folder[TakenBack.Length..].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? id
            : null;
}
