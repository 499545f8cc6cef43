using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Testing.Loopback;

namespace Hybrid.Daemon.Notifying;

public sealed class MailReceiverTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("smtp", false)]
    [InlineData("smtps", true)]
    public async Task A_mail_goes_over_an_encrypted_connection_with_a_login(string scheme, bool tlsFromStart)
    {
        await using var server = new FakeMailServer(tlsFromStart) { Password = "right-password" };
        Assert.Null(await SendAsync(Settings(scheme, server) with { SmtpUser = "me", SmtpPassword = new Secret("right-password") }));
        Assert.Equal(["me"], server.Logins);
        string mail = Assert.Single(server.Mails);
        Assert.Contains("To: a@example.org, b@example.org", mail, StringComparison.Ordinal);
        Assert.Contains("Subject: plex-mcp: 3 items wait", mail, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal);
        Assert.Contains("Somebody decides.", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_comes_twice_has_one_message_id()
    {
        await using var server = new FakeMailServer();
        Assert.Null(await SendAsync(Settings(NotifySettings.PlainSmtp, server)));
        Assert.Null(await SendAsync(Settings(NotifySettings.PlainSmtp, server)));
        Assert.Single(
            server.Mails.Select(m => m.Split('\n').Single(l => l.StartsWith("Message-Id:", StringComparison.Ordinal))).Distinct()
        );
        Assert.Equal(2, server.Mails.Count);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_not_told()
    {
        await using var server = new FakeMailServer { Password = "right-password" };
        Fault? fault = await SendAsync(Settings("smtp", server) with { SmtpUser = "me", SmtpPassword = new Secret("wrong-password") });
        Assert.Equal(FaultKind.Refused, fault?.Kind);
        Assert.Contains("NOTIFY_SMTP_PASSWORD", fault!.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_STARTTLS_nothing_is_sent_and_no_password_either()
    {
        await using var server = new FakeMailServer { OffersStartTls = false, Password = "right-password" };
        Fault? fault = await SendAsync(Settings("smtp", server) with { SmtpUser = "me", SmtpPassword = new Secret("right-password") });
        Assert.Equal(FaultKind.Refused, fault?.Kind);
        Assert.Empty(server.Logins);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        await using var server = new FakeMailServer();
        Fault? fault = await new MailReceiver(Settings("smtp", server)).SendAsync(Word(), Stop);
        Assert.Equal(FaultKind.Refused, fault?.Kind);
        Assert.Contains("certificate", fault!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("451 try later", FaultKind.Failed)]
    [InlineData("550 no such user", FaultKind.Refused)]
    public async Task A_mail_that_is_not_taken_is_a_fault(string answer, FaultKind kind)
    {
        await using var server = new FakeMailServer { DataAnswer = answer };
        Fault? fault = await SendAsync(Settings(NotifySettings.PlainSmtp, server));
        Assert.Equal(kind, fault?.Kind);
    }

    [Fact]
    public async Task No_server_is_a_fault_that_passes()
    {
        var server = new FakeMailServer();
        NotifySettings settings = Settings("smtp", server);
        await server.DisposeAsync();
        Assert.Equal(FaultKind.Unreachable, (await SendAsync(settings))?.Kind);
    }

    private static NotifySettings Settings(string scheme, FakeMailServer server) =>
        new()
        {
            SmtpUrl = new Uri($"{scheme}://127.0.0.1:{server.Port}"),
            SmtpFrom = "plex@example.org",
            SmtpTo = ["a@example.org", "b@example.org"],
        };

    private static Task<Fault?> SendAsync(NotifySettings settings) =>
        new MailReceiver(settings, (_, certificate, _, _) => certificate?.Subject == "CN=localhost").SendAsync(Word(), Stop);

    private static Message Word() =>
        new(
            [
                new Notification
                {
                    Key = "queue:7",
                    Subject = "queue",
                    Kind = NotificationKind.ItemsWait,
                    At = Now,
                    Title = "3 items wait",
                    Text = "Somebody decides.",
                },
            ],
            Now
        );
}
