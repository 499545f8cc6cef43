using System.Globalization;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Testing;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Logging;

public sealed class LoggedSettingsTests
{
    private static readonly Dictionary<string, string> Given = new(StringComparer.Ordinal)
    {
        ["PLEX_MCP_HTTP_TOKEN"] = "marked-token-of-the-http-head-0123456",
        ["PLEX_TOKEN"] = "marked-plex-token",
        ["JELLYFIN_API_KEY"] = "marked-jellyfin-key",
        ["EMBY_API_KEY"] = "marked-emby-key",
        ["TMDB_API_KEY"] = "0123456789abcdef0123456789abcdef",
        ["TRANSMISSION_PASSWORD"] = "marked-transmission",
        ["NOTIFY_WEBHOOK_URL"] = "https://hooks.example.org/marked-webhook?key=marked",
        ["NOTIFY_WEBHOOK_SECRET"] = "marked-signature",
        ["NOTIFY_NTFY_URL"] = "https://ntfy.example.org/marked-topic",
        ["NOTIFY_NTFY_TOKEN"] = "tk_marked",
        ["NOTIFY_DISCORD_URL"] = "https://discord.example.org/api/webhooks/1/marked-discord",
        ["NOTIFY_SMTP_URL"] = "smtps://mail.example.org",
        ["NOTIFY_SMTP_FROM"] = "from@example.org",
        ["NOTIFY_SMTP_TO"] = "to@example.org",
        ["NOTIFY_SMTP_PASSWORD"] = "marked-mail",
    };

    /// <summary>With no value known to the mask: what is masked here is masked by its type.</summary>
    [Fact]
    public void No_setting_however_it_is_logged_shows_a_secret()
    {
        HybridSettings settings = Load();
        Assert.All(SettingsTable.All.Where(s => s.IsSecret), s => Assert.NotNull(s.Show(settings)));
        string said = Said(
            [],
            log =>
            {
                log.Information("{Settings}", settings);
                log.Information("{@Settings}", settings);
                log.Information("{$Settings}", settings);
                log.Information("{Notify} {@Notify}", settings.Notify, settings.Notify);
                foreach (Setting setting in SettingsTable.All)
                {
                    log.Information("{Key} {Value}", setting.Key, setting.ShownValue(settings));
                }

                foreach (Secret secret in settings.Secrets())
                {
                    log.Information("{Secret} {@Secret} {@Secrets}", secret, secret, settings.Secrets());
                    log.Error(new InvalidOperationException($"It failed with {secret}"), "It failed");
                }
            }
        );
        Assert.DoesNotContain("marked", said, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", said, StringComparison.Ordinal);
        Assert.Contains(Secret.Mask, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_does_text_from_elsewhere_that_quotes_one()
    {
        HybridSettings settings = Load();
        string said = Said(
            settings.Secrets(),
            log =>
            {
                foreach (string value in Given.Values.Where(v => v.Contains("marked", StringComparison.Ordinal)))
                {
                    log.Error(new HttpRequestException($"POST {value} failed"), "{Sentence}", $"Answer of {value}");
                }

                log.Error("No route to /api/webhooks/1/marked-discord");
            }
        );
        Assert.DoesNotContain("marked", said, StringComparison.Ordinal);
    }

    private static HybridSettings Load()
    {
        using var disk = new TemporaryDisk();
        var environment = new Dictionary<string, string>(Given, StringComparer.Ordinal) { ["PLEX_MCP_DATA_DIR"] = disk.At("data") };
        return Assert.IsType<SettingsResult.Loaded>(SettingsLoader.Load(environment, disk.Root, disk.Root)).Settings;
    }

    private static string Said(IReadOnlyList<Secret> secrets, Action<Serilog.ILogger> say)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var sink = new AllForms(secrets, text);
        using Logger log = new LoggerConfiguration().MaskingSecrets().WriteTo.Sink(sink).CreateLogger();
        say(log);
        return text.ToString();
    }

    private sealed class AllForms(IReadOnlyList<Secret> secrets, StringWriter text) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            LogSetup.ForConsole(secrets).Format(logEvent, text);
            LogSetup.ForFile(secrets).Format(logEvent, text);
            LogSetup.ForJournal(secrets).Format(logEvent, text);
        }
    }
}
