using System.Text.Json;
using System.Text.Json.Serialization;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Health;

/// <summary>What /healthz answers.</summary>
/// <remarks>
/// "Failing" means that a restart or a person at this machine must repair something. A neighbor that is down is only "degraded": restarting the
/// daemon does not help, and a supervisor that restarts unhealthy services would restart it forever.
/// </remarks>
/// <param name="Status">Ok, Degraded or Failing.</param>
/// <param name="Reasons">Why it is not ok, in the status's sentences, which hold no secret.</param>
internal sealed record HealthReport(HealthStatus Status, IReadOnlyList<HealthReason> Reasons)
{
    [JsonIgnore]
    public int HttpStatus => Status == HealthStatus.Failing ? 503 : 200;

    /// <summary>The ledger could not be read.</summary>
    public static HealthReport Unreadable { get; } =
        new(HealthStatus.Failing, [new HealthReason("ledger", "The ledger cannot be read. To see why, run: plex-mcp-daemon doctor")]);

    /// <param name="status">From the ledger.</param>
    /// <param name="failing">Jobs that fail, as this process knows; the ledger may not have taken it.</param>
    public static HealthReport Of(WatcherStatus status, IEnumerable<JobLine>? failing = null)
    {
        bool beats = status.Daemon.State == DaemonState.Running;
        IEnumerable<HealthReason> neighbors = status
            .Neighbors.Where(n => n.Fault is not null || n.Notice is not null)
            .Select(n => new HealthReason(n.Name, (n.Fault ?? n.Notice)!));
        IEnumerable<HealthReason> jobs = (failing ?? [])
            .Concat(status.FailingJobs)
            .DistinctBy(j => j.Name)
            .Select(j => new HealthReason(j.Name, j.Sentence));
        HealthReason[] reasons = [.. beats ? [] : new HealthReason[] { new("daemon", status.Daemon.Sentence) }, .. jobs, .. neighbors];
        return new HealthReport(
            !beats ? HealthStatus.Failing
                : reasons.Length > 0 ? HealthStatus.Degraded
                : HealthStatus.Ok,
            reasons
        );
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, HealthJson.Default.HealthReport);
}

internal enum HealthStatus
{
    Ok,

    /// <summary>The daemon works, but something around it does not.</summary>
    Degraded,

    Failing,
}

/// <param name="About">"daemon", "ledger", a job's name or a neighbor's.</param>
internal sealed record HealthReason(string About, string Sentence);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(SnakeCase<HealthStatus>)])]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class HealthJson : JsonSerializerContext;
