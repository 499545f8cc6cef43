using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Daemon.Notifying;

/// <summary>Decides what is worth telling, and when. Pure.</summary>
internal static class Editor
{
    public const string QueueSubject = "queue";
    public const string DigestSubject = "digest";

    /// <summary>What comes together is told together: so long nothing more must have come.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>What comes without end is told after this.</summary>
    private static readonly TimeSpan LongestUnsettled = TimeSpan.FromMinutes(5);

    /// <summary>Two words about a queue that was empty in between.</summary>
    private static readonly TimeSpan LeastGap = TimeSpan.FromMinutes(15);

    /// <summary>Two words about a queue that never was empty; what comes in between is in the next, or in the digest.</summary>
    private static readonly TimeSpan QuietGap = TimeSpan.FromHours(6);

    /// <returns>Null where there is nothing new, or it is not yet time.</returns>
    public static Notification? OfQueue(Queue queue, DateTimeOffset now)
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

        string more = wasEmpty ? "" : $" {queue.New} came since that was told last.";
        return new Notification
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{QueueSubject}:{queue.UpTo}"),
            Subject = QueueSubject,
            Kind = NotificationKind.ItemsWait,
            At = now,
            Title = $"{Wording.Items(queue.Waiting)} {(queue.Waiting == 1 ? "waits" : "wait")} for a decision",
            Text = Wording.Lines([
                $"Nothing is filed until you decide: plex-mcp-daemon pending, or your MCP client.{more}",
                .. Wording.List(queue.Names, queue.New),
            ]),
            Waiting = queue.Waiting,
            UpTo = queue.UpTo,
        };
    }

    /// <summary>Each trouble once when it begins, and once when it is over.</summary>
    public static IEnumerable<Notification> OfTroubles(Situation situation, DateTimeOffset now, TimeZoneInfo zone)
    {
        foreach (Trouble trouble in situation.Troubles.Where(t => !t.IsExplained && !situation.Open.Any(o => o.Subject == t.Subject)))
        {
            yield return new Notification
            {
                Key = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{trouble.Subject}:{trouble.Since.ToUnixTimeMilliseconds()}:{situation.LastIds.GetValueOrDefault(trouble.Subject)}"
                ),
                Subject = trouble.Subject,
                Kind = NotificationKind.TroubleBegan,
                At = now,
                Title = trouble.Title,
                Text = $"{trouble.Sentence}\nSince {Wording.Time(trouble.Since, zone)}. It is tried again until it works.",
            };
        }

        foreach (Notification open in situation.Open.Where(o => !situation.Troubles.Any(t => t.Subject == o.Subject)))
        {
            yield return new Notification
            {
                Key = $"{open.Key}:over",
                Subject = open.Subject,
                Kind = NotificationKind.TroubleEnded,
                At = now,
                Title = $"Over: {open.Title}",
                Text = $"It was told at {Wording.Time(open.At, zone)} and is over since {Wording.Time(now, zone)} or a little before.",
            };
        }
    }

    /// <returns>
    /// When the digest was due that nobody got yet; null where none is due. Of several that were missed only the last is told. After a clock
    /// that was ahead is set back the last one lies in the future: then the count begins anew.
    /// </returns>
    public static DateTimeOffset? DigestDue(Notification? last, DigestTimes? times, DateTimeOffset now, TimeZoneInfo zone) =>
        times?.LatestAt(now, zone) is { } due && (last is null || due > last.At || last.At > now) ? due : null;

    /// <param name="figures">Since the last digest.</param>
    /// <param name="last">The one before.</param>
    /// <param name="due">The hour that it is for.</param>
    /// <param name="queue">As it is now.</param>
    /// <param name="now">The present.</param>
    public static Notification OfDigest(DigestFigures figures, Notification last, DateTimeOffset due, Queue queue, DateTimeOffset now) =>
        new()
        {
            Key = string.Create(
                CultureInfo.InvariantCulture,
                $"{DigestSubject}:{due.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}:{last.Id}"
            ),
            Subject = DigestSubject,
            Kind = NotificationKind.Digest,
            At = now,
            Title = $"{figures.Filed} filed, {queue.Waiting} waiting, {figures.Failing} failing, {figures.Undone} undone",
            Text = Wording.Lines([
                $"Filed: {figures.Filed}",
                .. Wording.List(figures.FiledNames, figures.Filed),
                $"Waiting for a decision: {queue.Waiting}",
                $"Failing, and tried again: {figures.Failing}",
                $"Taken out of the library again: {figures.Undone}",
            ]),
            Waiting = queue.Waiting,
            UpTo = queue.UpTo,
        };

    /// <summary>A time that is still to come has passed too: then the clock was set back.</summary>
    public static bool HasPassed(DateTimeOffset since, TimeSpan time, DateTimeOffset now) => now - since >= time || since > now;
}
