using Hybrid.Daemon.Notifying;
using Hybrid.Daemon.Working;
using Hybrid.Settings;
using Hybrid.Texts;

namespace Hybrid.Daemon.Hosting;

/// <summary>Checks what to notify about, and sends it. Runs only if a receiver is set.</summary>
internal sealed class NotifyJob(
    Notifier notifier,
    Outbox outbox,
    LedgerAlarm alarm,
    JobHealth health,
    HybridSettings settings,
    TimeProvider time
) : ILoopJob
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
        catch (Exception e) when (!stopping.IsCancellationRequested && HasFailedForLong())
        {
            // Nobody else could notify about this job.
            await alarm.RaiseAsync(
                $"The job {JobName.Notify} fails: {ErrorText.Brief(e)}\nUntil it works, this is the only notification.",
                stopping,
                title: "Notifications cannot be made"
            );
            throw;
        }

        return null;
    }

    private bool HasFailedForLong() =>
        health.Failing.FirstOrDefault(j => j.Name == JobName.Notify.Text) is { } fault
        && NotificationPolicy.HasPassed(fault.Since, settings.Notify.FaultAfter, time.GetUtcNow());
}
