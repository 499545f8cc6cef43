namespace Hybrid.Ledger;

/// <summary>The daemon's heartbeat: one row, written when it starts, while it works and when it ends.</summary>
public sealed class DaemonStatus
{
    /// <summary>How often the heartbeat is written.</summary>
    public static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(10);

    /// <summary>Always 1: one daemon a ledger.</summary>
    public int Id { get; init; } = 1;

    public int Pid { get; set; }

    public string Version { get; set; } = "";

    public string Mode { get; set; } = "";

    /// <summary>The reviewer (a process) whose child it is, and with whose client it ends; null where it runs by itself.</summary>
    public int? ReviewerPid { get; set; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset BeatAt { get; set; }

    /// <summary>Set when it ended in good order; null while it runs, and after a crash.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>What it is doing now, in a few words.</summary>
    public string Doing { get; set; } = "";
}

/// <summary>How it stands with one neighbor (TMDb, Transmission, Plex, the ingest folder): one row each.</summary>
public sealed class NeighborStatus
{
    public required string Name { get; init; }

    public DateTimeOffset? LastOkAt { get; set; }

    /// <summary>The last fault; null when the last contact was good.</summary>
    public string? Fault { get; set; }

    public DateTimeOffset? FaultAt { get; set; }

    /// <summary>Since when every contact has failed; null when the last was good.</summary>
    public DateTimeOffset? FaultSince { get; set; }

    /// <summary>What needs somebody's eye although the contact is good: a torrent whose files are not to be seen from here.</summary>
    public string? Notice { get; set; }

    /// <summary>Since when there has been one, whatever it said.</summary>
    public DateTimeOffset? NoticeSince { get; set; }

    /// <summary>When it will be asked next, where that is known.</summary>
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
