namespace Hybrid.Ledger;

/// <summary>The daemon's heartbeat: one row, written when the daemon starts, while it works and when it ends.</summary>
public sealed class DaemonStatus
{
    /// <summary>How often the heartbeat is written.</summary>
    public static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(10);

    /// <summary>Always 1: one daemon per ledger.</summary>
    public int Id { get; init; } = 1;

    public int Pid { get; set; }

    public string Version { get; set; } = "";

    public string Mode { get; set; } = "";

    /// <summary>
    /// The process id of the MCP server that started this daemon; the daemon stops when that server's client disconnects. Null if it runs
    /// by itself.
    /// </summary>
    public int? ReviewerPid { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset BeatAt { get; set; }

    /// <summary>Set by a normal shutdown; null while the daemon runs, and after a crash.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>What the daemon is doing now, in a few words.</summary>
    public string Doing { get; set; } = "";
}

/// <summary>The state of one neighbor (TMDb, Transmission, Plex, the ingest folder): one row each.</summary>
public sealed class NeighborStatus
{
    public const string Transmission = "Transmission";
    public const string Folder = "Ingest folder";
    public const string Tmdb = "TMDb";

    public required string Name { get; init; }

    public DateTimeOffset? LastOkAt { get; set; }

    /// <summary>The last fault; null if the last contact succeeded.</summary>
    public string? Fault { get; set; }

    public DateTimeOffset? FaultAt { get; set; }

    /// <summary>Since when every contact has failed; null if the last one succeeded.</summary>
    public DateTimeOffset? FaultSince { get; set; }

    /// <summary>A problem for a person even though the contact succeeded, for example a torrent whose files this machine cannot see.</summary>
    public string? Notice { get; set; }

    /// <summary>Since when there has been a notice, whatever it says.</summary>
    public DateTimeOffset? NoticeSince { get; set; }

    /// <summary>When the neighbor is asked next; null if unknown.</summary>
    public DateTimeOffset? NextAt { get; set; }
}

/// <summary>A row of the catalog's cache.</summary>
public sealed class CatalogCacheEntry
{
    public required string Key { get; init; }

    public required string Json { get; set; }

    public DateTimeOffset FetchedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
