using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Testing.Loopback;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Notifying;

public sealed class ReceiverTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);
    private FakeReceiver _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeReceiver.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_webhook_gets_the_shape_that_its_document_shows()
    {
        Assert.Null(await SendAsync(new NotifySettings { WebhookUrl = At("hook") }, Word("Film.1999")));
        JsonElement body = Assert.Single(_server.Taken);
        Assert.Equal(["version", "sent_at", "title", "text", "priority", "notifications"], body.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, body.GetProperty("version").GetInt32());
        JsonElement told = Assert.Single(body.GetProperty("notifications").EnumerateArray());
        Assert.Equal(["id", "kind", "subject", "at", "title", "text", "waiting"], told.EnumerateObject().Select(p => p.Name));
        Assert.Equal("items_wait", told.GetProperty("kind").GetString());
        Assert.Equal("queue:7", told.GetProperty("id").GetString());

        string docs = await File.ReadAllTextAsync(Testing.Repository.At("docs", "notifications.md"), Stop);
        int from = docs.IndexOf("{\"version\":1", StringComparison.Ordinal);
        using var shown = JsonDocument.Parse(docs[from..docs.IndexOf("```", from, StringComparison.Ordinal)]);
        Assert.Equal(body.EnumerateObject().Select(p => p.Name), shown.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            told.EnumerateObject().Select(p => p.Name),
            shown.RootElement.GetProperty("notifications")[0].EnumerateObject().Select(p => p.Name)
        );
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task The_body_of_an_answer_is_not_read_on_however_long_it_is(int status)
    {
        _server.Server.Always = LoopbackFault.Endless(status);

        foreach (
            NotifySettings settings in new[]
            {
                new NotifySettings { WebhookUrl = At("hook") },
                new NotifySettings { NtfyUrl = At("my-topic") },
                new NotifySettings { DiscordUrl = At("discord") },
            }
        )
        {
            Assert.Equal(status == 200, await SendAsync(settings, Word("Film")) is null);
        }
    }

    [Fact]
    public async Task A_webhook_s_secret_signs_the_body()
    {
        Assert.Null(
            await SendAsync(new NotifySettings { WebhookUrl = At("hook"), WebhookSecret = new Secret("a-shared-secret") }, Word("Film"))
        );
        string signature = _server.Server.Requests[0].Headers[WebhookReceiver.SignatureHeader];
        byte[] expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes("a-shared-secret"), _server.Bodies[0]);
        Assert.Equal($"sha256={Convert.ToHexStringLower(expected)}", signature);
    }

    [Fact]
    public async Task ntfy_gets_topic_title_priority_and_token()
    {
        Notification problem = Word("Zażółć", NotificationKind.TroubleBegan);
        Assert.Null(await SendAsync(new NotifySettings { NtfyUrl = At("my-topic"), NtfyToken = new Secret("tk_1") }, problem));
        JsonElement body = Assert.Single(_server.Taken);
        Assert.Equal("my-topic", body.GetProperty("topic").GetString());
        Assert.Equal("Zażółć", body.GetProperty("title").GetString());
        Assert.Equal(4, body.GetProperty("priority").GetInt32());
        LoopbackRequest request = Assert.Single(_server.Server.Requests);
        Assert.Equal("/", request.Path);
        Assert.Equal("Bearer tk_1", request.Headers["Authorization"]);
    }

    [Fact]
    public async Task ntfy_s_message_stays_a_message_however_long_it_is()
    {
        Notification[] many = [.. Enumerable.Repeat(Word(new string('ż', 300)), 30)];
        Assert.Null(await SendAsync(new NotifySettings { NtfyUrl = At("my-topic") }, many));
        string message = _server.Taken[0].GetProperty("message").GetString()!;
        Assert.InRange(Encoding.UTF8.GetByteCount(message), 4090, 4096);
    }

    [Fact]
    public async Task Discord_mentions_nobody_and_shows_a_name_as_it_is()
    {
        Assert.Null(
            await SendAsync(new NotifySettings { DiscordUrl = At("api/webhooks/1/token") }, Word("@everyone [x](https://evil) **b** <@1>"))
        );
        JsonElement body = Assert.Single(_server.Taken);
        Assert.Empty(body.GetProperty("allowed_mentions").GetProperty("parse").EnumerateArray());
        Assert.Equal(@"\@everyone \[x\]\(https\://evil\) \*\*b\*\* \<\@1\>", body.GetProperty("content").GetString());
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(4096)]
    public void Discord_s_limits_are_kept_without_half_an_escape(int limit)
    {
        string escaped = DiscordReceiver.Escape(new string('*', 5000), limit);
        Assert.InRange(escaped.Length, limit - 2, limit);
        Assert.EndsWith("\\*…", escaped, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, FaultKind.Refused)]
    [InlineData(404, FaultKind.Refused)]
    [InlineData(302, FaultKind.Refused)]
    [InlineData(500, FaultKind.Failed)]
    public async Task A_refusal_names_the_setting_and_no_secret(int status, FaultKind kind)
    {
        _server.Server.Always = LoopbackFault.Status(status);
        Fault? fault = await SendAsync(new NotifySettings { DiscordUrl = At("api/webhooks/1/token") }, Word("Film"));
        Assert.Equal(kind, fault?.Kind);
        Assert.DoesNotContain("token", fault!.Sentence.Replace("or its token", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_long_a_receiver_asks_us_to_wait_is_kept()
    {
        _server.Server.Always = LoopbackFault.TooManyRequests(90);
        Fault? fault = await SendAsync(new NotifySettings { DiscordUrl = At("api/webhooks/1/token") }, Word("Film"));
        Assert.Equal((FaultKind.RateLimited, TimeSpan.FromSeconds(90)), (fault!.Kind, fault.RetryAfter));
    }

    [Fact]
    public async Task Nobody_there_is_a_fault_that_passes()
    {
        Secret url = At("hook");
        await _server.Server.DisposeAsync();
        Fault? fault = await SendAsync(new NotifySettings { WebhookUrl = url }, Word("Film"));
        Assert.Equal(FaultKind.Unreachable, fault?.Kind);
    }

    private Secret At(string path) => new($"{_server.Server.Url}{path}");

    private static Notification Word(string title, NotificationKind kind = NotificationKind.ItemsWait) =>
        new()
        {
            Key = "queue:7",
            Subject = "queue",
            Kind = kind,
            At = Now,
            Title = title,
            Text = "Somebody decides.",
            Waiting = 3,
        };

    private static async Task<Fault?> SendAsync(NotifySettings settings, params Notification[] notifications)
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddReceivers(settings).BuildServiceProvider();
        IReceiver receiver = Assert.Single(services.GetRequiredService<IReadOnlyList<IReceiver>>());
        return await receiver.SendAsync(new Message(notifications, Now), Stop);
    }
}
