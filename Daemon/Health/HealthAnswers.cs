using System.Text;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Health;

/// <summary>Answers one request to HEALTH_PORT.</summary>
internal sealed class HealthAnswers(
    ReviewDesk desk,
    IDbContextFactory<LedgerDb> ledger,
    Measures measures,
    JobHealth jobs,
    TimeProvider time,
    ILogger<HealthAnswers> logger
)
{
    /// <param name="method">As HTTP names it.</param>
    /// <param name="host">The Host header; null where there is none.</param>
    /// <param name="path">With the query, if there is one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<HealthAnswer> ToAsync(string method, string? host, string path, CancellationToken cancellationToken)
    {
        if (!IsThisMachine(host))
        {
            return HealthAnswer.Of(403, "Only requests for the host 127.0.0.1 are answered.");
        }

        if (method is not ("GET" or "HEAD"))
        {
            return HealthAnswer.Of(405, "Only GET and HEAD are allowed.");
        }

        try
        {
            return path.Split('?')[0] switch
            {
                "/healthz" => HealthAnswer.Of(HealthReport.Of(await desk.StatusAsync(cancellationToken), jobs.Failing.Select(JobLine.Of))),
                "/metrics" => await MetricsAsync(cancellationToken),
                _ => HealthAnswer.Of(404, "Not found. The pages are /healthz and /metrics."),
            };
        }
        catch (SqliteException e)
        {
            logger.LogError("{Path} could not be answered, because the ledger cannot be read: {Reason}", path, e.Message);
            return HealthAnswer.Of(HealthReport.Unreadable);
        }
    }

    private async Task<HealthAnswer> MetricsAsync(CancellationToken cancellationToken)
    {
        Readings readings = (await Readings.ReadAsync(desk, ledger, measures, time, cancellationToken)) with { Jobs = jobs.Runs };
        return new HealthAnswer(200, Exposition.ContentType, Encoding.UTF8.GetBytes(Exposition.Write(Metrics.All, readings)));
    }

    /// <summary>A web page that points its own name to 127.0.0.1 (DNS rebinding) still sends that name as the host.</summary>
    private static bool IsThisMachine(string? host) => host?.Split(':')[0] == "127.0.0.1";
}

internal sealed record HealthAnswer(int Status, string ContentType, byte[] Body)
{
    public static HealthAnswer Of(int status, string words) =>
        new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(words + "\n"));

    public static HealthAnswer Of(HealthReport report) => new(report.HttpStatus, "application/json", report.ToJson());
}
