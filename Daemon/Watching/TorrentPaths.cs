namespace Hybrid.Watching;

/// <summary>Which entries of which folders belong to torrents, as of the last poll: the folder sweep leaves them to Transmission.</summary>
public sealed class TorrentPaths
{
    private volatile IReadOnlySet<string> _claimed = new HashSet<string>(StringComparer.Ordinal);

    public bool Claims(string folder, string entry) => _claimed.Contains(Path.Combine(folder, entry));

    /// <param name="claimed">Absolute paths: each torrent's folder joined with the first part of each of its files' paths.</param>
    public void Set(IReadOnlySet<string> claimed) => _claimed = claimed;
}
