using System.Globalization;

namespace Hybrid.Daemon.Hosting;

/// <summary>DAEMON_PID_FILE, for scripts. Only the lock shows which daemon runs, not this file; an old file is overwritten.</summary>
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

    /// <summary>Checks that the file can be written. Its content is not changed.</summary>
    /// <returns>Why it cannot be used, in a sentence that names the setting; null if it can be used or is not set.</returns>
    public static string? Objection(string? path)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"DAEMON_PID_FILE ({path}) cannot be written: {e.Message} Set it to another file or to nothing.";
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
