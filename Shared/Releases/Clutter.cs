using System.Collections.Frozen;

namespace Hybrid.Releases;

/// <summary>What systems put beside people's files: never a download, and never a file of one.</summary>
public static class Clutter
{
    /// <summary>
    /// Recycle bins, snapshots and indexes of Synology, QNAP, TrueNAS, Btrfs, Windows, macOS and Linux. A deleted movie in one of them is
    /// not to be filed again (Radarr #4280).
    /// </summary>
    private static readonly FrozenSet<string> Folders = new[]
    {
        "#recycle",
        "@recycle",
        ".recycle",
        "recycle.bin",
        "$recycle.bin",
        "recycler",
        "recycled",
        "#snapshot",
        "@snapshot",
        "@recently-snapshot",
        ".snapshot",
        ".snapshots",
        "~snapshot",
        ".zfs",
        "@eadir",
        "@tmp",
        "@sharebin",
        ".@__thumb",
        ".@upload_cache",
        "system volume information",
        "lost+found",
        "found.000",
        ".appledouble",
        ".appledb",
        ".appledesktop",
        "network trash folder",
        "temporary items",
        ".temporaryitems",
        ".documentrevisions-v100",
        ".fseventsd",
        ".spotlight-v100",
        "__macosx",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsFolder(string name) => Folders.Contains(name) || name.StartsWith(".Trash", StringComparison.OrdinalIgnoreCase);

    /// <summary>macOS's own files: "._Movie.srt" holds attributes of "Movie.srt" and no subtitle.</summary>
    /// <param name="path">Separated by '/'.</param>
    public static bool IsFile(string path)
    {
        ReadOnlySpan<char> name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.StartsWith("._", StringComparison.Ordinal) || name.Equals(".DS_Store", StringComparison.OrdinalIgnoreCase);
    }
}
