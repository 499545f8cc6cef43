using Hybrid.Daemon.Disk;

namespace Hybrid.Daemon.Doctor;

/// <summary>Which ways lead from a folder of downloads into a library: tried, with a hidden name that is removed again.</summary>
/// <param name="Source">A folder of downloads.</param>
/// <param name="Library">A library's folder.</param>
internal sealed record WayTrial(string Source, string Library)
{
    /// <summary>A download of many files has its first among these.</summary>
    private const int MostEntries = 500;

    /// <summary>Why nothing can be read in <see cref="Source"/>; null where something can.</summary>
    public DiskFault? Unreadable { get; init; }

    /// <summary>Why no hard link can be made; null where one can.</summary>
    public DiskFault? NoLink { get; init; }

    /// <summary>Why no clone can be made; null where one can.</summary>
    public DiskFault? NoClone { get; init; }

    public static WayTrial Try(IDisk disk, string source, string library, DateTimeOffset now)
    {
        var trial = new WayTrial(source, library);
        string own = ProbeFile.NewNameIn(source);
        string to = ProbeFile.NewNameIn(library);
        try
        {
            ProbeFile.RemoveLeftOvers(library, now);
            // A file that came with a download where there is one: whether the system lets us link it may depend on who owns it.
            string from = FirstFile(disk, source) ?? own;
            if (from == own && ProbeFile.WhyNot(own) is { } fault)
            {
                return trial with { Unreadable = fault };
            }

            using Microsoft.Win32.SafeHandles.SafeFileHandle opened = File.OpenHandle(from, share: FileShare.ReadWrite | FileShare.Delete);
            DiskFault? link = disk.Link(opened, from, to);
            ProbeFile.Remove(to);
            DiskFault? clone = disk.Clone(opened, disk.Look(opened), to);
            return trial with { NoLink = link, NoClone = clone };
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

    private static string? FirstFile(IDisk disk, string folder) =>
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
            .FirstOrDefault(path => disk.Look(path) is { Kind: EntryKind.File, Bytes: > 0 });
}
