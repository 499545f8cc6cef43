using Hybrid.Settings;

namespace Hybrid.Startup;

/// <summary>One daemon a ledger: a lock that the system takes back when the process dies, however it dies.</summary>
public sealed class SingleDaemon : IDisposable
{
    private readonly FileStream _lock;

    private SingleDaemon(FileStream held) => _lock = held;

    /// <returns>Null when another daemon holds the ledger in this folder.</returns>
    public static SingleDaemon? TryTake(string dataDir)
    {
        DataFolder.Create(dataDir);
        try
        {
            return new SingleDaemon(
                new FileStream(Path.Combine(dataDir, "daemon.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _lock.Dispose();
}
