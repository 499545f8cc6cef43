namespace Hybrid.Torrents;

/// <summary>Checks the file names in a torrent. The torrent's author chose them, and Transmission 4.1 passes on "/abs/x.mkv" unchanged.</summary>
public static class TorrentPath
{
    /// <summary>Whether the name, joined to a folder, stays below that folder.</summary>
    public static bool IsSafe(string name)
    {
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (Range range in name.AsSpan().Split('/'))
        {
            if (!IsSafeSegment(name.AsSpan(range)))
            {
                return false;
            }
        }

        return true;
    }

    // An empty segment is a leading, trailing or doubled '/'. On Windows '\' separates too, and ':' names a drive or a hidden stream.
    private static bool IsSafeSegment(ReadOnlySpan<char> segment) =>
        segment is not ("" or "." or "..") && !(OperatingSystem.IsWindows() && segment.ContainsAny('\\', ':'));
}
