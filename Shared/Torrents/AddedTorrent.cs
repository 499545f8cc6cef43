namespace Hybrid.Torrents;

/// <summary>What came of adding a torrent.</summary>
/// <param name="Hash">The info hash.</param>
/// <param name="Name">As Transmission knows it now. Untrusted.</param>
/// <param name="IsDuplicate">It was on the list already; nothing was added.</param>
public sealed record AddedTorrent(string Hash, string Name, bool IsDuplicate);
