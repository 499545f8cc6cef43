namespace Hybrid.Daemon.Services;

/// <summary>What the system says of a service.</summary>
internal sealed record ServiceState
{
    public required ServiceScope Scope { get; init; }

    /// <summary>Where it is described; null where the system keeps services otherwise.</summary>
    public string? File { get; init; }

    public bool Installed { get; init; }

    /// <summary>Null where it cannot be told.</summary>
    public bool? Enabled { get; init; }

    public bool Running { get; init; }

    /// <summary>In the system's words: "active (running)".</summary>
    public string? Words { get; init; }

    /// <summary>The one line that the daemon says of itself.</summary>
    public string? Doing { get; init; }

    public int? Pid { get; init; }

    /// <summary>Running, or not, since then.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How it ended the last time: "exit code 2", "signal 9", "watchdog"; null where it never did, or in good order.</summary>
    public string? LastExit { get; init; }

    /// <summary>By itself, since it was last started by somebody.</summary>
    public int? Restarts { get; init; }

    /// <summary>Why the system could not be asked; null where it could.</summary>
    public string? Fault { get; init; }

    public static ServiceState Missing(ServiceScope scope, string? file) => new() { Scope = scope, File = file };
}
