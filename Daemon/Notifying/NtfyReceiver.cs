using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Hybrid.Neighbors;

namespace Hybrid.Daemon.Notifying;

/// <summary>Publishes to a topic of ntfy.</summary>
/// <remarks>As JSON to the server's root, since a header would have to be ASCII: https://docs.ntfy.sh/publish/#publish-as-json.</remarks>
internal sealed class NtfyReceiver(IHttpClientFactory http, Secret url, Secret? token) : IReceiver
{
    /// <summary>ntfy makes an attachment of what is longer: https://docs.ntfy.sh/publish/#limitations.</summary>
    private const int MostBytes = 4096;

    private readonly HttpPost _post = new(http, Receivers.Ntfy, "NOTIFY_NTFY_URL");

    public string Name => Receivers.Ntfy;

    public async Task<Fault?> SendAsync(Message message, CancellationToken cancellationToken)
    {
        int slash = url.Value.LastIndexOf('/');
        var body = new NtfyBody(url.Value[(slash + 1)..], message.Title, Cut(message.Text), PriorityOf(message.Priority));
        using var request = new HttpRequestMessage(HttpMethod.Post, url.Value[..(slash + 1)])
        {
            Content = JsonContent.Create(body, NotifyJson.Default.NtfyBody),
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token.Value);
        return await _post.SendAsync(request, cancellationToken);
    }

    /// <summary>From 1 to 5; 3 is what ntfy takes by itself.</summary>
    private static int PriorityOf(Priority priority) =>
        priority switch
        {
            Priority.High => 4,
            Priority.Low => 2,
            _ => 3,
        };

    private static string Cut(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes)
        {
            return text;
        }

        var cut = new StringBuilder();
        int left = MostBytes - Encoding.UTF8.GetByteCount("…");
        foreach (Rune rune in text.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }
}

internal sealed record NtfyBody(string Topic, string Title, string Message, int Priority);
