using Hybrid.Settings;

namespace Hybrid.Daemon.Hosting;

/// <summary>Allows one daemon per ledger, with a lock that the system releases when the process ends, however it ends.</summary>
public sealed class SingleDaemon : IDisposable
{
    private readonly FileStream _lock;
    private readonly FileStream? _mark;

    private SingleDaemon(FileStream held, FileStream? mark = null)
    {
        _lock = held;
        _mark = mark;
    }

    /// <returns>Null when another daemon holds the ledger in this folder.</returns>
    /// <exception cref="IOException">The folder cannot be created or written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static SingleDaemon? TryTake(string dataDir) => TryTakeFile(dataDir, PathIn(dataDir));

    /// <summary>
    /// For a command that does the daemon's work once. It marks itself as a command first, then takes the daemon's lock. A starting daemon
    /// and the next command wait for it.
    /// </summary>
    /// <returns>Null if a daemon holds the ledger or another command works; <paramref name="waits"/> says which.</returns>
    public static SingleDaemon? TryTakeOneOff(string dataDir, out bool waits)
    {
        SingleDaemon? mark = TryTakeFile(dataDir, OneOffIn(dataDir));
        waits = mark is null;
        if (mark is null)
        {
            return null;
        }

        if (TryTake(dataDir) is { } single)
        {
            return new SingleDaemon(single._lock, mark._lock);
        }

        mark.Dispose();
        return null;
    }

    private static SingleDaemon? TryTakeFile(string dataDir, string path)
    {
        DataFolder.Create(dataDir);
        try
        {
            return new SingleDaemon(PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    /// <summary>Whether a daemon works on the ledger in this folder now. Creates nothing; if the lock is free, it is held for a moment.</summary>
    /// <exception cref="IOException">The lock cannot be checked.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static bool IsTaken(string dataDir) => IsTakenFile(PathIn(dataDir));

    /// <summary>Whether the lock's holder is a command that does the daemon's work once.</summary>
    public static bool IsOneOff(string dataDir) => IsTakenFile(OneOffIn(dataDir));

    private static bool IsTakenFile(string path)
    {
        try
        {
            // Read access is enough for the lock, and may be all that the disk allows.
            using var tried = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException e) when (IsHeld(e))
        {
            return true;
        }
    }

    /// <summary>EWOULDBLOCK on Linux and macOS, a sharing violation on Windows. A full or read-only disk is a different error.</summary>
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    private static string OneOffIn(string dataDir) => Path.Combine(dataDir, "one-off.lock");

    private static string PathIn(string dataDir) => Path.Combine(dataDir, "daemon.lock");

    public void Dispose()
    {
        _lock.Dispose();
        _mark?.Dispose();
    }
}
