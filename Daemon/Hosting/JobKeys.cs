using Hybrid.Ledger;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>The names of the daemon's jobs.</summary>
public static class JobKeys
{
    public static readonly JobKey PollTorrents = new("poll-torrents");
    public static readonly JobKey SweepFolder = new("sweep-folder");
    public static readonly JobKey WorkQueue = new("work-queue");
    public static readonly JobKey Identify = new("identify");
    public static readonly JobKey Place = new("place");
    public static readonly JobKey Announce = new("announce");
    public static readonly JobKey Heartbeat = new("heartbeat");
    public static readonly JobKey Notify = new("notify");
    public static readonly JobKey Maintenance = new("maintenance");

    /// <summary>The job that works on items in this state.</summary>
    public static JobKey Of(ItemState state) =>
        state switch
        {
            ItemState.Identifying => Identify,
            ItemState.Approved or ItemState.Placing or ItemState.Undoing => Place,
            ItemState.Announcing => Announce,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No step works on this state."),
        };
}
