using System.Net.Http.Headers;
using System.Text.Json;
using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>Calls to one media server over HTTP. The secret goes into a header, which no log records.</summary>
/// <param name="http">Has a client named by <see cref="MediaServerServices.AddMediaServers"/>.</param>
/// <param name="options">The server.</param>
/// <param name="sign">Adds the secret to the headers.</param>
internal sealed class ServerHttp(IHttpClientFactory http, MediaServerOptions options, Action<HttpRequestHeaders, Secret> sign)
{
    public const string ClientName = "Media server";

    private readonly MediaServerFaults _faults = new(options);

    /// <param name="call">The path below the server's address, and the query.</param>
    /// <param name="read">Null if this is not the server's answer.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Answer<T>> GetAsync<T>(string call, Func<JsonElement, T?> read, CancellationToken cancellation)
        where T : class => AskAsync(HttpMethod.Get, call, body: null, read, cancellation);

    /// <param name="body">JSON.</param>
    public Task<Answer<T>> PostAsync<T>(string call, string body, Func<JsonElement, T?> read, CancellationToken cancellation)
        where T : class => AskAsync(HttpMethod.Post, call, body, read, cancellation);

    private Task<Answer<T>> AskAsync<T>(
        HttpMethod method,
        string call,
        string? body,
        Func<JsonElement, T?> read,
        CancellationToken cancellation
    )
        where T : class =>
        CallAsync(
            method,
            call,
            body,
            async (response, limited) =>
            {
                using var json = JsonDocument.Parse(await NeighborBody.ReadAsync(response.Content, NeighborBody.Longest, limited));
                return read(json.RootElement);
            },
            cancellation
        );

    /// <summary>A call whose answer only says that it was taken.</summary>
    /// <returns>The value that is given.</returns>
    public Task<Answer<T>> TellAsync<T>(HttpMethod method, string call, string? body, T done, CancellationToken cancellation)
        where T : class => CallAsync(method, call, body, (_, _) => Task.FromResult<T?>(done), cancellation);

    private Task<Answer<T>> CallAsync<T>(
        HttpMethod method,
        string call,
        string? body,
        Func<HttpResponseMessage, CancellationToken, Task<T?>> read,
        CancellationToken cancellation
    )
        where T : class =>
        NeighborCall
            .OverHttp(options.Patience, _faults.TooSlow, _faults.NoConnection, _faults.NotReadable)
            .AskAsync<T>(
                async limited =>
                {
                    using HttpRequestMessage request = Request(method, call, body);
                    using HttpResponseMessage response = await http.CreateClient(ClientName)
                        .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited);
                    if (!response.IsSuccessStatusCode)
                    {
                        return new(_faults.OfStatus(response.StatusCode, response.Headers));
                    }

                    return await read(response, limited) is T value ? new(value) : new(_faults.NotReadable());
                },
                cancellation
            );

    private HttpRequestMessage Request(HttpMethod method, string call, string? body)
    {
        string server = options.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        var request = new HttpRequestMessage(method, new Uri($"{server}/{call}"));
        request.Headers.Accept.ParseAdd("application/json");
        if (options.Key is Secret key)
        {
            sign(request.Headers, key);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        }

        return request;
    }
}
