namespace Hybrid.Daemon.Services;

/// <summary>What the system reports about the service.</summary>
internal sealed record ServiceState
{
    public required ServiceScope Scope { get; init; }

    /// <summary>The service file; null on systems that keep services elsewhere (Windows).</summary>
    public string? File { get; init; }

    public bool Installed { get; init; }

    /// <summary>Null if unknown.</summary>
    public bool? Enabled { get; init; }

    public bool Running { get; init; }

    /// <summary>In the system's words: "active (running)".</summary>
    public string? Words { get; init; }

    /// <summary>The daemon's own status line.</summary>
    public string? Doing { get; init; }

    public int? Pid { get; init; }

    /// <summary>Since when it runs, or does not run.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How it last failed: "exit code 2", "killed by signal 9"; null if it never did or ended normally.</summary>
    public string? LastExit { get; init; }

    /// <summary>Automatic restarts since somebody last started it.</summary>
    public int? Restarts { get; init; }

    /// <summary>Why the system gave no information; null if it did.</summary>
    public string? Fault { get; init; }

    public static ServiceState Missing(ServiceScope scope, string? file) => new() { Scope = scope, File = file };
}
