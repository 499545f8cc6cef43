using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Neighbors;

namespace Hybrid.Torrents;

/// <summary>Talks to Transmission, 2.94 to 4.1 and later. It reads, and removes torrents from the list; it never touches their files.</summary>
/// <remarks>
/// Faults: <see cref="FaultKind.Refused"/> stays until the settings change, and a caller stops asking (3.00 locks everybody out after 100 wrong
/// logins). All others are worth another try at the next poll.
/// </remarks>
public sealed class TransmissionClient
{
    private readonly TransmissionWire? _wire;
    private readonly PathMap _map;

    /// <param name="http">Has a client named by <see cref="TransmissionServices.AddTransmission"/>.</param>
    /// <param name="options">Null = no Transmission is set; every answer is then <see cref="FaultKind.NotConfigured"/>.</param>
    public TransmissionClient(IHttpClientFactory http, TransmissionOptions? options)
    {
        _wire = options is null ? null : new TransmissionWire(http, options);
        _map = options?.PathMap ?? PathMap.Empty;
    }

    /// <summary>All torrents, in Transmission's order. Never only "recently active": that covers 60 s, and names removed ones by ids that change.</summary>
    public Task<Answer<IReadOnlyList<Torrent>>> ListAsync(CancellationToken cancellation) =>
        CallAsync("torrent-get", dialect => new JsonObject { ["fields"] = Fields(dialect) }, Torrents, cancellation);

    /// <summary>One torrent; an empty answer if it is not on the list.</summary>
    public async Task<Answer<Torrent?>> GetAsync(string hash, CancellationToken cancellation)
    {
        string checkedHash = Checked(hash);
        Answer<IReadOnlyList<Torrent>> answer = await CallAsync(
            "torrent-get",
            dialect => new JsonObject { ["ids"] = new JsonArray(checkedHash), ["fields"] = Fields(dialect) },
            Torrents,
            cancellation
        );
        return answer.IsOk
            ? new(answer.Value?.FirstOrDefault(t => string.Equals(t.Hash, checkedHash, StringComparison.Ordinal)))
            : new(answer.Fault);
    }

    /// <summary>Removes a torrent from Transmission's list. Its files stay. A torrent that is not on the list is not a fault.</summary>
    /// <returns>The hash that is no longer on the list.</returns>
    public Task<Answer<string>> RemoveFromListAsync(string hash, CancellationToken cancellation)
    {
        string checkedHash = Checked(hash);
        return CallAsync(
            "torrent-remove",
            dialect => new JsonObject { ["ids"] = new JsonArray(checkedHash), [dialect.Name("delete-local-data")] = false },
            (_, _) => checkedHash,
            cancellation
        );
    }

    /// <summary>Transmission's version and download folder. Also the cheapest way to check that it answers.</summary>
    public Task<Answer<TransmissionInfo>> VersionAsync(CancellationToken cancellation) =>
        CallAsync(
            "session-get",
            dialect => new JsonObject { ["fields"] = Names(dialect, ["version", "rpc-version", "download-dir"]) },
            (result, dialect) =>
                result.Text("version") is string version
                    ? new TransmissionInfo(
                        version,
                        (int)result.Whole(dialect.Name("rpc-version")),
                        _map.ToHere(result.Text(dialect.Name("download-dir")) ?? "")
                    )
                    : null,
            cancellation
        );

    /// <summary>Which script Transmission runs when a torrent is done.</summary>
    public Task<Answer<DoneScript>> DoneScriptAsync(CancellationToken cancellation) =>
        CallAsync(
            "session-get",
            dialect => new JsonObject { ["fields"] = Names(dialect, ["script-torrent-done-enabled", "script-torrent-done-filename"]) },
            (result, dialect) =>
                result.Flag(dialect.Name("script-torrent-done-enabled")) is bool enabled
                    ? new DoneScript(enabled, result.Text(dialect.Name("script-torrent-done-filename")) ?? "")
                    : null,
            cancellation
        );

    /// <summary>Makes Transmission run this script when a torrent is done. The answer does not say whether it worked: ask <see cref="DoneScriptAsync"/>.</summary>
    public Task<Answer<DoneScript>> SetDoneScriptAsync(DoneScript script, CancellationToken cancellation) =>
        CallAsync(
            "session-set",
            dialect => new JsonObject
            {
                [dialect.Name("script-torrent-done-enabled")] = script.Enabled,
                [dialect.Name("script-torrent-done-filename")] = script.Path,
            },
            (_, _) => script,
            cancellation
        );

    private async Task<Answer<T>> CallAsync<T>(
        string method,
        Func<TransmissionDialect, JsonObject> arguments,
        Func<JsonElement, TransmissionDialect, T?> read,
        CancellationToken cancellation
    )
        where T : class =>
        _wire is null ? new(TransmissionFaults.NotConfigured) : await _wire.CallAsync(method, arguments, read, cancellation);

    private IReadOnlyList<Torrent>? Torrents(JsonElement result, TransmissionDialect dialect)
    {
        if (result.Member("torrents") is not { ValueKind: JsonValueKind.Array } array)
        {
            return null;
        }

        // One odd torrent must not hide the others, and is not dropped silently either: it stands as one that cannot be read.
        List<Torrent> torrents =
        [
            .. array.EnumerateArray().Select((element, index) => TorrentJson.ReadOrTell(element, index, dialect, _map)),
        ];
        return torrents.Count > 0 && torrents.TrueForAll(t => t.Unreadable is not null) ? null : torrents;
    }

    // torrent-remove without ids means all torrents, so only a valid hash may get there.
    private static string Checked(string hash) =>
        InfoHash.Checked(hash) ?? throw new ArgumentException("An info hash has 40 or 64 hexadecimal digits.", nameof(hash));

    private static JsonArray Fields(TransmissionDialect dialect) => Names(dialect, TorrentJson.Fields);

    private static JsonArray Names(TransmissionDialect dialect, IEnumerable<string> classic) =>
        [.. classic.Select(name => JsonValue.Create(dialect.Name(name)))];
}
