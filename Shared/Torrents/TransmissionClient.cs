using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Neighbors;

namespace Hybrid.Torrents;

/// <summary>Talks to Transmission, 2.94 to 4.1 and later.</summary>
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

    /// <summary>All torrents without their files.</summary>
    public Task<Answer<IReadOnlyList<Torrent>>> ListBrieflyAsync(CancellationToken cancellation) =>
        CallAsync(
            "torrent-get",
            dialect => new JsonObject { ["fields"] = Names(dialect, TorrentJson.BriefFields) },
            Torrents,
            cancellation
        );

    /// <summary>One torrent with all that is told of it; an empty answer if it is not on the list.</summary>
    public async Task<Answer<TorrentDetails?>> DetailsAsync(string hash, CancellationToken cancellation)
    {
        string checkedHash = Checked(hash);
        Answer<IReadOnlyList<TorrentDetails>> answer = await CallAsync<IReadOnlyList<TorrentDetails>>(
            "torrent-get",
            dialect => new JsonObject { ["ids"] = new JsonArray(checkedHash), ["fields"] = Names(dialect, TorrentDetailsJson.Fields) },
            (result, dialect) =>
                [.. result.Elements("torrents").Select((element, index) => TorrentDetailsJson.Read(element, index, dialect, _map))],
            cancellation
        );
        return answer.IsOk
            ? new(answer.Value?.FirstOrDefault(t => string.Equals(t.Torrent.Hash, checkedHash, StringComparison.Ordinal)))
            : new(answer.Fault);
    }

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
    public Task<Answer<string>> RemoveFromListAsync(string hash, CancellationToken cancellation) =>
        ActAsync("torrent-remove", hash, ("delete-local-data", false), cancellation);

    /// <summary>Removes a torrent from Transmission's list, and deletes its files.</summary>
    /// <returns>The hash that is no longer on the list.</returns>
    public Task<Answer<string>> RemoveWithDataAsync(string hash, CancellationToken cancellation) =>
        ActAsync("torrent-remove", hash, ("delete-local-data", true), cancellation);

    /// <summary>Adds a torrent. One that is on the list already stays as it is.</summary>
    /// <param name="source">Checked.</param>
    /// <param name="folder">Where its files go, as a path on this machine; null = Transmission's download folder.</param>
    /// <param name="paused">Added, but not started.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Answer<AddedTorrent>> AddAsync(TorrentSource source, string? folder, bool paused, CancellationToken cancellation) =>
        CallAsync(
            "torrent-add",
            dialect =>
            {
                (string argument, JsonNode value) = source.Argument;
                var arguments = new JsonObject { [argument] = value.DeepClone(), ["paused"] = paused };
                if (folder is not null)
                {
                    arguments[dialect.Name("download-dir")] = _map.ToThere(folder);
                }

                return arguments;
            },
            (result, dialect) =>
                result.Member(dialect.Name("torrent-added")) is { } added ? Added(added, dialect, isDuplicate: false)
                : result.Member(dialect.Name("torrent-duplicate")) is { } known ? Added(known, dialect, isDuplicate: true)
                : null,
            cancellation
        );

    /// <returns>The hash, also if no such torrent is on the list.</returns>
    public Task<Answer<string>> PauseAsync(string hash, CancellationToken cancellation) =>
        ActAsync("torrent-stop", hash, argument: null, cancellation);

    /// <returns>The hash, also if no such torrent is on the list.</returns>
    public Task<Answer<string>> ResumeAsync(string hash, CancellationToken cancellation) =>
        ActAsync("torrent-start", hash, argument: null, cancellation);

    /// <summary>Lets Transmission compare its files with the torrent once more. It begins when its turn comes.</summary>
    /// <returns>The hash, also if no such torrent is on the list.</returns>
    public Task<Answer<string>> VerifyAsync(string hash, CancellationToken cancellation) =>
        ActAsync("torrent-verify", hash, argument: null, cancellation);

    /// <summary>Replaces its labels. 2.94 has none, and does nothing.</summary>
    /// <returns>The hash, also if no such torrent is on the list.</returns>
    public Task<Answer<string>> LabelAsync(string hash, IReadOnlyList<string> labels, CancellationToken cancellation) =>
        ActAsync("torrent-set", hash, ("labels", new JsonArray([.. labels.Select(l => JsonValue.Create(l))])), cancellation);

    public Task<Answer<TransmissionCounts>> CountsAsync(CancellationToken cancellation) =>
        CallAsync(
            "session-stats",
            _ => [],
            (result, dialect) =>
                result.Member(dialect.Name("torrentCount")) is null
                    ? null
                    : new TransmissionCounts
                    {
                        Torrents = (int)result.Whole(dialect.Name("torrentCount")),
                        Active = (int)result.Whole(dialect.Name("activeTorrentCount")),
                        Paused = (int)result.Whole(dialect.Name("pausedTorrentCount")),
                        RateDownload = result.Whole(dialect.Name("downloadSpeed")),
                        RateUpload = result.Whole(dialect.Name("uploadSpeed")),
                        Session = Transfers(result.Member(dialect.Name("current-stats")), dialect),
                        Total = Transfers(result.Member(dialect.Name("cumulative-stats")), dialect),
                    },
            cancellation
        );

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

    /// <param name="method">In the classic spelling.</param>
    /// <param name="hash">Of the one torrent.</param>
    /// <param name="argument">Besides the torrent, in the classic spelling; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    private Task<Answer<string>> ActAsync(
        string method,
        string hash,
        (string Name, JsonNode Value)? argument,
        CancellationToken cancellation
    )
    {
        string checkedHash = Checked(hash);
        return CallAsync(
            method,
            dialect =>
            {
                var arguments = new JsonObject { ["ids"] = new JsonArray(checkedHash) };
                if (argument is { } more)
                {
                    arguments[dialect.Name(more.Name)] = more.Value.DeepClone();
                }

                return arguments;
            },
            (_, _) => checkedHash,
            cancellation
        );
    }

    private static AddedTorrent? Added(JsonElement json, TransmissionDialect dialect, bool isDuplicate) =>
        InfoHash.Checked(json.Text(dialect.Name("hashString"))) is { } hash
            ? new AddedTorrent(hash, json.Text("name") ?? hash, isDuplicate)
            : null;

    private static TransferCount Transfers(JsonElement? json, TransmissionDialect dialect) =>
        json is { } counts
            ? new TransferCount(
                counts.Whole(dialect.Name("downloadedBytes")),
                counts.Whole(dialect.Name("uploadedBytes")),
                counts.Whole(dialect.Name("secondsActive"))
            )
            : new TransferCount(0, 0, 0);

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
