using Hybrid.Neighbors;
using Hybrid.Testing;

namespace Hybrid.Settings;

public sealed class NotifySettingsTests
{
    [Theory]
    [InlineData("NOTIFY_WEBHOOK_URL", "ftp://host/hook")]
    [InlineData("NOTIFY_WEBHOOK_URL", "http://me:pass@host/hook")]
    [InlineData("NOTIFY_WEBHOOK_SECRET", "short")]
    [InlineData("NOTIFY_NTFY_URL", "https://ntfy.sh/")]
    [InlineData("NOTIFY_NTFY_URL", "https://ntfy.sh/topic/")]
    [InlineData("NOTIFY_NTFY_TOKEN", "two words")]
    [InlineData("NOTIFY_DISCORD_URL", "discord")]
    [InlineData("NOTIFY_SMTP_URL", "mail.example.org:587")]
    [InlineData("NOTIFY_SMTP_URL", "smtp://me:pass@mail.example.org")]
    [InlineData("NOTIFY_SMTP_FROM", "somebody")]
    [InlineData("NOTIFY_SMTP_TO", "a@example.org,b@example.org\r\nBcc: c@example.org")]
    [InlineData("NOTIFY_QUIET_HOURS", "night")]
    [InlineData("NOTIFY_DIGEST", "hourly")]
    [InlineData("NOTIFY_FAULT_AFTER", "0")]
    [InlineData("HEALTH_PORT", "0")]
    [InlineData("HEALTH_PORT", "65536")]
    public void What_is_not_allowed_is_told_with_its_setting_and_without_a_secret(string key, string value)
    {
        SettingsResult.Invalid wrong = Assert.IsType<SettingsResult.Invalid>(Load((key, value)));
        SettingError error = Assert.Single(wrong.Errors, e => e.Key == key);
        Assert.Equal(key, error.Key);
        Assert.DoesNotContain("pass@", error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_server_needs_a_sender_and_a_recipient()
    {
        SettingsResult.Invalid wrong = Assert.IsType<SettingsResult.Invalid>(Load(("NOTIFY_SMTP_URL", "smtps://mail.example.org")));
        Assert.Equal(["NOTIFY_SMTP_FROM", "NOTIFY_SMTP_TO"], wrong.Errors.Select(e => e.Key));
    }

    [Fact]
    public void A_login_is_not_sent_without_encryption()
    {
        SettingsResult.Invalid wrong = Assert.IsType<SettingsResult.Invalid>(
            Load(
                ("NOTIFY_SMTP_URL", "smtp+plain://mail.example.org"),
                ("NOTIFY_SMTP_FROM", "a@example.org"),
                ("NOTIFY_SMTP_TO", "b@example.org"),
                ("NOTIFY_SMTP_USER", "a"),
                ("NOTIFY_SMTP_PASSWORD", "secret-password")
            )
        );
        Assert.Equal("NOTIFY_SMTP_USER", Assert.Single(wrong.Errors).Key);
    }

    [Fact]
    public void Every_setting_that_is_a_secret_by_its_type_is_one_in_the_table_and_none_other_is()
    {
        // Jellyfin and Emby.
        int byType = new[] { typeof(HybridSettings), typeof(NotifySettings), typeof(OtherServerSettings), typeof(OtherServerSettings) }
            .SelectMany(t => t.GetProperties())
            .Count(p => p.PropertyType == typeof(Secret));
        Assert.Equal(byType, SettingsTable.All.Count(s => s.IsSecret));
    }

    [Fact]
    public void The_end_of_a_secret_address_alone_is_a_secret_too()
    {
        SettingsResult.Loaded loaded = Assert.IsType<SettingsResult.Loaded>(
            Load(("NOTIFY_DISCORD_URL", "https://discord.com/api/webhooks/1/token"))
        );
        Assert.Contains(new Secret("/api/webhooks/1/token"), loaded.Settings.Secrets());
    }

    private static SettingsResult Load(params (string Key, string Value)[] environment)
    {
        using var disk = new TemporaryDisk();
        Dictionary<string, string> all = environment.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
        all["PLEX_MCP_DATA_DIR"] = disk.At("data");
        return SettingsLoader.Load(all, disk.Root, disk.Root);
    }
}
