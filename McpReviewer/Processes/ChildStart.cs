using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Reviewer.Processes;

/// <summary>What came of starting the daemon as a child process.</summary>
internal abstract record ChildStart
{
    public abstract string Sentence { get; }

    public sealed record Started(int Pid) : ChildStart
    {
        public override string Sentence => $"The daemon was started (process {Pid}). It stops when this client disconnects.";
    }

    public sealed record Running(int Pid) : ChildStart
    {
        public override string Sentence => $"The daemon is already running (process {Pid}). It stops when this client disconnects.";
    }

    /// <summary>Only one daemon works on a ledger: that of a service, or of another client.</summary>
    public sealed record OtherAlive(DaemonLiveness Daemon) : ChildStart
    {
        private string Whose =>
            Daemon.ReviewerPid is { } reviewer
                ? $"Another client's server (process {reviewer}) started it, and it stops when that client disconnects. Call start_watcher again then."
                : "No client started it, so it does not stop with one.";

        public override string Sentence =>
            $"Nothing was started: a daemon is already running on this ledger (process {Daemon.Pid}, mode {Daemon.Mode}, since {Daemon.StartedAt:u}). {Whose}";
    }

    public sealed record NotOurs(OperationMode Mode) : ChildStart
    {
        public override string Sentence =>
            $"PLEX_MODE is {Mode.ToString().ToLowerInvariant()}: in this mode the system starts the daemon, not a client. Ask the user to start it (plex-mcp-daemon run, or plex-mcp-daemon service install), or to set PLEX_MODE to mcp.";
    }

    /// <param name="Told">PLEX_DAEMON_PATH.</param>
    public sealed record NotFound(string? Told) : ChildStart
    {
        public override string Sentence =>
            Told is null
                ? "The program plex-mcp-daemon was not found next to plex-mcp or on the PATH. Ask the user to set PLEX_DAEMON_PATH to it."
                : $"PLEX_DAEMON_PATH is {Told}, and there is no such file. Ask the user to set it to the program plex-mcp-daemon.";
    }

    /// <param name="Why">With the last output of the child process.</param>
    public sealed record Failed(string Why) : ChildStart
    {
        public override string Sentence => Why;
    }
}
