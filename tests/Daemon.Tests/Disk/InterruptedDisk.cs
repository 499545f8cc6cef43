using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>The real disk, with something done before or after a call: another program's deed, a fault, or the end of this one.</summary>
internal sealed class InterruptedDisk(IDisk real, Action<string> before, Action<string>? after = null) : IDisk
{
    /// <summary>Answers to Link instead of the real one, where it is not null.</summary>
    public DiskFault? LinkFault { get; init; }

    /// <summary>Only what lies below it cannot be linked: the downloads of another device.</summary>
    public string LinkFaultBelow { get; init; } = "";

    /// <summary>Two files cannot change names as one act.</summary>
    public bool NoExchange { get; init; }

    /// <summary>Clones by copying, for a file system that cannot clone.</summary>
    public bool Clones { get; init; }

    public DiskEntry? Look(string path) => Around("look", () => real.Look(path));

    public DiskEntry Look(SafeFileHandle handle) => Around("look", () => real.Look(handle));

    public DiskFault? Link(SafeFileHandle opened, string from, string to) =>
        Around(
            "link",
            () =>
                LinkFault is not null && from.StartsWith(LinkFaultBelow, StringComparison.Ordinal) ? LinkFault : real.Link(opened, from, to)
        );

    public SafeFileHandle OpenBeneath(string root, string relative) => Around("open", () => real.OpenBeneath(root, relative));

    public DiskFault? Exchange(string one, string other) =>
        Around("exchange", () => NoExchange ? new DiskFault(DiskFaultKind.NotSupported, "Not supported") : real.Exchange(one, other));

    public DiskFault? Clone(SafeFileHandle from, DiskEntry entry, string to) =>
        Around("clone", () => Clones ? CopyAll(from, to) : real.Clone(from, entry, to));

    public DiskFault? Rename(string from, string to) => Around("rename", () => real.Rename(from, to));

    public void MakeFolder(string path) => Around("folder", () => Nothing(() => real.MakeFolder(path)));

    public void Flush(SafeFileHandle file) => Around("sync", () => Nothing(() => real.Flush(file)));

    public void FlushFolder(string path) => Around("flush", () => Nothing(() => real.FlushFolder(path)));

    public long? FreeBytes(string folder) => Around("free", () => real.FreeBytes(folder));

    private static DiskFault? CopyAll(SafeFileHandle from, string to)
    {
        byte[] bytes = new byte[RandomAccess.GetLength(from)];
        RandomAccess.Read(from, bytes, 0);
        File.WriteAllBytes(to, bytes);
        return null;
    }

    private static int Nothing(Action action)
    {
        action();
        return 0;
    }

    private T Around<T>(string call, Func<T> action)
    {
        before(call);
        T result = action();
        after?.Invoke(call);
        return result;
    }
}
