using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hybrid.Testing.Transmission;

/// <summary>Sets up a Transmission as its user would: adds and changes torrents, makes any call. Uses the classic dialect, which every version speaks.</summary>
public sealed class TransmissionRpc(Func<Uri> url, string? user = null, string? password = null) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = Hang.Limit,
    };
    private string _sessionId = "";

    /// <summary>The session id of the last 409; empty before the first.</summary>
    public string SessionId => _sessionId;

    /// <summary>Makes any call and returns its "arguments".</summary>
    /// <exception cref="InvalidOperationException">Transmission answered with a status other than 200, or with an error.</exception>
    public async Task<JsonElement> CallAsync(string method, JsonObject? arguments = null, CancellationToken cancellation = default)
    {
        string body = new JsonObject { ["method"] = method, ["arguments"] = arguments ?? [] }.ToJsonString();
        using HttpResponseMessage first = await SendAsync(body, cancellation);
        if (first.StatusCode != HttpStatusCode.Conflict)
        {
            return await ReadAsync(first, cancellation);
        }

        _sessionId = first.Headers.GetValues("X-Transmission-Session-Id").First();
        using HttpResponseMessage second = await SendAsync(body, cancellation);
        return await ReadAsync(second, cancellation);
    }

    /// <summary>Adds a torrent. Its data may already be in the download folder.</summary>
    /// <param name="torrent">The .torrent file.</param>
    /// <param name="labels">Set by a second call, because 3.00 ignores them when a torrent is added.</param>
    /// <param name="filesUnwanted">Indexes of its deselected files.</param>
    /// <param name="downloadDir">As Transmission names it; null = its default.</param>
    /// <param name="paused">True = the torrent is added but not started.</param>
    /// <returns>The info hash.</returns>
    public async Task<string> AddAsync(
        byte[] torrent,
        IReadOnlyList<string>? labels = null,
        IReadOnlyList<int>? filesUnwanted = null,
        string? downloadDir = null,
        bool paused = false
    )
    {
        var arguments = new JsonObject { ["metainfo"] = Convert.ToBase64String(torrent), ["paused"] = paused };
        if (filesUnwanted is not null)
        {
            arguments["files-unwanted"] = new JsonArray([.. filesUnwanted.Select(i => JsonValue.Create(i))]);
        }

        if (downloadDir is not null)
        {
            arguments["download-dir"] = downloadDir;
        }

        JsonElement answer = await CallAsync("torrent-add", arguments);
        JsonElement added = answer.TryGetProperty("torrent-added", out JsonElement fresh) ? fresh : answer.GetProperty("torrent-duplicate");
        string hash = added.GetProperty("hashString").GetString()!;
        if (labels is not null)
        {
            await SetAsync(hash, new JsonObject { ["labels"] = new JsonArray([.. labels.Select(l => JsonValue.Create(l))]) });
        }

        return hash;
    }

    /// <summary>torrent-set on one torrent.</summary>
    public Task<JsonElement> SetAsync(string hash, JsonObject changes)
    {
        changes["ids"] = new JsonArray(hash);
        return CallAsync("torrent-set", changes);
    }

    /// <summary>Waits until Transmission reports that everything wanted of the torrent exists and is closed.</summary>
    public async Task UntilDoneAsync(string hash)
    {
        using var patience = new CancellationTokenSource(Hang.Limit);
        while (!await IsDoneAsync(hash, patience.Token))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> IsDoneAsync(string hash, CancellationToken cancellation)
    {
        JsonElement answer = await CallAsync(
            "torrent-get",
            new JsonObject { ["ids"] = new JsonArray(hash), ["fields"] = new JsonArray("status", "leftUntilDone", "sizeWhenDone") },
            cancellation
        );
        return answer.GetProperty("torrents").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } torrent
            && torrent.GetProperty("sizeWhenDone").GetInt64() > 0
            && torrent.GetProperty("leftUntilDone").GetInt64() == 0
            && torrent.GetProperty("status").GetInt32() is 0 or 5 or 6;
    }

    private async Task<HttpResponseMessage> SendAsync(string body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url());
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Transmission-Session-Id", _sessionId);
        if (user is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))
            );
        }

        return await _http.SendAsync(request, cancellation);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        string text = await response.Content.ReadAsStringAsync(cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"Transmission answered {(int)response.StatusCode}: {text}");
        }

        using var json = JsonDocument.Parse(text);
        string? result = json.RootElement.GetProperty("result").GetString();
        return string.Equals(result, "success", StringComparison.Ordinal)
            ? json.RootElement.GetProperty("arguments").Clone()
            : throw new InvalidOperationException($"Transmission answered: {result}");
    }
}
