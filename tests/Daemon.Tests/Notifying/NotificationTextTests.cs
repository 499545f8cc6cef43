using System.Text;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.Data.Sqlite;

namespace Hybrid.Daemon.Notifying;

public sealed class NotificationTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_of_each_reads_as_approved()
    {
        var text = new StringBuilder();
        var none = new QueueSummary(0, 0, default, default, [], null, 0);
        QueueSummary one = none with
        {
            Waiting = 1,
            New = 1,
            FirstAt = Now.AddMinutes(-9),
            LastAt = Now.AddMinutes(-9),
            Names = ["A.Film.1999"],
            UpTo = 7,
        };
        Notification first = NotificationPolicy.OfQueue(one, Now)!;
        Add(first);
        QueueSummary more = one with
        {
            Waiting = 14,
            New = 12,
            Names = ["Another.Film.2001.1080p", "A.Series.S01"],
            Told = With(first, Now.AddHours(-7)),
        };
        Add(NotificationPolicy.OfQueue(more, Now)!);

        Problem[] problems =
        [
            new("neighbor:TMDb", "TMDb does not work", "TMDb cannot be reached at api.themoviedb.org.", Now.AddHours(-1)),
            new("items:filed", "3 items cannot be filed", "A.Film.1999: There is not enough space.", Now.AddHours(-2)),
        ];
        var before = new LedgerSnapshot(none, problems, [], null, new Dictionary<string, long>(StringComparer.Ordinal));
        Notification[] begun = [.. NotificationPolicy.OfTroubles(before, Now, TimeZoneInfo.Utc)];
        foreach (Notification problem in begun)
        {
            Add(problem);
        }

        Add(NotificationPolicy.OfTroubles(before with { Problems = [], Open = [begun[0]] }, Now.AddHours(1), TimeZoneInfo.Utc).Single());
        Add(NotificationPolicy.OfDigest(new DigestFigures(3, ["A Film (1999)", "A Series (2004)"], 1, 2), first, Now, more, Now));
        Add(Message.Test(Now).Notifications[0]);
        Approved.Text("notifications", text.ToString());

        void Add(Notification n) => text.Append(n.Kind).Append('\n').Append(n.Title).Append('\n').Append(n.Text).Append("\n\n");
    }

    [Fact]
    public void What_a_broken_ledger_is_told_as_reads_as_approved() =>
        Approved.Text(
            "notifications-ledger",
            string.Join('\n', new[] { 8, 10, 11, 13, 14 }.Select(code => LedgerAlarm.SentenceOf(new SqliteException("", code))))
        );

    private static Notification With(Notification n, DateTimeOffset at) =>
        new()
        {
            Key = n.Key,
            Subject = n.Subject,
            Kind = n.Kind,
            At = at,
            Title = n.Title,
            Text = n.Text,
        };
}
