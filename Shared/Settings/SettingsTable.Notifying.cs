using System.Globalization;
using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>The rows for notifications and health.</summary>
public static partial class SettingsTable
{
    private const string SecretAddress = "an http or https address without a user or password";

    private static Setting[] ForNotifying =>
        [
            SecretRow(
                "NOTIFY_WEBHOOK_URL",
                "Address to which notifications are posted as JSON; empty = none",
                SecretAddress,
                (n, secret) => n with { WebhookUrl = secret },
                n => n.WebhookUrl
            ),
            SecretRow(
                "NOTIFY_WEBHOOK_SECRET",
                "Secret that signs these posts (HMAC-SHA256, header X-Plex-Mcp-Signature)",
                "at least 8 characters",
                (n, secret) => n with { WebhookSecret = secret },
                n => n.WebhookSecret
            ),
            SecretRow(
                "NOTIFY_NTFY_URL",
                "ntfy topic for notifications, like https://ntfy.sh/TOPIC; empty = none",
                SecretAddress + " that ends with one topic",
                (n, secret) => n with { NtfyUrl = secret },
                n => n.NtfyUrl
            ) with
            {
                GetsSecret = "NOTIFY_NTFY_TOKEN",
            },
            SecretRow(
                "NOTIFY_NTFY_TOKEN",
                "Access token for the ntfy topic, if it needs one",
                "a token without spaces",
                (n, secret) => n with { NtfyToken = secret },
                n => n.NtfyToken
            ),
            SecretRow(
                "NOTIFY_DISCORD_URL",
                "Webhook of a Discord channel for notifications; empty = none",
                SecretAddress,
                (n, secret) => n with { DiscordUrl = secret },
                n => n.DiscordUrl
            ),
            Row(
                "NOTIFY_SMTP_URL",
                "Mail server that sends notifications; empty = no e-mail",
                "smtp://HOST:587 (STARTTLS required), smtps://HOST:465 (TLS) or smtp+plain://HOST:25 (unencrypted, no login)",
                (n, text) => SettingText.Url(text) is { } url ? n with { SmtpUrl = url } : null,
                n => n.SmtpUrl?.OriginalString
            ) with
            {
                GetsSecret = "NOTIFY_SMTP_PASSWORD",
            },
            Row(
                "NOTIFY_SMTP_USER",
                "User name for the mail server; empty = no login",
                "a name on one line",
                (n, text) => n with { SmtpUser = text },
                n => n.SmtpUser
            ),
            Row(
                "NOTIFY_SMTP_PASSWORD",
                "Password for the mail server",
                "any text on one line",
                (n, text) => n with { SmtpPassword = new Secret(text) },
                n => n.SmtpPassword?.Value
            ) with
            {
                IsSecret = true,
            },
            Row(
                "NOTIFY_SMTP_FROM",
                "Sender address of e-mails",
                "a mail address",
                (n, text) => n with { SmtpFrom = text },
                n => n.SmtpFrom
            ),
            Row(
                "NOTIFY_SMTP_TO",
                "Recipient addresses of e-mails",
                "mail addresses separated by commas",
                (n, text) => n with { SmtpTo = SettingText.List(text) },
                n => n.SmtpTo.Count == 0 ? null : string.Join(',', n.SmtpTo)
            ),
            Row(
                "NOTIFY_QUIET_HOURS",
                "Hours (local time) without notifications; they are sent together afterwards",
                "two times, like 22:00-07:00",
                (n, text) => QuietHours.Read(text) is { } quiet ? n with { QuietHours = quiet } : null,
                n => n.QuietHours?.ToString()
            ),
            Row(
                "NOTIFY_DIGEST",
                "When to send a summary (local time)",
                "daily@08:00, weekly@mon@08:00 or off, with any time and weekday",
                (n, text) =>
                    text.Equals("off", StringComparison.OrdinalIgnoreCase) ? n with { Digest = null }
                    : DigestTimes.Read(text) is { } digest ? n with { Digest = digest }
                    : null,
                n => n.Digest?.ToString() ?? "off"
            ),
            Row(
                "NOTIFY_FAULT_AFTER",
                "Minutes a problem must last before a notification is sent",
                "minutes from 1 to 1440",
                (n, text) =>
                    SettingText.Number(text) is { } minutes and > 0 and < 1e6
                        ? n with
                        {
                            FaultAfter = TimeSpan.FromMinutes(minutes),
                        }
                        : null,
                n => n.FaultAfter.TotalMinutes.ToString("0.###", CultureInfo.InvariantCulture)
            ),
            new()
            {
                Key = "HEALTH_PORT",
                Meaning = "Port on 127.0.0.1 that serves /healthz and /metrics; empty = none",
                Allowed = "a port from 1 to 65535",
                Read = (s, text, _) =>
                    ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) && port > 0
                        ? s with
                        {
                            HealthPort = port,
                        }
                        : null,
                Show = s => s.HealthPort?.ToString(CultureInfo.InvariantCulture),
            },
        ];

    private static Setting Row(
        string key,
        string meaning,
        string allowed,
        Func<NotifySettings, string, NotifySettings?> read,
        Func<NotifySettings, string?> show
    ) =>
        new()
        {
            Key = key,
            Meaning = meaning,
            Allowed = allowed,
            Read = (s, text, _) => read(s.Notify, text) is { } notify ? s with { Notify = notify } : null,
            Show = s => show(s.Notify),
        };

    private static Setting SecretRow(
        string key,
        string meaning,
        string allowed,
        Func<NotifySettings, Secret, NotifySettings> read,
        Func<NotifySettings, Secret?> show
    ) => Row(key, meaning, allowed, (n, text) => read(n, new Secret(text.Trim())), n => show(n)?.Value) with { IsSecret = true };
}
