namespace Hybrid.Daemon;

/// <summary>The exit codes of plex-mcp-daemon. docs/running.md lists them.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    /// <summary>An unexpected error; the log has its details.</summary>
    public const int Failed = 1;

    /// <summary>The settings or the arguments are wrong. Nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Another daemon works on this ledger.</summary>
    public const int AlreadyRunning = 3;

    /// <summary>The command could not be carried out; the printed sentence says why.</summary>
    public const int Refused = 4;

    /// <summary>The catalog or another neighbor could not be reached. Try again later.</summary>
    public const int Unavailable = 5;

    /// <summary>Ctrl+C or SIGTERM ended a command early; shells use the same code.</summary>
    public const int Interrupted = 130;
}
