using System.Globalization;
using Hybrid.Daemon.Disk;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Placing;

/// <summary>Paths in a library's recycle folder: every file gets its own folder. Pure.</summary>
internal static class RecyclePaths
{
    private const string TakenBack = "taken back ";

    /// <summary>For a replaced file. The name begins with the date, so that a person sees what can be deleted.</summary>
    public static string Replaced(string libraryRoot, long fileId, string path, DateTimeOffset now, string part = "") =>
        Path.Combine(
            libraryRoot,
            RemovalOrder.RecycleFolder,
            $"{now.UtcDateTime.ToString("yyyy-MM-dd HHmmssfff", CultureInfo.InvariantCulture)} {fileId}{part}",
            Path.GetFileName(path)
        );

    /// <summary>For a placed file during an undo. The path is always the same, because the journal does not hold it.</summary>
    public static string Aside(Placement placement) =>
        Path.Combine(
            placement.LibraryRoot,
            RemovalOrder.RecycleFolder,
            $"{TakenBack}{placement.Id} {placement.PlannedAt.ToUnixTimeMilliseconds()}",
            Path.GetFileName(placement.To)
        );

    /// <summary>The journal row that a folder of <see cref="Aside"/> belongs to; null for any other folder.</summary>
    public static long? PlacementOf(string path) =>
        Path.GetFileName(Path.GetDirectoryName(path)) is { } folder
        && folder.StartsWith(TakenBack, StringComparison.Ordinal)
        && long.TryParse(folder[TakenBack.Length..].Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? id
            : null;
}
