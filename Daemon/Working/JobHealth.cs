using System.Collections.Concurrent;
using Hybrid.Ledger;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Working;

/// <summary>
/// Watches over the runs of jobs. A run that ends with an unexpected error ends neither the job nor the daemon; it is logged once for each
/// error, and shown until a run ends well: here for the running daemon, in the ledger for every program.
/// </summary>
public sealed class JobHealth(IDbContextFactory<LedgerDb> ledger, TimeProvider time, ILogger<JobHealth> logger)
{
    private readonly ConcurrentDictionary<string, JobRuns> _runs = new(StringComparer.Ordinal);

    /// <summary>The jobs that have run since the daemon started, by name.</summary>
    public IReadOnlyDictionary<string, JobRuns> Runs => _runs;

    public IEnumerable<JobStatus> Failing => _runs.Values.Select(r => r.Fault).OfType<JobStatus>().OrderBy(f => f.Since);

    /// <summary>Forgets the faults of jobs that this daemon does not have: another one with other settings wrote them.</summary>
    public async Task BeginAsync(IReadOnlyList<JobName> jobs, CancellationToken cancellationToken)
    {
        string[] names = [.. jobs.Select(j => j.Text)];
        try
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            await db.Jobs.Where(j => !names.Contains(j.Name)).ExecuteDeleteAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The daemon ends.
        }
        catch (Exception e)
        {
            logger.LogWarning("The faults of earlier jobs could not be read: {Reason}", ErrorText.Brief(e));
        }
    }

    /// <returns>What the run returns; null if it ended with an error.</returns>
    public async Task<TimeSpan?> RunAsync(JobName job, Func<Task<TimeSpan?>> run, CancellationToken stopping)
    {
        try
        {
            TimeSpan? next = await run();
            await GoodAsync(job);
            return next;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            await FailedAsync(job, e);
            return null;
        }
    }

    private async Task GoodAsync(JobName job)
    {
        JobRuns before = _runs.GetOrAdd(job.Text, new JobRuns());
        if (before.IsKnownGood)
        {
            return;
        }

        if (before.Fault is { } fault)
        {
            logger.LogInformation("Job {Job} works again. It had failed {Times} time(s) in a row", job.Text, fault.Times);
        }

        bool told = await TellAsync(job, fault: null);
        _runs[job.Text] = before with { Fault = null, IsKnownGood = told };
    }

    private async Task FailedAsync(JobName job, Exception error)
    {
        JobRuns before = _runs.GetOrAdd(job.Text, new JobRuns());
        DateTimeOffset now = time.GetUtcNow();
        string words = ErrorText.Brief(error);
        if (before.Fault is not { } known || !string.Equals(known.Fault, words, StringComparison.Ordinal))
        {
            logger.LogError(error, "Job {Job} met an unexpected error; it runs again when it is next due", job.Text);
        }

        var fault = new JobStatus
        {
            Name = job.Text,
            Fault = words,
            Since = before.Fault?.Since ?? now,
            FaultAt = now,
            Times = (before.Fault?.Times ?? 0) + 1,
        };
        _runs[job.Text] = new JobRuns(fault, before.Failures + 1, IsKnownGood: false);
        await TellAsync(job, fault);
    }

    /// <returns>Whether the ledger took it. If it cannot, the memory and the log have it, and the next run tries again.</returns>
    private async Task<bool> TellAsync(JobName job, JobStatus? fault)
    {
        try
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync();
            JobStatus? row = await db.Jobs.FindAsync(job.Text);
            if (fault is null && row is not null)
            {
                db.Jobs.Remove(row);
            }
            else if (fault is not null && row is null)
            {
                db.Jobs.Add(fault);
            }
            else if (fault is not null && row is not null)
            {
                row.Fault = fault.Fault;
                row.FaultAt = fault.FaultAt;
                row.Times++;
            }

            await db.SaveChangesAsync();
            return true;
        }
        catch (Exception e)
        {
            // The job is watched so that its errors are seen; one here must not be the first that ends its loop.
            logger.LogDebug("The state of job {Job} could not be recorded: {Reason}", job.Text, ErrorText.Brief(e));
            return false;
        }
    }
}

/// <param name="Fault">Null if the last run ended well.</param>
/// <param name="Failures">Runs that failed since the daemon started.</param>
/// <param name="IsKnownGood">The ledger has no fault of it.</param>
public sealed record JobRuns(JobStatus? Fault = null, long Failures = 0, bool IsKnownGood = false);
