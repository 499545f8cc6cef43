using System.Text.Json.Nodes;

namespace Hybrid.Torrents;

/// <summary>What a torrent is added from. Both kinds are checked when they are read.</summary>
public abstract record TorrentSource
{
    /// <summary>The name that it gives itself. Untrusted; null if it gives none.</summary>
    public abstract string? Name { get; }

    /// <summary>Trackers and web seeds that were left out, because they are no public address.</summary>
    public int LeftOut { get; init; }

    /// <summary>Which Transmission will ask, and whose hosts may still resolve to an address that is not public.</summary>
    public abstract IReadOnlyList<Uri> Trackers { get; }

    /// <summary>Name and value of the argument of torrent-add.</summary>
    internal abstract (string Argument, JsonNode Value) Argument { get; }
}
