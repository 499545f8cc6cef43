using System.Reflection;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Doctor;
using Hybrid.Daemon.Health;
using Hybrid.Daemon.Notifying;
using Hybrid.Daemon.Verifying;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Serilog.Core;

namespace Hybrid.Daemon.Hosting;

/// <summary>A job that throws is seen in every place where a person or a program looks.</summary>
public sealed class FailingJobTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Jobs => [.. Names];

    private static IEnumerable<string> Names =>
        typeof(JobName)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(name => Assert.IsType<JobName>(name.GetValue(null)).Text);

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task It_is_told_by_status_doctor_health_metrics_and_a_notification_until_it_works_again(string job)
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.Ledger.BeatAsync(bench.Now);
        await FailAsync(bench, job);
        await FailAsync(bench, job);

        JobLine told = Assert.Single((await bench.Part<ReviewDesk>().StatusAsync(Stop)).FailingJobs);
        Assert.Equal((job, 2), (told.Name, told.Times));
        Assert.Contains("Exception: ", told.Fault, StringComparison.Ordinal);
        Assert.Contains(job, await AskAsync(bench, "/healthz"), StringComparison.Ordinal);
        string metrics = await AskAsync(bench, "/metrics");
        Assert.Contains($"plex_mcp_job_up{{job=\"{job}\"}} 0\n", metrics, StringComparison.Ordinal);
        Assert.Contains($"plex_mcp_job_failures_total{{job=\"{job}\"}} 2\n", metrics, StringComparison.Ordinal);
        Assert.Contains(
            await DoctorAsync(bench),
            f => f.Severity == Severity.Error && f.What.Contains($"job {job}", StringComparison.Ordinal)
        );
        await bench.PassAsync(new NotifySettings().FaultAfter + TimeSpan.FromMinutes(2));
        Assert.Contains($"The job {job} fails", bench.Messages.SelectMany(m => m));

        await WorkAsync(bench, job);

        Assert.Empty((await bench.Part<ReviewDesk>().StatusAsync(Stop)).FailingJobs);
        Assert.Contains($"plex_mcp_job_up{{job=\"{job}\"}} 1\n", await AskAsync(bench, "/metrics"), StringComparison.Ordinal);
        await bench.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Contains($"Resolved: The job {job} fails", bench.Messages.SelectMany(m => m));
    }

    [Fact]
    public async Task A_ledger_that_takes_nothing_does_not_hide_it_from_health_and_metrics()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.Ledger.BeatAsync(bench.Now);
        await RefuseAsync(bench, "INSERT", "Jobs");
        await FailAsync(bench, "identify");
        Assert.Contains("identify", await AskAsync(bench, "/healthz"), StringComparison.Ordinal);
        Assert.Contains("plex_mcp_job_up{job=\"identify\"} 0\n", await AskAsync(bench, "/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notifications_that_cannot_be_made_are_told_by_one_that_needs_no_ledger()
    {
        await using NotifyBench bench = await NotifyBench.CreateAsync();
        await bench.QueueAsync("Film.1999.mkv");
        await RefuseAsync(bench, "INSERT", "Notifications");
        NotifyJob job = ActivatorUtilities.CreateInstance<NotifyJob>(bench.Services);
        for (int minute = 0; minute < 40; minute++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(1));
            await bench.Part<JobHealth>().RunAsync(JobName.Notify, () => job.RunAsync(Stop), Stop);
        }

        Assert.Equal(["Notifications cannot be made"], bench.Messages.SelectMany(m => m));
    }

    [Fact]
    public async Task Every_job_of_the_schedule_is_watched()
    {
        await using TemporaryLedger ledger = await TemporaryLedger.CreateAsync();
        HybridSettings settings = new()
        {
            DataDir = ledger.DataDir,
            TransmissionUrl = new Uri("http://localhost:1"),
            PlexUrl = new Uri("http://localhost:1"),
            IngestDir = ledger.DataDir,
            Notify = new NotifySettings { WebhookUrl = new Neighbors.Secret("http://localhost:1/hook") },
        };
        using IHost host = DaemonHost.Build(settings, Logger.None);
        Assert.Equal(
            Names.Order(StringComparer.Ordinal),
            host.Services.GetServices<JobLoop>()
                .Select(loop => loop.Name.Text)
                .Append(JobName.Maintenance.Text)
                .Append(JobName.HashFiles.Text)
                .Append(JobName.EpisodeTitles.Text)
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Quartz's jobs run as they are, on a ledger that makes them throw. The others run in their loop.</summary>
    private static async Task FailAsync(NotifyBench bench, string job)
    {
        if (job == JobName.Maintenance.Text)
        {
            await ExecuteAsync(bench, "ALTER TABLE CatalogCache RENAME TO Away");
            await ActivatorUtilities.CreateInstance<MaintenanceJob>(bench.Services).Execute(null!, Stop);
            await ExecuteAsync(bench, "ALTER TABLE Away RENAME TO CatalogCache");
            return;
        }

        if (job == JobName.HashFiles.Text)
        {
            await ExecuteAsync(bench, "ALTER TABLE Placements RENAME TO Away");
            await HashFiles(bench).Execute(null!, Stop);
            await ExecuteAsync(bench, "ALTER TABLE Away RENAME TO Placements");
            return;
        }

        await LoopOnceAsync(bench, job, () => throw new ArgumentOutOfRangeException(nameof(job), "Nobody foresaw this."));
    }

    private static async Task WorkAsync(NotifyBench bench, string job)
    {
        if (job == JobName.Maintenance.Text)
        {
            await ActivatorUtilities.CreateInstance<MaintenanceJob>(bench.Services).Execute(null!, Stop);
            return;
        }

        if (job == JobName.HashFiles.Text)
        {
            await HashFiles(bench).Execute(null!, Stop);
            return;
        }

        await LoopOnceAsync(bench, job, () => { });
    }

    private static HashFilesJob HashFiles(NotifyBench bench) =>
        new(
            new NightlyHashing(
                new PlacedFiles(bench.Ledger.Factory, bench.Time),
                SystemDisk.Instance,
                bench.Part<HybridSettings>(),
                bench.Time,
                NullLogger<NightlyHashing>.Instance
            ),
            bench.Part<JobHealth>()
        );

    private static async Task LoopOnceAsync(NotifyBench bench, string job, Action run)
    {
        var signals = new JobSignals();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var name = new JobName(job);
        var once = new RunsOnce(name, run, signals, stop);
        var loop = new JobLoop(name, Timeout.InfiniteTimeSpan, once, signals, bench.Time, bench.Part<JobHealth>());
        signals.Raise(name);
        await loop.RunAsync(stop.Token).WaitAsync(Hang.Limit, Stop);
    }

    private static async Task<string> AskAsync(NotifyBench bench, string page)
    {
        HealthAnswer answer = await ActivatorUtilities
            .CreateInstance<HealthAnswers>(bench.Services, NullLogger<HealthAnswers>.Instance)
            .ToAsync("GET", "127.0.0.1", page, Stop);
        return System.Text.Encoding.UTF8.GetString(answer.Body);
    }

    private static Task<IReadOnlyList<Finding>> DoctorAsync(NotifyBench bench) =>
        DaemonFindings.LookAsync(bench.Part<HybridSettings>(), bench.Part<LedgerSchema>(), bench.Ledger.Factory, bench.Time, Stop);

    private static Task RefuseAsync(NotifyBench bench, string what, string table) =>
        ExecuteAsync(bench, $"CREATE TRIGGER Refuse BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END");

    private static async Task ExecuteAsync(NotifyBench bench, string sql)
    {
        await using LedgerDb db = await bench.Ledger.Factory.CreateDbContextAsync(Stop);
        await db.Database.ExecuteSqlRawAsync(sql, Stop);
    }

    /// <summary>Ends its loop with its second run, so that the first is over, with what its loop does about it.</summary>
    private sealed class RunsOnce(JobName name, Action run, JobSignals signals, CancellationTokenSource stop) : ILoopJob
    {
        private int _runs;

        public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
        {
            if (++_runs == 2)
            {
                await stop.CancelAsync();
                stopping.ThrowIfCancellationRequested();
            }

            signals.Raise(name);
            run();
            return null;
        }
    }
}
