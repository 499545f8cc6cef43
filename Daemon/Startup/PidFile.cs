using System.Globalization;

namespace Hybrid.Startup;

/// <summary>DAEMON_PID_FILE: for scripts. The truth about who runs is the lock, not this file: a stale one is overwritten.</summary>
public sealed class PidFile : IDisposable
{
    private readonly string? _path;

    public PidFile(string? path)
    {
        _path = path;
        if (path is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
        }
    }

    public void Dispose()
    {
        if (_path is not null)
        {
            File.Delete(_path);
        }
    }
}
