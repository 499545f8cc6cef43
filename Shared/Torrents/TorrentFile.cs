namespace Hybrid.Torrents;

/// <summary>A file of a torrent whose name stays within the download folder. The constructor rejects any other.</summary>
/// <param name="Path">Relative to the download folder, separated by '/'. Never rooted, never "..": such names are <see cref="UnsafeTorrentFile"/>.</param>
/// <param name="Bytes">Its full length.</param>
/// <param name="BytesCompleted">How much of it exists.</param>
/// <param name="Wanted">False if the user deselected it.</param>
public sealed record TorrentFile(string Path, long Bytes, long BytesCompleted, bool Wanted)
{
    /// <exception cref="ArgumentException">The path is not <see cref="TorrentPath.IsSafe"/>.</exception>
    public string Path { get; } =
        TorrentPath.IsSafe(Path) ? Path : throw new ArgumentException("A torrent's file must stay within its folder.", nameof(Path));
}

/// <summary>A file whose name in the torrent is absolute, leaves its folder, or is not a name.</summary>
/// <param name="ClaimedName">The name in the torrent. Untrusted: only for display, never used as a path.</param>
/// <param name="Bytes">Its full length.</param>
/// <param name="Wanted">False if the user deselected it.</param>
public sealed record UnsafeTorrentFile(string ClaimedName, long Bytes, bool Wanted);
