using Hybrid.Daemon.Notifying;

namespace Hybrid.Daemon.Hosting;

/// <summary>Checks what to notify about, and sends it. Runs only if a receiver is set.</summary>
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
