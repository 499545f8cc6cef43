using System.Runtime.CompilerServices;

namespace Hybrid.Logging;

/// <summary>The log files of one program: a new one begins each day, and when one is full.</summary>
/// <param name="folder">As <see cref="LogSetup.FolderIn"/> names it.</param>
/// <param name="program">"daemon" or "reviewer".</param>
public sealed class LogFiles(string folder, string program)
{
    /// <summary>How often a followed file is read.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>How many unreadable lines were left out so far.</summary>
    public int Broken { get; private set; }

    /// <summary>The last matching lines, oldest first.</summary>
    public IReadOnlyList<LogLine> Last(int count, LogFilter filter)
    {
        IReadOnlyList<LogLine> lines = Last(count, filter, out LineCursor? newest);
        newest?.Dispose();
        return lines;
    }

    /// <summary>The last matching lines, then new ones as they are written, also in files that do not exist yet.</summary>
    public async IAsyncEnumerable<LogLine> FollowAsync(
        int count,
        LogFilter filter,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        IReadOnlyList<LogLine> last = Last(count, filter, out LineCursor? cursor);
        try
        {
            foreach (LogLine line in last)
            {
                yield return line;
            }

            while (true)
            {
                // Checked before the rest of the current file is read: once a newer file exists, the current one gets no more lines.
                string? newer = Paths().FirstOrDefault(path => cursor is null || string.CompareOrdinal(path, cursor.Path) > 0);
                foreach (LogLine line in Lines(cursor).Where(filter.Wants))
                {
                    yield return line;
                }

                if (newer is not null && Open(newer) is { } next)
                {
                    cursor?.Dispose();
                    cursor = next;
                }
                else
                {
                    await Task.Delay(LookInterval, time, cancellationToken);
                }
            }
        }
        finally
        {
            cursor?.Dispose();
        }
    }

    /// <param name="newest">The newest file, read to its current end.</param>
    private List<LogLine> Last(int count, LogFilter filter, out LineCursor? newest)
    {
        List<LogLine> last = [];
        newest = null;
        foreach (string path in Paths().Reverse())
        {
            LineCursor? cursor = Open(path);
            last.InsertRange(0, Lines(cursor).Where(filter.Wants).TakeLast(count - last.Count));
            if (newest is null)
            {
                newest = cursor;
            }
            else
            {
                cursor?.Dispose();
            }

            if (last.Count >= count || (filter.Since is { } since && File.GetLastWriteTimeUtc(path) < since.UtcDateTime))
            {
                break;
            }
        }

        return last;
    }

    private IEnumerable<LogLine> Lines(LineCursor? cursor)
    {
        while (cursor?.Next() is { } text)
        {
            if (LogLine.Read(text) is { } line)
            {
                yield return line;
            }
            else if (text.Length > 0)
            {
                Broken++;
            }
        }
    }

    /// <summary>Oldest first. The names contain day and number (daemon-20260131.log, daemon-20260131_001.log), so they sort by time.</summary>
    private IEnumerable<string> Paths() =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"{program}-*.log").Order(StringComparer.Ordinal) : [];

    /// <summary>Null if the file is gone, because only fourteen are kept.</summary>
    private static LineCursor? Open(string path)
    {
        try
        {
            return new LineCursor(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
