using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>The settings that begin with NOTIFY_: where and when to send notifications. The addresses are secrets, because they let anyone write.</summary>
public sealed record NotifySettings
{
    /// <summary>The scheme of a mail server that is used without encryption.</summary>
    public const string PlainSmtp = "smtp+plain";

    /// <summary>NOTIFY_WEBHOOK_URL; null = none.</summary>
    public Secret? WebhookUrl { get; init; }

    /// <summary>NOTIFY_WEBHOOK_SECRET: signs the messages; null = no signature.</summary>
    public Secret? WebhookSecret { get; init; }

    /// <summary>NOTIFY_NTFY_URL: server and topic; null = none.</summary>
    public Secret? NtfyUrl { get; init; }

    /// <summary>NOTIFY_NTFY_TOKEN.</summary>
    public Secret? NtfyToken { get; init; }

    /// <summary>NOTIFY_DISCORD_URL; null = none.</summary>
    public Secret? DiscordUrl { get; init; }

    /// <summary>NOTIFY_SMTP_URL: <c>smtp</c> = STARTTLS, <c>smtps</c> = TLS from the start, <c>smtp+plain</c> = neither; null = no e-mail.</summary>
    public Uri? SmtpUrl { get; init; }

    /// <summary>NOTIFY_SMTP_USER; null = no login.</summary>
    public string? SmtpUser { get; init; }

    /// <summary>NOTIFY_SMTP_PASSWORD.</summary>
    public Secret? SmtpPassword { get; init; }

    /// <summary>NOTIFY_SMTP_FROM. Not null if there is a server.</summary>
    public string? SmtpFrom { get; init; }

    /// <summary>NOTIFY_SMTP_TO. Not empty if there is a server.</summary>
    public IReadOnlyList<string> SmtpTo { get; init; } = [];

    /// <summary>NOTIFY_QUIET_HOURS; null = never quiet.</summary>
    public QuietHours? QuietHours { get; init; }

    /// <summary>NOTIFY_DIGEST; null = off.</summary>
    public DigestTimes? Digest { get; init; } = new(Day: null, new TimeOnly(8, 0));

    /// <summary>NOTIFY_FAULT_AFTER: minutes in the file.</summary>
    public TimeSpan FaultAfter { get; init; } = TimeSpan.FromMinutes(15);

    public bool HasReceiver => WebhookUrl is not null || NtfyUrl is not null || DiscordUrl is not null || SmtpUrl is not null;
}
