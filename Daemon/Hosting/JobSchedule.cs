using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>What runs when. In memory: what must survive is in the ledger.</summary>
public static class JobSchedule
{
    private const string Name = "plex-mcp";

    public static IServiceCollection AddJobs(this IServiceCollection services, HybridSettings settings)
    {
        var steady = new SteadyTime(TimeProvider.System);
        services.AddSingleton(steady);

        // A scheduler with its own name has its own clock. The default scheduler's clock would be used by everything, and recorded times
        // would not follow the system's clock when that is set.
        services.AddQuartz(
            Name,
            quartz =>
            {
                quartz.UseInMemoryStore();
                quartz.UseTimeProvider(steady);
                if (settings.TransmissionUrl is not null)
                {
                    Every<PollTorrentsJob>(quartz, JobKeys.PollTorrents, settings.TransmissionPollInterval);
                }

                if (settings.IngestDir is not null)
                {
                    Every<SweepFolderJob>(quartz, JobKeys.SweepFolder, settings.TransmissionPollInterval);
                }

                bool wakes = new WakeUp(LedgerFile.In(settings.DataDir)).IsPossible;
                Every<WorkQueueJob>(quartz, JobKeys.WorkQueue, wakes ? WorkQueueJob.Interval : WorkQueueJob.OftenInterval);
                quartz.AddJobListener<QueuePulse>([NameMatcher<JobKey>.NameEquals(JobKeys.WorkQueue.Name)]);
                Every<HeartbeatJob>(quartz, JobKeys.Heartbeat, DaemonStatus.BeatInterval);
                if (settings.Notify.HasReceiver)
                {
                    Every<NotifyJob>(quartz, JobKeys.Notify, NotifyJob.Interval);
                }

                Every<MaintenanceJob>(quartz, JobKeys.Maintenance, TimeSpan.FromDays(1));
                quartz.AddJob<IdentifyJob>(job => job.WithIdentity(JobKeys.Identify).StoreDurably());
                quartz.AddJob<PlaceJob>(job => job.WithIdentity(JobKeys.Place).StoreDurably());
                quartz.AddJob<AnnounceJob>(job => job.WithIdentity(JobKeys.Announce).StoreDurably());
            }
        );
        services.AddSingleton(all => all.GetRequiredKeyedService<ISchedulerFactory>(Name));
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    private static void Every<TJob>(IQuartzBuilder quartz, JobKey key, TimeSpan interval)
        where TJob : class, IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger<TJob>(trigger =>
            trigger
                .ForJob(key)
                .WithIdentity(key.Name)
                .StartNow()
                // A late timer (a sleeping laptop, a long poll) runs once, not once for each missed time.
                .WithSchedule(
                    SimpleScheduleBuilder
                        .Create()
                        .WithInterval(interval)
                        .RepeatForever()
                        .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)
                )
        );
    }
}
