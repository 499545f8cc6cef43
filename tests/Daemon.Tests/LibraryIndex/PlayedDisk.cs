using Hybrid.Daemon.Disk;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>The real disk, which notes what was looked at, and can be another one or broken.</summary>
internal sealed class PlayedDisk(IDisk real) : IDisk
{
    public List<string> Looked { get; } = [];

    /// <summary>The device that everything is on; null for the real one.</summary>
    public ulong? Device { get; set; }

    /// <summary>The end of a path that cannot be read.</summary>
    public string? Broken { get; set; }

    public DiskEntry? Look(string path)
    {
        Looked.Add(path);
        if (Broken is { } broken && path.EndsWith(broken, StringComparison.Ordinal))
        {
            throw new IOException("Input/output error", 5);
        }

        DiskEntry? entry = real.Look(path);
        return entry is not null && Device is { } device ? entry with { Device = device } : entry;
    }

    public DiskEntry Look(SafeFileHandle handle) => real.Look(handle);

    public DiskFault? Link(SafeFileHandle opened, string from, string to) => real.Link(opened, from, to);

    public DiskFault? Clone(SafeFileHandle from, DiskEntry entry, string to) => real.Clone(from, entry, to);

    public DiskFault? Rename(string from, string to) => real.Rename(from, to);

    public void MakeFolder(string path) => real.MakeFolder(path);

    public void FlushFolder(string path) => real.FlushFolder(path);

    public long? FreeBytes(string folder) => real.FreeBytes(folder);
}
