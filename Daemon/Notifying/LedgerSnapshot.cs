using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

/// <summary>Everything in the ledger that a notification may be about, read once.</summary>
/// <param name="Queue">What waits for a decision.</param>
/// <param name="Problems">What has been wrong for long enough.</param>
/// <param name="Open">Problems that were notified and are not yet solved.</param>
/// <param name="LastDigest">Null before the first.</param>
/// <param name="LastIds">The id of each subject's last notification. The next one's key contains it and is therefore unique.</param>
internal sealed record LedgerSnapshot(
    QueueSummary Queue,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<Notification> Open,
    Notification? LastDigest,
    IReadOnlyDictionary<string, long> LastIds
)
{
    public static async Task<LedgerSnapshot> ReadAsync(
        LedgerDb db,
        NotifySettings settings,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        List<Notification> lastOfEach = await db
            .Notifications.AsNoTracking()
            .Where(n => !db.Notifications.Any(later => later.Subject == n.Subject && later.Id > n.Id))
            .ToListAsync(cancellationToken);
        // A digest with an empty queue does not count as a notification about the queue.
        Notification? told = lastOfEach
            .Where(n => n.Subject is NotificationPolicy.QueueSubject or NotificationPolicy.DigestSubject && n.Waiting > 0)
            .MaxBy(n => n.Id);
        return new LedgerSnapshot(
            await QueueSummary.ReadAsync(db, told, now, cancellationToken),
            await ProblemsInLedger.ReadAsync(db, settings.FaultAfter, now, cancellationToken),
            [.. lastOfEach.Where(n => n.Kind == NotificationKind.TroubleBegan)],
            lastOfEach.SingleOrDefault(n => n.Subject == NotificationPolicy.DigestSubject),
            lastOfEach.ToDictionary(n => n.Subject, n => n.Id, StringComparer.Ordinal)
        );
    }
}

/// <summary>Something that is wrong.</summary>
/// <param name="Subject">Identifies the problem while it lasts. One subject has at most one open problem.</param>
/// <param name="Title">In one line.</param>
/// <param name="Sentence">What is wrong and how to repair it.</param>
/// <param name="Since">When it began.</param>
internal sealed record Problem(string Subject, string Title, string Sentence, DateTimeOffset Since)
{
    /// <summary>A neighbor's fault explains it, or it was not tried again since the neighbor is back. Then it is neither notified nor solved yet.</summary>
    public bool IsExplained { get; init; }
}
