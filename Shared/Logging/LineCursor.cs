using System.Text;

namespace Hybrid.Logging;

/// <summary>Reads whole lines of a file that another program still writes. An unfinished line stays unread until its end is there.</summary>
internal sealed class LineCursor(string path) : IDisposable
{
    /// <summary>Longer text is not a line of ours; its pieces count as broken lines.</summary>
    private const int LongestLine = 4 * 1024 * 1024;

    private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly MemoryStream _line = new();
    private int _start;
    private int _end;

    public string Path => path;

    /// <returns>The next line without its end; null if there is no further whole line now.</returns>
    public string? Next()
    {
        while (true)
        {
            if (_start == _end && !Fill())
            {
                return null;
            }

            int newline = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            int stop = newline < 0 ? _end : _start + newline;
            _line.Write(_buffer, _start, stop - _start);
            _start = newline < 0 ? _end : stop + 1;
            if (newline >= 0 || _line.Length > LongestLine)
            {
                string line = Encoding.UTF8.GetString(_line.GetBuffer(), 0, (int)_line.Length).TrimEnd('\r');
                _line.SetLength(0);
                return line;
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private bool Fill()
    {
        if (_file.Length < _file.Position)
        {
            // Another program emptied the file.
            _file.Position = 0;
            _line.SetLength(0);
        }

        _start = 0;
        _end = _file.Read(_buffer);
        return _end > 0;
    }
}
