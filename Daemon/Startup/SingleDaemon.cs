using Hybrid.Settings;

namespace Hybrid.Startup;

/// <summary>One daemon a ledger: a lock that the system takes back when the process dies, however it dies.</summary>
public sealed class SingleDaemon : IDisposable
{
    private readonly FileStream _lock;

    private SingleDaemon(FileStream held) => _lock = held;

    /// <returns>Null when another daemon holds the ledger in this folder.</returns>
    /// <exception cref="IOException">The folder cannot be made or written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static SingleDaemon? TryTake(string dataDir)
    {
        DataFolder.Create(dataDir);
        try
        {
            return new SingleDaemon(new FileStream(PathIn(dataDir), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    /// <summary>Whether a daemon works on the ledger in this folder now. Makes nothing; the lock is tried for a moment where nobody holds it.</summary>
    /// <exception cref="IOException">It cannot be told.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static bool IsTaken(string dataDir)
    {
        try
        {
            // To read is enough for the lock, and may be all that the disk allows.
            using var tried = new FileStream(PathIn(dataDir), FileMode.Open, FileAccess.Read, FileShare.None);
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

    /// <summary>EWOULDBLOCK of Linux and macOS, a sharing violation of Windows. A full or read-only disk is another matter.</summary>
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    private static string PathIn(string dataDir) => Path.Combine(dataDir, "daemon.lock");

    public void Dispose() => _lock.Dispose();
}
