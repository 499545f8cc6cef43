using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

/// <summary>Looks what there is to tell, and writes it down with a delivery for each receiver, in one transaction: from then on it is not lost.</summary>
internal sealed class Notifier(
    HybridSettings settings,
    IReadOnlyList<IReceiver> receivers,
    IDbContextFactory<LedgerDb> ledger,
    TimeProvider time
)
{
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        LedgerSnapshot snapshot = await LedgerSnapshot.ReadAsync(db, settings.Notify, now, cancellationToken);
        List<Notification> news = [.. NotificationPolicy.OfTroubles(snapshot, now, time.LocalTimeZone)];
        if (NotificationPolicy.DigestDue(snapshot.LastDigest, settings.Notify.Digest, now, time.LocalTimeZone) is { } due)
        {
            news.Add(await DigestAsync(db, snapshot, due, now, cancellationToken));
        }
        else if (NotificationPolicy.OfQueue(snapshot.Queue, now) is { } word)
        {
            news.Add(word);
        }

        await KeepAsync(db, news, cancellationToken);
    }

    private async Task<Notification> DigestAsync(
        LedgerDb db,
        LedgerSnapshot snapshot,
        DateTimeOffset due,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (snapshot.LastDigest is not { } last || last.At > now)
        {
            // The first one begins the count, and there is nothing to sum up yet.
            return new Notification
            {
                Key = FormattableString.Invariant($"{NotificationPolicy.DigestSubject}:begin:{now.ToUnixTimeMilliseconds()}"),
                Subject = NotificationPolicy.DigestSubject,
                Kind = NotificationKind.Digest,
                At = now,
                Title = "",
                Text = "",
            };
        }

        DigestFigures figures = await DigestFigures.ReadAsync(db, last.At, cancellationToken);
        Notification digest = NotificationPolicy.OfDigest(figures, last, due, snapshot.Queue, now);
        if (!figures.IsEmpty(snapshot.Queue))
        {
            AddDeliveries(digest);
        }

        return digest;
    }

    private async Task KeepAsync(LedgerDb db, List<Notification> news, CancellationToken cancellationToken)
    {
        if (news.Count == 0)
        {
            return;
        }

        string[] keys = [.. news.Select(n => n.Key)];
        List<string> known = await db.Notifications.Where(n => keys.Contains(n.Key)).Select(n => n.Key).ToListAsync(cancellationToken);
        foreach (Notification notification in news.Where(n => !known.Contains(n.Key)))
        {
            if (notification.Kind != NotificationKind.Digest)
            {
                AddDeliveries(notification);
            }

            db.Notifications.Add(notification);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void AddDeliveries(Notification notification) =>
        notification.Deliveries.AddRange(receivers.Select(r => new Delivery { Receiver = r.Name, DueAt = notification.At }));
}
