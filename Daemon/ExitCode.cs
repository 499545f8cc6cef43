namespace Hybrid.Daemon;

/// <summary>What the process says when it ends. In docs/running.md.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    /// <summary>An unexpected error; the log has its details.</summary>
    public const int Failed = 1;

    /// <summary>The settings or the arguments are wrong. Nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Another daemon works on this ledger.</summary>
    public const int AlreadyRunning = 3;

    /// <summary>What was asked for could not be done; the sentence says why.</summary>
    public const int Refused = 4;

    /// <summary>The catalogue, or another neighbour, could not be asked. Try again later.</summary>
    public const int Unavailable = 5;

    /// <summary>Ctrl+C or SIGTERM ended a command before it was done; as shells have it.</summary>
    public const int Interrupted = 130;
}
