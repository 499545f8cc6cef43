using Hybrid.Daemon.Notifying;

namespace Hybrid.Daemon.Hosting;

/// <summary>Only where a receiver is set: looks what people are to be told, and tells it.</summary>
internal sealed class NotifyJob(Notifier notifier, Outbox outbox, LedgerAlarm alarm) : ILoopJob
{
    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        try
        {
            await notifier.LookAsync(stopping);
            await outbox.SendAsync(stopping);
            await alarm.ClearAsync(stopping);
        }
        catch (Exception e) when (LedgerAlarm.SentenceOf(e) is { } sentence)
        {
            await alarm.RaiseAsync(sentence, stopping);
        }

        return null;
    }
}
