using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Neighbors;

namespace Hybrid.Daemon.Notifying;

/// <summary>Posts JSON to an address, signed if there is a secret.</summary>
internal sealed class WebhookReceiver(IHttpClientFactory http, Secret url, Secret? secret) : IReceiver
{
    public const string SignatureHeader = "X-Plex-Mcp-Signature";

    private readonly HttpPost _post = new(http, Receivers.Webhook, "NOTIFY_WEBHOOK_URL");

    public string Name => Receivers.Webhook;

    public async Task<Fault?> SendAsync(Message message, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(WebhookBody.Of(message), NotifyJson.Default.WebhookBody);
        using var request = new HttpRequestMessage(HttpMethod.Post, url.Value) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (secret is not null)
        {
            byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Value), body);
            request.Headers.Add(SignatureHeader, $"sha256={Convert.ToHexStringLower(signature)}");
        }

        return await _post.SendAsync(request, cancellationToken);
    }
}

/// <param name="Version">Of the shape: more may be added to it, and nothing is taken away or changed without another number.</param>
/// <param name="Priority">"low", "normal" or "high".</param>
internal sealed record WebhookBody(
    int Version,
    DateTimeOffset SentAt,
    string Title,
    string Text,
    string Priority,
    IReadOnlyList<WebhookNotification> Notifications
)
{
    public static WebhookBody Of(Message message) =>
        new(
            Version: 1,
            message.SentAt,
            message.Title,
            message.Text,
            message.Priority.ToString().ToLowerInvariant(),
            [
                .. message.Notifications.Select(n => new WebhookNotification(
                    n.Key,
                    Word(n.Kind),
                    n.Subject,
                    n.At,
                    n.Title,
                    n.Text,
                    n.Waiting
                )),
            ]
        );

    private static string Word(NotificationKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}

/// <param name="Id">The same when it comes again.</param>
/// <param name="Kind">"items_wait", "trouble_began", "trouble_ended", "digest" or "test".</param>
/// <param name="Subject">The same for the begin and the end of one trouble.</param>
/// <param name="Waiting">Items that wait for a decision; 0 where it is about something else.</param>
internal sealed record WebhookNotification(
    string Id,
    string Kind,
    string Subject,
    DateTimeOffset At,
    string Title,
    string Text,
    int Waiting
);
