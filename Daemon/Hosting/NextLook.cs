using Hybrid.Daemon.Working;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>The one trigger by which the queue is looked at out of turn. However many ask for it, it fires once, at the earliest time asked for.</summary>
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
