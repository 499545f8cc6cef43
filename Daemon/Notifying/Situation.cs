using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Notifying;

/// <summary>What there may be to tell, as the ledger has it now.</summary>
/// <param name="Queue">What waits for a decision.</param>
/// <param name="Troubles">What has been wrong for long enough.</param>
/// <param name="Open">What was told to be wrong, and not yet to be over.</param>
/// <param name="LastDigest">Null before the first.</param>
/// <param name="LastIds">Of each subject the last notification: what is told next has it in its key, so that it is another than all before.</param>
internal sealed record Situation(
    Queue Queue,
    IReadOnlyList<Trouble> Troubles,
    IReadOnlyList<Notification> Open,
    Notification? LastDigest,
    IReadOnlyDictionary<string, long> LastIds
)
{
    public static async Task<Situation> ReadAsync(
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
        // A digest that says nothing of the queue is no word about it.
        Notification? told = lastOfEach
            .Where(n => n.Subject is Editor.QueueSubject or Editor.DigestSubject && n.Waiting > 0)
            .MaxBy(n => n.Id);
        return new Situation(
            await Queue.ReadAsync(db, told, cancellationToken),
            await TroublesInLedger.ReadAsync(db, settings.FaultAfter, now, cancellationToken),
            [.. lastOfEach.Where(n => n.Kind == NotificationKind.TroubleBegan)],
            lastOfEach.SingleOrDefault(n => n.Subject == Editor.DigestSubject),
            lastOfEach.ToDictionary(n => n.Subject, n => n.Id, StringComparer.Ordinal)
        );
    }
}

/// <summary>Something that is wrong.</summary>
/// <param name="Subject">Names it while it lasts: of one subject one trouble is open at a time.</param>
/// <param name="Title">In one line.</param>
/// <param name="Sentence">With what mends it.</param>
/// <param name="Since">When it began.</param>
internal sealed record Trouble(string Subject, string Title, string Sentence, DateTimeOffset Since)
{
    /// <summary>A neighbour's fault explains it, or it was not tried again since the neighbour is back: it is not told now, and neither is it over.</summary>
    public bool IsExplained { get; init; }
}
