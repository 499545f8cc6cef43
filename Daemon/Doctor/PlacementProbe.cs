using Hybrid.Daemon.Disk;

namespace Hybrid.Daemon.Doctor;

/// <summary>Tests whether hard links and clones work from a download folder to a library, with hidden files that are removed again.</summary>
/// <param name="Source">A folder of downloads.</param>
/// <param name="Library">A library's folder.</param>
internal sealed record PlacementProbe(string Source, string Library)
{
    /// <summary>The most entries to read in search of a file to test with.</summary>
    private const int MostEntries = 500;

    /// <summary>Some of the files that the daemon's user may not read, in the order of the folder. The others can be filed.</summary>
    public IReadOnlyList<string> UnreadableFiles { get; init; } = [];

    /// <summary>Why nothing can be read in <see cref="Source"/>; null where something can.</summary>
    public DiskFault? Unreadable { get; init; }

    /// <summary>Why no hard link can be made; null where one can.</summary>
    public DiskFault? NoLink { get; init; }

    /// <summary>Why no clone can be made; null where one can.</summary>
    public DiskFault? NoClone { get; init; }

    public static PlacementProbe Try(IDisk disk, string source, string library, DateTimeOffset now)
    {
        var trial = new PlacementProbe(source, library);
        string own = ProbeFile.NewNameIn(source);
        string to = ProbeFile.NewNameIn(library);
        try
        {
            ProbeFile.RemoveLeftOvers(library, now);
            string[] files = [.. Files(disk, source)];
            string[] denied = [.. files.Where(IsDenied)];
            // Prefers a file of a real download: whether the system permits a link may depend on the file's owner.
            string from = files.Except(denied, StringComparer.Ordinal).FirstOrDefault() ?? own;
            if (from == own && ProbeFile.WhyNot(own) is { } fault)
            {
                return trial with { Unreadable = fault, UnreadableFiles = denied };
            }

            using Microsoft.Win32.SafeHandles.SafeFileHandle opened = File.OpenHandle(from, share: FileShare.ReadWrite | FileShare.Delete);
            DiskFault? link = disk.Link(opened, from, to);
            ProbeFile.Remove(to);
            DiskFault? clone = disk.Clone(opened, disk.Look(opened), to);
            return trial with { NoLink = link, NoClone = clone, UnreadableFiles = denied };
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return trial with { Unreadable = fault };
        }
        finally
        {
            ProbeFile.Remove(to);
            ProbeFile.Remove(own);
        }
    }

    private static IEnumerable<string> Files(IDisk disk, string folder) =>
        Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = 3,
                    IgnoreInaccessible = true,
                    AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
                }
            )
            .Take(MostEntries)
            .Where(path => disk.Look(path) is { Kind: EntryKind.File, Bytes: > 0 });

    private static bool IsDenied(string path)
    {
        try
        {
            File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete).Dispose();
            return false;
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return fault.Kind is DiskFaultKind.Denied or DiskFaultKind.NotPermitted;
        }
    }
}
