using Hybrid.Daemon.Working;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>The single trigger for an extra check of the queue. However often it is requested, it fires once, at the earliest requested time.</summary>
internal static class NextLook
{
    private static readonly TriggerKey Key = new("next-look");

    public static async Task LookAtQueueAsync(
        this IScheduler scheduler,
        SteadyTime steady,
        TimeSpan wait,
        CancellationToken cancellationToken
    ) =>
        await scheduler.ScheduleTrigger(
            TriggerBuilder.Create().ForJob(JobKeys.WorkQueue).WithIdentity(Key).StartAt(steady.GetUtcNow() + wait).Build(),
            TriggerConflict.KeepEarlier,
            cancellationToken
        );
}
