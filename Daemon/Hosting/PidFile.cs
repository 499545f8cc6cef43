using System.Globalization;
using System.Text;

namespace Hybrid.Daemon.Hosting;

/// <summary>DAEMON_PID_FILE, for scripts. Only the lock shows which daemon runs, not this file. Only a file that holds a number is overwritten.</summary>
public sealed class PidFile : IDisposable
{
    /// <summary>Digits, and the end of the line.</summary>
    private const int LongestNumber = 20;

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
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            byte[] start = new byte[LongestNumber + 1];
            string text = Encoding.UTF8.GetString(start, 0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).Trim();
            return text.Length == 0 || (text.Length <= LongestNumber && text.All(char.IsAsciiDigit))
                ? null
                : $"DAEMON_PID_FILE ({path}) holds something else than a process id, so it is not overwritten. Set it to another file or to nothing.";
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
