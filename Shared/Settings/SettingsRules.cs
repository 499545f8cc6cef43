using System.Linq.Expressions;
using FluentValidation;
using Hybrid.Catalog;
using Hybrid.Naming;
using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>The rules for each value, and for several together. A failure has the setting's key as its property name.</summary>
internal sealed class SettingsRules : AbstractValidator<HybridSettings>
{
    private const string Printable = @"^[!-~]*\z";
    private const string NoControl = @"^\P{Cc}*\z";

    public SettingsRules()
    {
        Allowed("PLEX_CONFIDENCE_THRESHOLD", s => s.ConfidenceThreshold).InclusiveBetween(0, 1);
        Allowed("HASH_MINUTES", s => s.HashingTime).LessThanOrEqualTo(TimeSpan.FromDays(1));
        Allowed("TRANSMISSION_POLL_INTERVAL", s => s.TransmissionPollInterval)
            .InclusiveBetween(TimeSpan.FromSeconds(0.1), TimeSpan.FromDays(1));
        Allowed("INGEST_SETTLE_SECONDS", s => s.IngestSettle).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromDays(1));
        Allowed("INGEST_FULL_SWEEP_SECONDS", s => s.IngestFullSweep).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromDays(1));
        Allowed("PLEX_URL", s => s.PlexUrl).Must(IsPlainAddress);
        Allowed("TMDB_API_URL", s => s.TmdbApiUrl).Must(IsPlainAddress);
        Setting("TMDB_API_URL", s => s.TmdbApiUrl.AbsolutePath)
            .Must(path => !path.TrimEnd('/').EndsWith("/3", StringComparison.Ordinal))
            .WithMessage("must not end with /3, because plex-mcp adds it");
        Allowed("TRANSMISSION_URL", s => s.TransmissionUrl).Must(IsPlainAddress);
        Allowed("PLEX_TOKEN", s => Text(s.PlexToken)).MinimumLength(1).Matches(Printable);
        Allowed("PLEX_MCP_HTTP_TOKEN", s => Text(s.HttpToken)).MinimumLength(32).Matches(Printable);
        Allowed("PLEX_MCP_HTTP_HOSTS", s => s.HttpHosts).Must(hosts => hosts.All(h => Uri.CheckHostName(h) == UriHostNameType.Dns));
        Allowed("TRANSMISSION_PASSWORD", s => Text(s.TransmissionPassword)).Matches(NoControl);
        // RFC 7617: a user name for Basic authentication has no colon.
        Allowed("TRANSMISSION_USER", s => s.TransmissionUser).Matches(@"^[^:]*\z");
        Allowed("TMDB_API_KEY", s => Text(s.TmdbApiKey))
            .Must((s, key) => key is null || (IsTmdbItself(s.TmdbApiUrl) ? IsKeyOrToken(key) : IsOneWord(key)));
        Allowed("TMDB_LANGUAGE", s => s.TmdbLanguage).Matches(@"^[a-z]{2,3}(-[A-Z]{2})?\z");
        Allowed("TMDB_REQUESTS_PER_SECOND", s => s.TmdbRequestsPerSecond).InclusiveBetween(1, 1000);
        Allowed("PLEX_PATH_MAP", s => s.PlexPathMap.Pairs).Must(pairs => pairs.All(IsAbsolute));
        Allowed("TRANSMISSION_PATH_MAP", s => s.TransmissionPathMap.Pairs).Must(pairs => pairs.All(IsAbsolute));
        Setting("PLEX_MCP_DATA_DIR", s => s.DataDir)
            .NotEmpty()
            .WithMessage("must be set to an absolute path, because there is no home folder");

        Setting("VOCABULARY_FILE", s => s.VocabularyFile)
            .Custom(
                (file, rule) =>
                {
                    foreach (string problem in file?.Problems ?? [])
                    {
                        rule.AddFailure("VOCABULARY_FILE", problem);
                    }
                }
            );

        Template("NAMING_MOVIE", s => s.NamingMovie, TitleKind.Movie);
        Template("NAMING_EPISODE", s => s.NamingEpisode, TitleKind.Series);

        ForNotifying();
        ForOtherServer("JELLYFIN", s => s.Jellyfin.Url, s => s.Jellyfin.ApiKey, s => s.Jellyfin.PathMap.Pairs);
        ForOtherServer("EMBY", s => s.Emby.Url, s => s.Emby.ApiKey, s => s.Emby.PathMap.Pairs);

        // Otherwise placed files would be taken in again, or Plex would show unfinished downloads.
        Apart("PLEX_INGEST_DIR", s => s.IngestDir is null ? [] : [s.IngestDir], "PLEX_MOVIES_DIR", s => s.MoviesDirs);
        Apart("PLEX_INGEST_DIR", s => s.IngestDir is null ? [] : [s.IngestDir], "PLEX_TV_DIR", s => s.TvDirs);
        // Plex would show every file in both libraries.
        Apart("PLEX_TV_DIR", s => s.TvDirs, "PLEX_MOVIES_DIR", s => s.MoviesDirs);
        ApartFromEachOther("PLEX_MOVIES_DIR", s => s.MoviesDirs);
        ApartFromEachOther("PLEX_TV_DIR", s => s.TvDirs);
        Setting("PLEX_MCP_DATA_DIR", s => s.DataDir)
            .Must((s, dataDir) => s.IngestDir is null || !IsWithin(dataDir, s.IngestDir))
            .WithMessage(s => $"must not be in PLEX_INGEST_DIR ({s.IngestDir}), where every file counts as a download");
    }

    private void ForOtherServer(
        string prefix,
        Expression<Func<HybridSettings, Uri?>> url,
        Expression<Func<HybridSettings, Secret?>> key,
        Expression<Func<HybridSettings, IReadOnlyList<PathPair>>> map
    )
    {
        Func<HybridSettings, Uri?> address = url.Compile();
        Allowed($"{prefix}_URL", url).Must(IsPlainAddress);
        Allowed($"{prefix}_API_KEY", key)
            .Must(
                (s, secret) =>
                    secret is null
                        ? address(s) is null
                        : secret.Value.Length > 0 && secret.Value.All(c => c is > ' ' and < '\x7F' and not '"')
            );
        Allowed($"{prefix}_PATH_MAP", map).Must(pairs => pairs.All(IsAbsolute));
    }

    private void ForNotifying()
    {
        Allowed("NOTIFY_WEBHOOK_URL", s => s.Notify.WebhookUrl).Must(IsSecretAddress);
        Allowed("NOTIFY_WEBHOOK_SECRET", s => Text(s.Notify.WebhookSecret)).MinimumLength(8);
        Allowed("NOTIFY_NTFY_URL", s => s.Notify.NtfyUrl).Must(IsSecretAddress).Must(HasTopic);
        Allowed("NOTIFY_NTFY_TOKEN", s => Text(s.Notify.NtfyToken)).Matches(Printable);
        Allowed("NOTIFY_DISCORD_URL", s => s.Notify.DiscordUrl).Must(IsSecretAddress);
        Allowed("NOTIFY_SMTP_URL", s => s.Notify.SmtpUrl).Must(IsMailServer);
        Allowed("NOTIFY_SMTP_USER", s => s.Notify.SmtpUser).Matches(NoControl);
        Allowed("NOTIFY_SMTP_PASSWORD", s => Text(s.Notify.SmtpPassword)).Matches(NoControl);
        Setting("NOTIFY_SMTP_USER", s => s.Notify.SmtpUser)
            .Null()
            .When(s => s.Notify.SmtpUrl?.Scheme == NotifySettings.PlainSmtp)
            .WithMessage("must be empty, because smtp+plain in NOTIFY_SMTP_URL would send the password unencrypted");
        Allowed("NOTIFY_SMTP_FROM", s => s.Notify.SmtpFrom).Must(IsMailAddress);
        Setting("NOTIFY_SMTP_FROM", s => s.Notify.SmtpFrom)
            .NotNull()
            .When(s => s.Notify.SmtpUrl is not null)
            .WithMessage("must be set to a mail address, because NOTIFY_SMTP_URL is set");
        Allowed("NOTIFY_SMTP_TO", s => s.Notify.SmtpTo).Must(to => to.All(IsMailAddress));
        Setting("NOTIFY_SMTP_TO", s => s.Notify.SmtpTo)
            .NotEmpty()
            .When(s => s.Notify.SmtpUrl is not null)
            .WithMessage("must be set to a mail address, because NOTIFY_SMTP_URL is set");
        Allowed("NOTIFY_FAULT_AFTER", s => s.Notify.FaultAfter).InclusiveBetween(TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
    }

    /// <summary>A rule whose message names the allowed values from <see cref="SettingsTable"/>.</summary>
    private IRuleBuilderInitial<HybridSettings, T> Allowed<T>(string key, Expression<Func<HybridSettings, T>> value) =>
        Setting(key, value).Configure(rule => rule.MessageBuilder = _ => $"must be {SettingsTable.All.Single(s => s.Key == key).Allowed}");

    private IRuleBuilderInitial<HybridSettings, T> Setting<T>(string key, Expression<Func<HybridSettings, T>> value) =>
        RuleFor(value).Cascade(CascadeMode.Stop).Configure(rule => rule.PropertyName = key);

    private void Template(string key, Expression<Func<HybridSettings, string?>> template, TitleKind kind) =>
        Setting(key, template)
            .Custom(
                (text, rule) =>
                {
                    foreach (string problem in text is null ? [] : NameTemplate.ProblemsOf(text, kind))
                    {
                        rule.AddFailure(key, problem);
                    }
                }
            );

    private void Apart(
        string key,
        Func<HybridSettings, IReadOnlyList<string>> folders,
        string otherKey,
        Func<HybridSettings, IReadOnlyList<string>> others
    ) =>
        RuleFor(s => s)
            .Custom(
                (s, rule) =>
                {
                    if (folders(s).SelectMany(one => others(s).Where(other => Overlap(one, other))).FirstOrDefault() is { } other)
                    {
                        rule.AddFailure(key, $"must not be the same folder as {otherKey} ({other}), nor contain it, nor be in it");
                    }
                }
            );

    private void ApartFromEachOther(string key, Func<HybridSettings, IReadOnlyList<string>> folders) =>
        RuleFor(s => s)
            .Custom(
                (s, rule) =>
                {
                    if (
                        folders(s).Index().FirstOrDefault(one => folders(s).Take(one.Index).Any(other => Overlap(one.Item, other))).Item is
                        { } twice
                    )
                    {
                        rule.AddFailure(key, $"must not have a folder twice, nor one that is in another ({twice})");
                    }
                }
            );

    private static bool Overlap(string one, string other) => IsWithin(one, other) || IsWithin(other, one);

    private static string? Text(Secret? secret) => secret?.Value;

    private static bool IsPlainAddress(Uri? url) =>
        url is null or { Scheme: "http" or "https", UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 };

    private static bool IsSecretAddress(Secret? secret) =>
        secret is null || SettingText.Url(secret.Value) is { Scheme: "http" or "https", UserInfo.Length: 0, Fragment.Length: 0 };

    private static bool HasTopic(Secret? secret) =>
        secret is null || SettingText.Url(secret.Value) is { Query.Length: 0, AbsolutePath: [_, .., not '/'] };

    private static bool IsMailServer(Uri? url) =>
        url
            is null
                or {
                    Scheme: "smtp" or "smtps" or NotifySettings.PlainSmtp,
                    UserInfo.Length: 0,
                    Query.Length: 0,
                    Fragment.Length: 0,
                    AbsolutePath: "" or "/"
                };

    /// <summary>Only rejects what would break a mail's header. Whether the address exists is for the mail server to say.</summary>
    private static bool IsMailAddress(string? text) =>
        text is null
        || text.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || "<>()[],;:\\\"".Contains(c));

    // The neighbor may run on another system, so "there" may be an absolute path of either kind.
    private static bool IsAbsolute(PathPair pair) =>
        (Path.IsPathFullyQualified(pair.Here) || IsDisk(pair.Here)) && IsAbsoluteAnywhere(pair.There);

    private static bool IsWithin(string path, string folder)
    {
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        string start = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.Equals(folder, comparison) || path.StartsWith(start, comparison);
    }

    /// <summary>D:\ without its separator, as the map keeps it.</summary>
    private static bool IsDisk(string path) => path is [var letter, ':'] && char.IsAsciiLetter(letter);

    private static bool IsAbsoluteAnywhere(string path) =>
        IsDisk(path) || path is ['/', not '/', ..] or [_, ':', '/' or '\\', _, ..] or ['\\', '\\', not '\\', _, ..];

    /// <summary>TMDb's keys have a known form; a proxy may have other keys.</summary>
    private static bool IsTmdbItself(Uri url) => url.Host.EndsWith("themoviedb.org", StringComparison.OrdinalIgnoreCase);

    private static bool IsOneWord(string text) => text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static bool IsKeyOrToken(string text) =>
        (text.Length == 32 && text.All(char.IsAsciiHexDigit))
        || (
            text.Split('.') is [_, _, _] parts
            && parts.All(p => p.Length > 0 && p.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        );
}
