using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>What runs when. The schedule is in memory, because all lasting state is in the ledger. No job runs twice at the same time.</summary>
/// <remarks>
/// Jobs at a time of day belong to Quartz. Jobs that follow other work, or elapsed time, are <see cref="JobLoop"/>s
/// (docs/decisions/0011).
/// </remarks>
public static class Schedule
{
    /// <summary>How often the queue is checked without a request. A lost wake-up waits no longer than this.</summary>
    public static readonly TimeSpan QueueInterval = TimeSpan.FromSeconds(10);

    /// <summary>The interval if decisions cannot wake the daemon, and while an item is due.</summary>
    public static readonly TimeSpan OftenInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan NotifyInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OnlyWhenAsked = Timeout.InfiniteTimeSpan;

    /// <summary>Each day at 4:30 local time, after the hour in which clocks are changed.</summary>
    private const string AtNight = "0 30 4 * * ?";

    /// <summary>Before the hours in which people watch. A night that the machine slept through is made up for.</summary>
    private const string BeforeMorning = "0 5 5 * * ?";

    /// <summary>After the maintenance. A night that the machine slept through is left out.</summary>
    private const string LaterAtNight = "0 45 4 * * ?";

    public static IServiceCollection AddSchedule(this IServiceCollection services, HybridSettings settings)
    {
        bool wakes = new WakeUp(LedgerFile.In(settings.DataDir)).IsPossible;
        services.AddSingleton<JobSignals>();
        if (settings.TransmissionUrl is not null)
        {
            services.AddLoop<PollTorrentsJob>(JobName.PollTorrents, settings.TransmissionPollInterval);
        }

        if (settings.IngestDir is not null)
        {
            services.AddLoop<SweepFolderJob>(JobName.SweepFolder, settings.TransmissionPollInterval);
        }

        services.AddLoop<WorkQueueJob>(JobName.WorkQueue, wakes ? QueueInterval : OftenInterval);
        // The steps run in parallel, so a long copy delays only placing.
        services.AddStep<IdentifyStep>(JobName.Identify);
        services.AddStep<PlaceStep>(JobName.Place);
        services.AddStep<RelocateStep>(JobName.Relocate);
        services.AddLoop<RenameAdoptedJob>(JobName.RenameAdopted, OnlyWhenAsked);
        services.AddStep<AnnounceStep>(JobName.Announce);
        if (ServersInSettings.Of(settings).Any())
        {
            services.AddLoop<LookAtServerJob>(JobName.LookAtServer, LookInterval);
        }

        services.AddLoop<SweepLibraryJob>(JobName.SweepLibrary, QueueInterval);
        services.AddLoop<HeartbeatJob>(JobName.Heartbeat, DaemonStatus.BeatInterval);
        if (settings.Notify.HasReceiver)
        {
            services.AddLoop<NotifyJob>(JobName.Notify, NotifyInterval);
        }

        services.AddHostedService<JobLoops>();
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore();
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.AddJob<MaintenanceJob>(job => job.WithIdentity(JobName.Maintenance.Text).StoreDurably());
            // Also at the start, because a machine that is off each night would never run it.
            quartz.RunAtStartup(new JobKey(JobName.Maintenance.Text));
            // A machine that slept through it runs it once when it wakes.
            quartz.AddTrigger<MaintenanceJob>(trigger =>
                trigger
                    .ForJob(JobName.Maintenance.Text)
                    .WithIdentity("each-night")
                    .WithCronSchedule(AtNight, cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            );
            quartz.AddJob<EpisodeTitlesJob>(job => job.WithIdentity(JobName.EpisodeTitles.Text).StoreDurably());
            quartz.AddTrigger<EpisodeTitlesJob>(trigger =>
                trigger
                    .ForJob(JobName.EpisodeTitles.Text)
                    .WithIdentity("titles-each-night")
                    .WithCronSchedule(BeforeMorning, cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            );
        });
        if (settings.HashingTime > TimeSpan.Zero)
        {
            services.AddQuartz(quartz =>
                quartz
                    .AddJob<HashFilesJob>(job => job.WithIdentity(JobName.HashFiles.Text).StoreDurably())
                    .AddTrigger<HashFilesJob>(trigger => trigger.ForJob(JobName.HashFiles.Text).WithCronSchedule(LaterAtNight))
            );
        }

        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    private static void AddLoop<TJob>(this IServiceCollection services, JobName name, TimeSpan interval)
        where TJob : class, ILoopJob =>
        services.AddSingleton(all => Loop(all, name, interval, ActivatorUtilities.CreateInstance<TJob>(all)));

    private static void AddStep<TStep>(this IServiceCollection services, JobName name)
        where TStep : IItemStep =>
        services.AddSingleton(all =>
            Loop(all, name, OnlyWhenAsked, ActivatorUtilities.CreateInstance<StepJob>(all, all.GetRequiredService<TStep>()))
        );

    private static JobLoop Loop(IServiceProvider all, JobName name, TimeSpan interval, ILoopJob job) =>
        new(
            name,
            interval,
            job,
            all.GetRequiredService<JobSignals>(),
            all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<JobHealth>()
        );
}
