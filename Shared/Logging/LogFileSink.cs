using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Hybrid.Logging;

/// <summary>
/// Rolling files that several processes may append to: a new one each day and when one is full, fourteen are kept. Only their owner can read them.
/// </summary>
/// <remarks>
/// Serilog's shared file sink takes turns by a named mutex in /tmp/.dotnet, which any user of the machine can own before us, and then
/// nothing is logged. Here the system appends each line as a whole.
/// </remarks>
/// <param name="formatter">Writes a line.</param>
/// <param name="folder">Of the files; it is created if it is missing.</param>
/// <param name="program">The beginning of their names.</param>
/// <param name="tell">Called once when they cannot be written, with a sentence, and once when they can be again.</param>
[UnsupportedOSPlatform("windows")]
internal sealed class LogFileSink(ITextFormatter formatter, string folder, string program, Action<string> tell) : ILogEventSink, IDisposable
{
    private const long LargestFile = 32L * 1024 * 1024;
    private const int MostFiles = 14;

    private readonly Lock _lock = new();
    private SafeFileHandle? _file;
    private string _path = "";
    private string _day = "";
    private bool _fails;

    public void Emit(LogEvent logEvent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        formatter.Format(logEvent, text);
        byte[] line = Encoding.UTF8.GetBytes(text.ToString());
        lock (_lock)
        {
            try
            {
                AppendedFile.Append(Open(logEvent.Timestamp, line.Length), line);
                if (_fails)
                {
                    _fails = false;
                    tell("The log files can be written again.");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Close();
                if (!_fails)
                {
                    _fails = true;
                    tell(LogAccess.Cannot(folder, e));
                }
            }
        }
    }

    public void Dispose() => Close();

    private SafeFileHandle Open(DateTimeOffset at, int more)
    {
        string day = at.LocalDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        if (_file is not null && _day == day && File.Exists(_path) && RandomAccess.GetLength(_file) + more <= LargestFile)
        {
            return _file;
        }

        Close();
        LogAccess.Create(folder);
        int number = 0;
        do
        {
            string part = number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"_{number:000}");
            _path = Path.Combine(folder, $"{program}-{day}{part}.log");
            number++;
        } while (new FileInfo(_path) is { Exists: true } full && full.Length + more > LargestFile);

        _file = AppendedFile.Open(_path);
        _day = day;
        DeleteOld();
        return _file;
    }

    private void DeleteOld()
    {
        foreach (
            string old in Directory
                .EnumerateFiles(folder, $"{program}-*.log")
                .OrderDescending(StringComparer.Ordinal)
                .Skip(MostFiles)
                .ToArray()
        )
        {
            File.Delete(old);
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
