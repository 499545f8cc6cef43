using Hybrid.Daemon.Disk;

namespace Hybrid.Daemon.Doctor;

/// <summary>A hidden, empty file that tests what a folder allows. It is always removed; if the doctor was killed, the next run removes it.</summary>
internal static class ProbeFile
{
    private const string Beginning = ".plex-mcp-probe-";

    private static readonly TimeSpan LongestUse = TimeSpan.FromHours(1);

    public static string NewNameIn(string folder) => Path.Combine(folder, $"{Beginning}{Guid.NewGuid():N}");

    /// <returns>Why no file can be created in the folder; null if one can.</returns>
    public static DiskFault? WhyNotIn(string folder)
    {
        string probe = NewNameIn(folder);
        try
        {
            return WhyNot(probe);
        }
        finally
        {
            Remove(probe);
        }
    }

    /// <summary>Makes one, with a few bytes: some file systems clone no empty file.</summary>
    public static DiskFault? WhyNot(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            file.Write(new byte[4096]);
            return null;
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return fault;
        }
    }

    /// <returns>Why no file in the folder can be given a name, as placing does it; null if one can.</returns>
    public static DiskFault? WhyNoNameIn(IDisk disk, string folder)
    {
        string hidden = NewNameIn(folder);
        string name = NewNameIn(folder);
        try
        {
            return WhyNot(hidden)
                ?? disk.Rename(hidden, name)
                ?? WhyNot(hidden)
                ?? (
                    disk.Rename(hidden, name) is { Kind: DiskFaultKind.Exists }
                        ? null
                        : new DiskFault(DiskFaultKind.NotSupported, "a file of that name was replaced")
                );
        }
        finally
        {
            Remove(hidden);
            Remove(name);
            disk.Withdraw(name);
        }
    }

    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (DiskFault.Of(e) is not null)
        {
            // Where nothing could be made there is nothing to remove.
        }
    }

    public static void RemoveLeftOvers(string folder, DateTimeOffset now)
    {
        foreach (string old in Directory.EnumerateFiles(folder, $"{Beginning}*"))
        {
            if (now.UtcDateTime - File.GetCreationTimeUtc(old) > LongestUse)
            {
                Remove(old);
            }
        }
    }
}
