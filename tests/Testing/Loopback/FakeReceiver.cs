using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Hybrid.Testing.Loopback;

/// <summary>Plays a receiver of notifications over HTTP: accepts every post, and remembers it.</summary>
public sealed class FakeReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<byte[]> _bodies = new();
    private LoopbackServer? _server;

    public LoopbackServer Server => _server ?? throw new InvalidOperationException("It is not started.");

    /// <summary>The accepted posts, oldest first. Refused ones are not included.</summary>
    public IReadOnlyList<byte[]> Bodies => [.. _bodies];

    public IReadOnlyList<JsonElement> Taken => [.. _bodies.Select(b => JsonDocument.Parse(b).RootElement)];

    public static async Task<FakeReceiver> StartAsync()
    {
        var receiver = new FakeReceiver();
        receiver._server = await LoopbackServer.StartAsync(routes => routes.MapPost("/{**path}", receiver.TakeAsync));
        return receiver;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _bodies.Enqueue(body.ToArray());
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
