using FluentValidation;
using Hybrid.Neighbours;

namespace Hybrid.Settings;

/// <summary>The rules for each value, and for several together. A failure has the setting's key as its property name.</summary>
internal sealed class SettingsRules : AbstractValidator<HybridSettings>
{
    public SettingsRules()
    {
        Rule("PLEX_CONFIDENCE_THRESHOLD", s => s.ConfidenceThreshold is >= 0 and <= 1);
        Rule(
            "TRANSMISSION_POLL_INTERVAL",
            s => s.TransmissionPollInterval >= TimeSpan.FromSeconds(0.1) && s.TransmissionPollInterval <= TimeSpan.FromDays(1)
        );
        Rule("PLEX_URL", s => s.PlexUrl is null || IsPlainAddress(s.PlexUrl));
        Rule("TMDB_API_URL", s => IsPlainAddress(s.TmdbApiUrl));
        Rule(
            "TMDB_API_URL",
            s => !s.TmdbApiUrl.AbsolutePath.TrimEnd('/').EndsWith("/3", StringComparison.Ordinal),
            "must not end with /3, because plex-mcp adds it"
        );
        Rule("TRANSMISSION_URL", s => s.TransmissionUrl is null || IsPlainAddress(s.TransmissionUrl));
        Rule("PLEX_TOKEN", s => s.PlexToken is null || (s.PlexToken.Value.Length > 0 && s.PlexToken.Value.All(c => c is > ' ' and <= '~')));
        Rule("TRANSMISSION_PASSWORD", s => s.TransmissionPassword is null || !s.TransmissionPassword.Value.Any(char.IsControl));
        // RFC 7617: a user of Basic authentication has no colon.
        Rule("TRANSMISSION_USER", s => s.TransmissionUser is null || !s.TransmissionUser.Contains(':'));
        Rule(
            "TMDB_API_KEY",
            s => s.TmdbApiKey is null || (IsTmdbItself(s.TmdbApiUrl) ? IsKeyOrToken(s.TmdbApiKey.Value) : IsOneWord(s.TmdbApiKey.Value))
        );
        Rule("TMDB_LANGUAGE", s => IsLanguage(s.TmdbLanguage));
        Rule("TMDB_REQUESTS_PER_SECOND", s => s.TmdbRequestsPerSecond is >= 1 and <= 1000);
        Rule("PLEX_PATH_MAP", s => s.PlexPathMap.Pairs.All(IsAbsolute));
        Rule("TRANSMISSION_PATH_MAP", s => s.TransmissionPathMap.Pairs.All(IsAbsolute));
        Rule("PLEX_MCP_DATA_DIR", s => s.DataDir.Length > 0, "must be set to an absolute path, because there is no home folder");

        ForNotifying();

        // Otherwise placed files would be taken in again, or Plex would show unfinished downloads.
        Apart("PLEX_INGEST_DIR", s => s.IngestDir, "PLEX_MOVIES_DIR", s => s.MoviesDir);
        Apart("PLEX_INGEST_DIR", s => s.IngestDir, "PLEX_TV_DIR", s => s.TvDir);
        // Plex would show every file in both libraries.
        Apart("PLEX_TV_DIR", s => s.TvDir, "PLEX_MOVIES_DIR", s => s.MoviesDir);
        RuleFor(s => s)
            .Must(s => s.IngestDir is null || !IsWithin(s.DataDir, s.IngestDir))
            .OverridePropertyName("PLEX_MCP_DATA_DIR")
            .WithMessage(s => $"must not be in PLEX_INGEST_DIR ({s.IngestDir}), where every file counts as a download");
    }

