using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Http;

/// <summary>A client's server: one for its session, or for one request of a protocol without sessions.</summary>
internal sealed class HttpSession : IAsyncDisposable
{
    private readonly StreamableHttpServerTransport _transport;
    private readonly McpServer _server;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;

    /// <param name="id">Null for one request.</param>
    public HttpSession(string? id, McpServerOptions options, ILoggerFactory loggers, IServiceProvider services)
    {
        Id = id;
        _transport = new StreamableHttpServerTransport(loggers) { SessionId = id, Stateless = id is null };
        _server = McpServer.Create(_transport, options, loggers, services);
        _run = _server.RunAsync(_end.Token);
    }

    public string? Id { get; }

    /// <returns>False if the message wants no answer.</returns>
    public Task<bool> AnswerAsync(
        JsonRpcMessage message,
        Stream answer,
        Func<JsonRpcMessage?, ValueTask> starting,
        CancellationToken cancellationToken
    ) => _transport.HandlePostRequestAsync(message, answer, starting, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // First the transport: what is open ends, and no more comes.
        await _transport.DisposeAsync();
        await _end.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _server.DisposeAsync();
        _end.Dispose();
    }
}
