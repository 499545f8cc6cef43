using Hybrid.Daemon.Disk;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Texts;

namespace Hybrid.Daemon.Doctor;

/// <summary>Free room where it is needed.</summary>
internal static class RoomFindings
{
    private const string Check = "room";

    private const long Mebibyte = 1L << 20;

    /// <summary>Bytes. A large movie as a copy.</summary>
    private const long LittleInLibrary = 20L << 30;

    /// <summary>Bytes. A year of ledger, logs and backups.</summary>
    private const long LittleInData = 500 * Mebibyte;

    public static IReadOnlyList<Finding> Look(HybridSettings settings, IDisk disk)
    {
        List<Finding> found = [];
        foreach ((string folder, long little) in Folders(settings))
        {
            if (Directory.Exists(folder) && disk.FreeBytes(folder) is { } free)
            {
                found.Add(Of(folder, free, little));
            }
        }

        return found;
    }

    internal static Finding Of(string folder, long free, long little)
    {
        string what = $"{folder} has {Format.Bytes(free)} of free space.";
        return free < little / 20
                ? Finding.Error(Check, what, "When it is full, the daemon waits and files nothing.", "Free some space on that disk.")
            : free < little ? Finding.Warning(Check, what, "The next large copy may not fit.", "Free some space on that disk.")
            : Finding.Ok(Check, what);
    }

    private static IEnumerable<(string Folder, long Little)> Folders(HybridSettings settings) =>
        settings.LibraryDirs.Select(folder => (folder, LittleInLibrary)).Append((settings.DataDir, LittleInData));
}