    private void ForNotifying()
    {
        Rule("NOTIFY_WEBHOOK_URL", s => s.Notify.WebhookUrl is null || IsSecretAddress(s.Notify.WebhookUrl));
        Rule("NOTIFY_WEBHOOK_SECRET", s => s.Notify.WebhookSecret is null or { Value.Length: >= 8 });
        Rule("NOTIFY_NTFY_URL", s => s.Notify.NtfyUrl is null || (IsSecretAddress(s.Notify.NtfyUrl) && HasTopic(s.Notify.NtfyUrl)));
        Rule("NOTIFY_NTFY_TOKEN", s => s.Notify.NtfyToken is null || s.Notify.NtfyToken.Value.All(c => c is > ' ' and <= '~'));
        Rule("NOTIFY_DISCORD_URL", s => s.Notify.DiscordUrl is null || IsSecretAddress(s.Notify.DiscordUrl));
        Rule("NOTIFY_SMTP_URL", s => s.Notify.SmtpUrl is null || IsMailServer(s.Notify.SmtpUrl));
        Rule("NOTIFY_SMTP_USER", s => s.Notify.SmtpUser is null || !s.Notify.SmtpUser.Any(char.IsControl));
        Rule("NOTIFY_SMTP_PASSWORD", s => s.Notify.SmtpPassword is null || !s.Notify.SmtpPassword.Value.Any(char.IsControl));
        Rule(
            "NOTIFY_SMTP_USER",
            s => s.Notify.SmtpUser is null || s.Notify.SmtpUrl?.Scheme != NotifySettings.PlainSmtp,
            "must be empty, because smtp+plain in NOTIFY_SMTP_URL would send the password unencrypted"
        );
        Rule("NOTIFY_SMTP_FROM", s => s.Notify.SmtpFrom is null || IsMailAddress(s.Notify.SmtpFrom));
        Rule(
            "NOTIFY_SMTP_FROM",
            s => s.Notify.SmtpUrl is null || s.Notify.SmtpFrom is not null,
            "must be set to a mail address, because NOTIFY_SMTP_URL is set"
        );
        Rule("NOTIFY_SMTP_TO", s => s.Notify.SmtpTo.All(IsMailAddress));
        Rule(
            "NOTIFY_SMTP_TO",
            s => s.Notify.SmtpUrl is null || s.Notify.SmtpTo.Count > 0,
            "must be set to a mail address, because NOTIFY_SMTP_URL is set"
        );
        Rule("NOTIFY_FAULT_AFTER", s => s.Notify.FaultAfter >= TimeSpan.FromMinutes(1) && s.Notify.FaultAfter <= TimeSpan.FromDays(1));
    }

    private void Rule(string key, Func<HybridSettings, bool> holds, string? problem = null) =>
        RuleFor(s => s)
            .Must(holds)
            .OverridePropertyName(key)
            .WithMessage(_ => problem ?? $"must be {SettingsTable.All.Single(s => s.Key == key).Allowed}");

    private void Apart(string key, Func<HybridSettings, string?> folder, string otherKey, Func<HybridSettings, string?> other) =>
        RuleFor(s => s)
            .Must(s => folder(s) is not { } a || other(s) is not { } b || (!IsWithin(a, b) && !IsWithin(b, a)))
            .OverridePropertyName(key)
            .WithMessage(s => $"must not be the same folder as {otherKey} ({other(s)}), nor contain it, nor be in it");

    private static bool IsPlainAddress(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0
        && url.Query.Length == 0
        && url.Fragment.Length == 0;

    private static bool IsSecretAddress(Secret secret) =>
        SettingText.Url(secret.Value) is { UserInfo.Length: 0, Fragment.Length: 0 } url
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static bool HasTopic(Secret secret) => SettingText.Url(secret.Value) is { Query.Length: 0, AbsolutePath: [_, .., not '/'] };

    private static bool IsMailServer(Uri url) =>
        url.Scheme is "smtp" or "smtps" or NotifySettings.PlainSmtp
        && url.UserInfo.Length + url.Query.Length + url.Fragment.Length == 0
        && url.AbsolutePath is "" or "/";

    /// <summary>Whether it exists, the mail server knows; here only what would break a mail's head is kept out.</summary>
    private static bool IsMailAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || "<>()[],;:\\\"".Contains(c));

    // The neighbor may run on another system, so "there" may be absolute in either manner.
    private static bool IsAbsolute(PathPair pair) => Path.IsPathFullyQualified(pair.Here) && IsAbsoluteAnywhere(pair.There);

    private static bool IsWithin(string path, string folder)
    {
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        string start = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.Equals(folder, comparison) || path.StartsWith(start, comparison);
    }

    private static bool IsAbsoluteAnywhere(string path) =>
        path is ['/', not '/', ..] or [_, ':', '/' or '\\', _, ..] or ['\\', '\\', not '\\', _, ..];

    /// <summary>TMDb's own keys have TMDb's form; a proxy may have keys of its own.</summary>
    private static bool IsTmdbItself(Uri url) => url.Host.EndsWith("themoviedb.org", StringComparison.OrdinalIgnoreCase);

    private static bool IsOneWord(string text) => text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static bool IsKeyOrToken(string text) =>
        (text.Length == 32 && text.All(char.IsAsciiHexDigit))
        || (
            text.Split('.') is [_, _, _] parts
            && parts.All(p => p.Length > 0 && p.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        );

    private static bool IsLanguage(string text) =>
        text.Split('-') is [{ Length: 2 or 3 } language, .. { Length: <= 1 } region]
        && language.All(char.IsAsciiLetterLower)
        && region.All(r => r.Length == 2 && r.All(char.IsAsciiLetterUpper));
}
