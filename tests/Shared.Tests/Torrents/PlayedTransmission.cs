using System.Text.Json;
using Hybrid.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Hybrid.Torrents;

/// <summary>Plays Transmission's RPC from a dictionary, for versions and shapes that no daemon here has.</summary>
internal sealed class PlayedTransmission : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string> _answers;
    private readonly List<JsonElement> _calls = [];

    private PlayedTransmission(IReadOnlyDictionary<string, string> answers) => _answers = answers;

    public LoopbackServer Server { get; private set; } = null!; // Set by StartAsync, the only maker.

    public Uri Url => new(Server.Url, "/transmission/rpc");

    /// <summary>A new one is a restart: the next call gets 409.</summary>
    public string SessionId { get; set; } = "first-session";

    /// <summary>The header X-Transmission-Rpc-Version of the 409; null = a version before 4.1.0, which has none.</summary>
    public string? RpcVersion { get; set; }

    /// <summary>The bodies of the calls that were answered, oldest first.</summary>
    public IReadOnlyList<JsonElement> Calls => _calls;

    /// <param name="answers">The whole body by method name.</param>
    /// <param name="rpcVersion">See <see cref="RpcVersion"/>.</param>
    public static async Task<PlayedTransmission> StartAsync(IReadOnlyDictionary<string, string> answers, string? rpcVersion = null)
    {
        var played = new PlayedTransmission(answers) { RpcVersion = rpcVersion };
        played.Server = await LoopbackServer.StartAsync(routes => routes.MapPost("/transmission/rpc", played.AnswerAsync));
        return played;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (!string.Equals(context.Request.Headers["X-Transmission-Session-Id"], SessionId, StringComparison.Ordinal))
        {
            context.Response.StatusCode = 409;
            context.Response.Headers["X-Transmission-Session-Id"] = SessionId;
            if (RpcVersion is not null)
            {
                context.Response.Headers["X-Transmission-Rpc-Version"] = RpcVersion;
            }

            await context.Response.WriteAsync("<h1>409: Conflict</h1>");
            return;
        }

        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body);
        _calls.Add(body.RootElement.Clone());
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(_answers[body.RootElement.GetProperty("method").GetString()!]);
    }
}
