namespace Hybrid.Ledger;

/// <summary>
/// A file or folder in the ingest folder that belongs to a torrent which was not complete when it was last seen. If the torrent is taken off
/// Transmission's list, its data stay and look like a finished download.
/// </summary>
public sealed class UnfinishedPath
{
    /// <summary>Absolute: the entry of the ingest folder that holds a file of the torrent, or is one.</summary>
    public required string Path { get; init; }

    /// <summary>The torrent's name. Untrusted.</summary>
    public required string Torrent { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset SeenAt { get; init; }
}
