using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Notifying;

/// <summary>Sends what is due, each receiver for itself: all that one is to be told in one message.</summary>
/// <remarks>
/// First sent, then written down. A kill in between sends it again, under the same id; the other order would lose it. Before it is sent its
/// next try is written down, so that a ledger that cannot be written to does not have the same message sent at each look.
/// </remarks>
internal sealed class Outbox(
    HybridSettings settings,
    IReadOnlyList<IReceiver> receivers,
    IDbContextFactory<LedgerDb> ledger,
    NeighborHealth board,
    TimeProvider time,
    ILogger<Outbox> logger
)
{
    /// <summary>What could not be delivered for so long is no news any more.</summary>
    private static readonly TimeSpan LongestTrying = TimeSpan.FromDays(2);

    /// <summary>After what was sent and could not be written down; and after a kill just then.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>In one message; the rest comes in the next.</summary>
    private const int MostAtOnce = 50;

    /// <summary>How long what was told is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task SendAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (settings.Notify.QuietHours?.EndAt(now, time.LocalTimeZone) is not null)
        {
            return;
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<Delivery> due = await db
            .Deliveries.Include(d => d.Notification)
            .Where(d => d.State == DeliveryState.Due)
            .OrderBy(d => d.Id)
            .ToListAsync(cancellationToken);
        foreach (IGrouping<string, Delivery> ofReceiver in due.GroupBy(d => d.Receiver))
        {
            IReceiver? receiver = receivers.FirstOrDefault(r => r.Name == ofReceiver.Key);
            Delivery[] still = [.. ofReceiver.Where(d => !GivesUp(d, receiver, now)).Take(MostAtOnce)];
            if (receiver is not null && still.Length > 0 && !still.Any(d => IsHeldBack(d, now)))
            {
                foreach (Delivery delivery in still)
                {
                    delivery.DueAt = now + Lease;
                }

                await db.SaveChangesAsync(cancellationToken);
                await SendAsync(receiver, still, now, cancellationToken);
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    /// <summary>Forgets what was told long ago, but not the last of each subject, which tells how that stands.</summary>
    public static async Task ForgetAsync(LedgerDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset old = now - Kept;
        await db
            .Notifications.Where(n => n.At < old && db.Notifications.Any(later => later.Subject == n.Subject && later.Id > n.Id))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private async Task SendAsync(IReceiver receiver, Delivery[] deliveries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Fault? fault = await receiver.SendAsync(new Message([.. deliveries.Select(d => d.Notification!)], now), cancellationToken);
        if (fault is null)
        {
            foreach (Delivery delivery in deliveries)
            {
                delivery.State = DeliveryState.Sent;
                delivery.SentAt = now;
                delivery.Fault = null;
            }

            await board.GoodAsync(receiver.Name);
            return;
        }

        DateTimeOffset next = Backoff.After(deliveries.Max(d => d.Tries), now, fault.RetryAfter);
        foreach (Delivery delivery in deliveries)
        {
            delivery.Tries++;
            delivery.DueAt = next;
            delivery.Fault = fault.Sentence;
        }

        await board.FaultyAsync(receiver.Name, fault, next - now);
    }

    /// <summary>What failed waits its time, and what came since waits with it, to be told together. Not where the clock was set back.</summary>
    private static bool IsHeldBack(Delivery delivery, DateTimeOffset now) => delivery.DueAt > now && delivery.Notification!.At <= now;

    private bool GivesUp(Delivery delivery, IReceiver? receiver, DateTimeOffset now)
    {
        string? why =
            receiver is null ? "this receiver is no longer set"
            : now - delivery.Notification!.At > LongestTrying && delivery.Tries > 0 ? delivery.Fault
            : null;
        if (why is null)
        {
            return false;
        }

        delivery.State = DeliveryState.GivenUp;
        logger.LogWarning(
            "{Receiver} did not get the notification \"{Title}\": {Reason}",
            delivery.Receiver,
            delivery.Notification!.Title,
            why
        );
        return true;
    }
}
