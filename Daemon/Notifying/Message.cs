using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Notifying;

/// <summary>What a receiver gets at once: one notification, or all that were held back.</summary>
/// <param name="Notifications">At least one, oldest first.</param>
/// <param name="SentAt">Now.</param>
internal sealed record Message(IReadOnlyList<Notification> Notifications, DateTimeOffset SentAt)
{
    public string Title => Notifications is [var only] ? only.Title : $"{Notifications.Count} notifications";

    public string Text => Notifications is [var only] ? only.Text : string.Join("\n\n", Notifications.Select(n => $"{n.Title}\n{n.Text}"));

    public Priority Priority => Notifications.Max(PriorityOf);

    /// <summary>The same for the same notifications, so that a mail that comes twice is seen to be one.</summary>
    public string Id =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Notifications.Select(n => n.Key)))))[..32];

    /// <summary>Tries a receiver.</summary>
    public static Message Test(DateTimeOffset now) =>
        new(
            [
                new Notification
                {
                    Key = string.Create(CultureInfo.InvariantCulture, $"test:{now.ToUnixTimeMilliseconds()}"),
                    Subject = "test",
                    Kind = NotificationKind.Test,
                    At = now,
                    Title = "Test notification from plex-mcp",
                    Text = "Notifications from plex-mcp arrive here.",
                },
            ],
            now
        );

    private static Priority PriorityOf(Notification notification) =>
        notification.Kind switch
        {
            NotificationKind.TroubleBegan => Priority.High,
            NotificationKind.Digest => Priority.Low,
            _ => Priority.Normal,
        };
}

internal enum Priority
{
    Low,
    Normal,
    High,
}
