using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Health;

/// <summary>All figures of /metrics. The table in docs/monitoring.md is made from this one by a test.</summary>
internal static class Metrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        new(
            "plex_mcp_up",
            "gauge",
            "1 if the daemon works, otherwise 0.",
            r => [new(r.Status.Daemon.State == DaemonState.Running ? 1 : 0)]
        ),
        new(
            "plex_mcp_start_time_seconds",
            "gauge",
            "Start time of the daemon, in seconds since 1970.",
            r => r.Status.Daemon.StartedAt is { } at ? [new(Seconds(at))] : []
        ),
        new(
            "plex_mcp_items",
            "gauge",
            "Number of items, by state.",
            r => Enum.GetValues<ItemState>().Select(s => new Sample(CountOf(r.Status, s), ("state", Word(s))))
        ),
        new(
            "plex_mcp_items_failing",
            "gauge",
            "Number of items whose current step has failed and is tried again.",
            r => [new(r.Status.Failing)]
        ),
        new(
            "plex_mcp_queue_oldest_age_seconds",
            "gauge",
            "Age in seconds of the oldest item awaiting a decision; 0 if none.",
            r => [new(r.OldestWaiting is { } since && since < r.Now ? (r.Now - since).TotalSeconds : 0)]
        ),
        new(
            "plex_mcp_approvals_total",
            "counter",
            "Number of approvals, by actor.",
            r =>
                Enum.GetValues<Actor>()
                    .Select(a => new Sample(r.Decisions.Where(d => d.Actor == a).Sum(d => d.Approved), ("actor", Word(a))))
        ),
        new(
            "plex_mcp_rejections_total",
            "counter",
            "Number of rejections, by actor.",
            r =>
                Enum.GetValues<Actor>()
                    .Select(a => new Sample(r.Decisions.Where(d => d.Actor == a).Sum(d => d.Rejected), ("actor", Word(a))))
        ),
        new("plex_mcp_library_files", "gauge", "Number of placed files that are in the library, by method.", r => Methods(r, m => m.Files)),
        new(
            "plex_mcp_library_bytes",
            "gauge",
            "Size of those files in bytes, by method; hard links and clones share their bytes with the download.",
            r => Methods(r, m => m.Bytes)
        ),
        new("plex_mcp_copied_bytes", "gauge", "Bytes that those files use in addition to the downloads.", r => [new(r.CopiedBytes)]),
        new(
            "plex_mcp_neighbor_up",
            "gauge",
            "1 if the last contact with the neighbor succeeded, otherwise 0.",
            r => r.Status.Neighbors.Select(n => new Sample(n.Ok ? 1 : 0, ("neighbor", n.Name)))
        ),
        new(
            "plex_mcp_neighbor_last_contact_seconds",
            "gauge",
            "Time of the last successful contact, in seconds since 1970.",
            r =>
                r.Status.Neighbors.Where(n => n.LastOkAt is not null)
                    .Select(n => new Sample(Seconds(n.LastOkAt!.Value), ("neighbor", n.Name)))
        ),
        new(
            "plex_mcp_neighbor_faults_total",
            "counter",
            "Number of failed contacts since the daemon started, by neighbor.",
            r => r.Measures.Faults.Select(f => new Sample(f.Value, ("neighbor", f.Key)))
        ),
        new(
            "plex_mcp_job_up",
            "gauge",
            "1 if the last run of the job ended well, 0 if it ended with an unexpected error.",
            r => r.Jobs.Select(j => new Sample(j.Value.Fault is null ? 1 : 0, ("job", j.Key)))
        ),
        new(
            "plex_mcp_job_failures_total",
            "counter",
            "Number of runs that ended with an unexpected error since the daemon started, by job.",
            r => r.Jobs.Select(j => new Sample(j.Value.Failures, ("job", j.Key)))
        ),
        new(
            "plex_mcp_set_aside",
            "gauge",
            "Number of torrents and entries of the ingest folder that are not taken in.",
            r => [new(r.Status.SetAside?.Total ?? 0)]
        ),
        new(
            "plex_mcp_poll_duration_seconds",
            "summary",
            "Duration of polls since the daemon started, in seconds, by source.",
            r =>
                r.Measures.Polled.SelectMany(p =>
                    new Sample[]
                    {
                        new(p.Value.Time.TotalSeconds, ("neighbor", p.Key), "_sum"),
                        new(p.Value.Count, ("neighbor", p.Key), "_count"),
                    }
                )
        ),
    ];

    private static IEnumerable<Sample> Methods(Readings readings, Func<MethodCount, double> value) =>
        Enum.GetValues<PlacementMethod>()
            .Select(method => new Sample(readings.Placed.Where(p => p.Method == method).Sum(value), ("method", Word(method))));

    private static int CountOf(WatcherStatus status, ItemState state) => status.ByState.Where(s => s.State == state).Sum(s => s.Items);

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
