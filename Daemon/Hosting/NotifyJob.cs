using Hybrid.Daemon.Notifying;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Hybrid.Daemon.Hosting;

/// <summary>Checks every half minute what to notify about, and sends it. Runs only if a receiver is set.</summary>
[DisallowConcurrentExecution]
internal sealed class NotifyJob(Notifier notifier, Outbox outbox, LedgerAlarm alarm, IHostApplicationLifetime lifetime) : IJob
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            await notifier.LookAsync(stopping.Token);
            await outbox.SendAsync(stopping.Token);
            await alarm.ClearAsync(stopping.Token);
        }
        catch (Exception e) when (LedgerAlarm.SentenceOf(e) is { } sentence)
        {
            await alarm.RaiseAsync(sentence, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Notifications that are due are sent after the next start.
        }
    }
}
