using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Neighbors;

namespace Hybrid.Torrents;

/// <summary>One call over HTTP: the 409 handshake, the dialect, the login, and every failure as a <see cref="Fault"/>.</summary>
internal sealed class TransmissionWire(IHttpClientFactory http, TransmissionOptions options)
{
    public const string HttpClientName = "Transmission";
    private const string SessionIdHeader = "X-Transmission-Session-Id";
    private const string RpcVersionHeader = "X-Transmission-Rpc-Version";

    private readonly TransmissionFaults _faults = new(options);

    // Replaced as a whole, because calls may run in parallel.
    private volatile Session _session = new("", TransmissionDialect.Classic);

    /// <remarks>
    /// The method is in the classic spelling. The arguments are created for each try, because the dialect may turn out to be another one. The
    /// reader returns null if the answer is not what was asked for.
    /// </remarks>
    public Task<Answer<T>> CallAsync<T>(
        string method,
        Func<TransmissionDialect, JsonObject> arguments,
        Func<JsonElement, TransmissionDialect, T?> read,
        CancellationToken cancellation
    )
        where T : class =>
        NeighborCall
            .OverHttp(options.Patience, _faults.TooSlow, _faults.NoConnection, _faults.NotReadable, _faults.TooLong)
            .AskAsync(limited => ShakeHandsAsync(method, arguments, read, limited), cancellation);

    private async Task<Answer<T>> ShakeHandsAsync<T>(
        string method,
        Func<TransmissionDialect, JsonObject> arguments,
        Func<JsonElement, TransmissionDialect, T?> read,
        CancellationToken cancellation
    )
        where T : class
    {
        Session session = _session;
        using HttpResponseMessage first = await SendAsync(session, method, arguments, cancellation);
        if (first.StatusCode != HttpStatusCode.Conflict || Header(first, SessionIdHeader) is not string id)
        {
            return await ReadAsync(first, session.Dialect, read, cancellation);
        }

        // The id is missing, or Transmission was restarted in the meantime, perhaps as another version.
        _session = session = new Session(id, TransmissionDialect.Of(Header(first, RpcVersionHeader)));
        using HttpResponseMessage second = await SendAsync(session, method, arguments, cancellation);
        return await ReadAsync(second, session.Dialect, read, cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync(
        Session session,
        string method,
        Func<TransmissionDialect, JsonObject> arguments,
        CancellationToken cancellation
    )
    {
        TransmissionDialect dialect = session.Dialect;
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url);
        string body = dialect.Request(dialect.Name(method), arguments(dialect)).ToJsonString();
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(SessionIdHeader, session.Id);
        if (options.User is not null || options.Password is not null)
        {
            byte[] login = Encoding.UTF8.GetBytes($"{options.User}:{options.Password?.Value}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(login));
        }

        return await http.CreateClient(HttpClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private async Task<Answer<T>> ReadAsync<T>(
        HttpResponseMessage response,
        TransmissionDialect dialect,
        Func<JsonElement, TransmissionDialect, T?> read,
        CancellationToken cancellation
    )
        where T : class
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            string text =
                response.StatusCode == HttpStatusCode.Forbidden
                    ? Encoding.UTF8.GetString((await NeighborBody.ReadAsync(response.Content, NeighborBody.Longest, cancellation)).Span)
                    : "";
            return new(_faults.OfStatus(response.StatusCode, response.Headers, text));
        }

        ReadOnlyMemory<byte> body = await NeighborBody.ReadAsync(response.Content, options.LongestAnswer, cancellation);
        using var answer = JsonDocument.Parse(AstralEscapes.Mend(body));
        (JsonElement? result, string? error) = dialect.Read(answer.RootElement);
        if (error is not null)
        {
            return new(_faults.OwnError(error));
        }

        return result is JsonElement element && read(element, dialect) is T value ? new(value) : new(_faults.NotReadable());
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private sealed record Session(string Id, TransmissionDialect Dialect);
}
