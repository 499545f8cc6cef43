using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Reviewer.Processes;

/// <summary>What came of starting the daemon as a child.</summary>
internal abstract record ChildStart
{
    public abstract string Sentence { get; }

    public sealed record Started(int Pid) : ChildStart
    {
        public override string Sentence => $"The daemon was started (process {Pid}). It ends when this client disconnects.";
    }

    public sealed record Running(int Pid) : ChildStart
    {
        public override string Sentence => $"The daemon is running already (process {Pid}). It ends when this client disconnects.";
    }

    /// <summary>One daemon a ledger: that of a service, or of another client.</summary>
    public sealed record OtherAlive(DaemonLiveness Daemon) : ChildStart
    {
        private string Whose =>
            Daemon.ReviewerPid is { } reviewer
                ? $"It is the child of another client's server (process {reviewer}) and ends when that client disconnects; call start_watcher again then."
                : "It was not started by a client and does not end with one.";

        public override string Sentence =>
            $"Nothing was started: a daemon works on this ledger already (process {Daemon.Pid}, mode {Daemon.Mode}, since {Daemon.StartedAt:u}). {Whose}";
    }

    public sealed record NotOurs(OperationMode Mode) : ChildStart
    {
        public override string Sentence =>
            $"PLEX_MODE is {Mode.ToString().ToLowerInvariant()}: the system starts the daemon there, and no client does. Start it with: plex-mcp-daemon run. Or set PLEX_MODE to mcp.";
    }

    public sealed record NotFound : ChildStart
    {
        public override string Sentence =>
            "The daemon's program was not found: plex-mcp-daemon lies neither beside plex-mcp nor on the PATH. Set PLEX_DAEMON_PATH to it.";
    }

    /// <param name="Why">With the last words of the child.</param>
    public sealed record Failed(string Why) : ChildStart
    {
        public override string Sentence => Why;
    }
}
