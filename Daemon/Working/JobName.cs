using Hybrid.Ledger;

namespace Hybrid.Daemon.Working;

/// <summary>The names of the daemon's jobs.</summary>
public sealed record JobName(string Text)
{
    public static readonly JobName PollTorrents = new("poll-torrents");
    public static readonly JobName SweepFolder = new("sweep-folder");
    public static readonly JobName WorkQueue = new("work-queue");
    public static readonly JobName Identify = new("identify");
    public static readonly JobName Place = new("place");
    public static readonly JobName Relocate = new("relocate");
    public static readonly JobName RenameAdopted = new("rename-adopted");
    public static readonly JobName Announce = new("announce");
    public static readonly JobName LookAtServer = new("look-at-server");
    public static readonly JobName Heartbeat = new("heartbeat");
    public static readonly JobName Notify = new("notify");
    public static readonly JobName Maintenance = new("maintenance");
    public static readonly JobName EpisodeTitles = new("episode-titles");
    public static readonly JobName SweepLibrary = new("sweep-library");
    public static readonly JobName HashFiles = new("hash-files");

    /// <summary>The job that works on items in this state.</summary>
    public static JobName Of(ItemState state) =>
        state switch
        {
            ItemState.Identifying => Identify,
            ItemState.Approved or ItemState.Placing or ItemState.Undoing => Place,
            ItemState.Relocating => Relocate,
            ItemState.Announcing => Announce,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No step works on this state."),
        };

    public override string ToString() => Text;
}
