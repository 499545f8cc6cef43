using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Daemon.Notifying;

/// <summary>Decides what to notify about, and when. Pure.</summary>
internal static class NotificationPolicy
{
    public const string QueueSubject = "queue";
    public const string DigestSubject = "digest";

    /// <summary>Items that come together are notified together: wait until nothing new has come for this long.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>If items keep coming, notify after this long.</summary>
    private static readonly TimeSpan LongestUnsettled = TimeSpan.FromMinutes(5);

    /// <summary>The least time between two notifications about a queue that was empty in between.</summary>
    private static readonly TimeSpan LeastGap = TimeSpan.FromMinutes(15);

    /// <summary>The least time between two notifications about a queue that was never empty. The next one, or the digest, covers the time between.</summary>
    private static readonly TimeSpan QuietGap = TimeSpan.FromHours(6);

    /// <returns>Null if there is nothing new, or it is too early.</returns>
    public static Notification? OfQueue(QueueSummary queue, DateTimeOffset now)
    {
        if (queue.New == 0 || !(HasPassed(queue.LastAt, Settled, now) || HasPassed(queue.FirstAt, LongestUnsettled, now)))
        {
            return null;
        }

        bool wasEmpty = queue.Waiting == queue.New;
        if (queue.Told is { } told && !HasPassed(told.At, wasEmpty ? LeastGap : QuietGap, now))
        {
            return null;
        }

        string more = wasEmpty ? "" : $"New since the last notification: {queue.New}. ";
        return new Notification
        {
            // What was put off comes back without a line in the history.
            Key = string.Create(
                CultureInfo.InvariantCulture,
                $"{QueueSubject}:{queue.UpTo}{(queue.Told is { } before && before.UpTo == queue.UpTo ? $":{before.Id}" : "")}"
            ),
            Subject = QueueSubject,
            Kind = NotificationKind.ItemsWait,
            At = now,
            Title = $"{Wording.Items(queue.Waiting)} {(queue.Waiting == 1 ? "waits" : "wait")} for a decision",
            Text = Wording.Lines([
                $"{more}Decide in your MCP client, or run: plex-mcp-daemon pending",
                .. Wording.List(queue.Names, queue.New),
            ]),
            Waiting = queue.Waiting,
            UpTo = queue.UpTo,
        };
    }

    /// <summary>One notification when a problem begins, and one when it is over.</summary>
    public static IEnumerable<Notification> OfTroubles(LedgerSnapshot snapshot, DateTimeOffset now, TimeZoneInfo zone)
    {
        foreach (Problem problem in snapshot.Problems.Where(t => !t.IsExplained && !snapshot.Open.Any(o => o.Subject == t.Subject)))
        {
            yield return new Notification
            {
                Key = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{problem.Subject}:{problem.Since.ToUnixTimeMilliseconds()}:{snapshot.LastIds.GetValueOrDefault(problem.Subject)}"
                ),
                Subject = problem.Subject,
                Kind = NotificationKind.TroubleBegan,
                At = now,
                Title = problem.Title,
                Text = $"{problem.Sentence}\nThis began at {Wording.Time(problem.Since, zone)}. The daemon keeps trying.",
            };
        }

        foreach (Notification open in snapshot.Open.Where(o => !snapshot.Problems.Any(t => t.Subject == o.Subject)))
        {
            yield return new Notification
            {
                Key = $"{open.Key}:over",
                Subject = open.Subject,
                Kind = NotificationKind.TroubleEnded,
                At = now,
                Title = $"Resolved: {open.Title}",
                Text = $"You were notified at {Wording.Time(open.At, zone)}. The problem was gone at {Wording.Time(now, zone)}.",
            };
        }
    }

    /// <returns>
    /// The time of the digest that is due and not yet sent; null if none is. Of several missed digests only the last is sent. After a clock
    /// that was ahead is set back, the last digest lies in the future: then the count starts again.
    /// </returns>
    public static DateTimeOffset? DigestDue(Notification? last, DigestTimes? times, DateTimeOffset now, TimeZoneInfo zone) =>
        times?.LatestAt(now, zone) is { } due && (last is null || due > last.At || last.At > now) ? due : null;

    /// <param name="figures">Since the last digest.</param>
    /// <param name="last">The one before.</param>
    /// <param name="due">The hour that it is for.</param>
    /// <param name="queue">As it is now.</param>
    /// <param name="now">The present.</param>
    public static Notification OfDigest(
        DigestFigures figures,
        Notification last,
        DateTimeOffset due,
        QueueSummary queue,
        DateTimeOffset now
    ) =>
        new()
        {
            Key = string.Create(
                CultureInfo.InvariantCulture,
                $"{DigestSubject}:{due.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}:{last.Id}"
            ),
            Subject = DigestSubject,
            Kind = NotificationKind.Digest,
            At = now,
            Title = $"Summary: {figures.Filed} filed, {queue.Waiting} waiting, {figures.Failing} failing, {figures.Undone} undone",
            Text = Wording.Lines([
                $"Filed: {figures.Filed}",
                .. Wording.List(figures.FiledNames, figures.Filed),
                $"Waiting for your decision: {queue.Waiting}",
                $"Failing, and tried again: {figures.Failing}",
                $"Undone (removed from the library): {figures.Undone}",
            ]),
            Waiting = queue.Waiting,
            UpTo = queue.UpTo,
        };

    /// <summary>A time in the future counts as passed too: the clock was set back.</summary>
    public static bool HasPassed(DateTimeOffset since, TimeSpan time, DateTimeOffset now) => now - since >= time || since > now;
}
