using System.Text.Json.Nodes;
using Hybrid.Neighbors;
using Hybrid.Testing.Loopback;
using Hybrid.Torrents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Watching;

/// <summary>A Transmission (3.00's dialect) with the torrents that the test puts on its list.</summary>
internal sealed class PlayedTransmission : IAsyncDisposable
{
    private readonly Dictionary<string, JsonObject> _torrents = new(StringComparer.Ordinal);
    private LoopbackServer _server = null!; // Set by StartAsync, the only maker.
    private ServiceProvider _services = null!; // The same.

    public LoopbackServer Server => _server;

    public TransmissionClient Client => _services.GetRequiredService<TransmissionClient>();

    /// <summary>The hashes on the list.</summary>
    public IReadOnlyCollection<string> Hashes => _torrents.Keys;

    public static async Task<PlayedTransmission> StartAsync()
    {
        var played = new PlayedTransmission();
        played._server = await LoopbackServer.StartAsync(routes => routes.MapPost("/transmission/rpc", played.AnswerAsync));
        var options = new TransmissionOptions(new Uri(played._server.Url, "/transmission/rpc"), null, null, PathMap.Empty);
        played._services = new ServiceCollection().AddTransmission(_ => options).BuildServiceProvider();
        return played;
    }

    /// <summary>A hash that the wire takes for one.</summary>
    public static string Hash(int number) => number.ToString("x40", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A complete, seeding torrent, put on the list or changed there.</summary>
    public void Put(int number, string name, string folder, params (string Path, long Bytes, bool Wanted)[] files) =>
        _torrents[Hash(number)] = new JsonObject
        {
            ["hashString"] = Hash(number),
            ["name"] = name,
            ["downloadDir"] = folder,
            ["status"] = 6,
            ["files"] = new JsonArray([
                .. files.Select(f => new JsonObject
                {
                    ["name"] = f.Path,
                    ["length"] = f.Bytes,
                    ["bytesCompleted"] = f.Bytes,
                }),
            ]),
            ["fileStats"] = new JsonArray([.. files.Select(f => new JsonObject { ["wanted"] = f.Wanted, ["bytesCompleted"] = f.Bytes })]),
            ["labels"] = new JsonArray(),
            ["percentDone"] = 1,
            ["metadataPercentComplete"] = 1,
            ["sizeWhenDone"] = files.Where(f => f.Wanted).Sum(f => f.Bytes),
            ["leftUntilDone"] = 0,
        };

    /// <summary>Changes a field of a torrent, in Transmission's spelling.</summary>
    public void Set(int number, string field, JsonNode value) => _torrents[Hash(number)][field] = value;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
        var answer = new JsonObject { ["result"] = "success", ["arguments"] = Arguments(body) };
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private JsonObject Arguments(JsonObject call)
    {
        switch ((string?)call["method"])
        {
            case "torrent-get":
                return new JsonObject { ["torrents"] = new JsonArray([.. _torrents.Values.Select(t => t.DeepClone())]) };
            case "torrent-remove":
                foreach (JsonNode? hash in (JsonArray)call["arguments"]!["ids"]!)
                {
                    _torrents.Remove((string)hash!);
                }

                return [];
            default:
                return [];
        }
    }
}
