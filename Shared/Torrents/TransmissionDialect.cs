using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hybrid.Torrents;

/// <summary>The two dialects of Transmission's RPC. Names are given in the classic one; <see cref="Name"/> translates them.</summary>
/// <remarks>
/// JSON-RPC 2.0 came with 4.1.0, which announces it in a header of its 409. Betas of 4.1 have rpc-version 18 without it, so that number
/// proves nothing.
/// </remarks>
internal abstract record TransmissionDialect
{
    private TransmissionDialect() { }

    public static TransmissionDialect Classic { get; } = new ClassicDialect();

    /// <param name="semanticVersion">The header X-Transmission-Rpc-Version; null if there is none.</param>
    public static TransmissionDialect Of(string? semanticVersion) =>
        int.TryParse(semanticVersion?.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major) && major >= 6
            ? new JsonRpcDialect()
            : Classic;

    /// <summary>The name in this dialect's spelling, for example of "hashString", "rpc-version" and "torrent-get".</summary>
    public abstract string Name(string classic);

    public abstract JsonObject Request(string method, JsonObject arguments);

    /// <returns>The result, or the text of Transmission's own error.</returns>
    public abstract (JsonElement? Result, string? Error) Read(JsonElement answer);

    private sealed record ClassicDialect : TransmissionDialect
    {
        public override string Name(string classic) => classic;

        public override JsonObject Request(string method, JsonObject arguments) => new() { ["method"] = method, ["arguments"] = arguments };

        public override (JsonElement? Result, string? Error) Read(JsonElement answer)
        {
            if (answer.Text("result") is not string result)
            {
                return (null, null);
            }

            return string.Equals(result, "success", StringComparison.Ordinal) ? (answer.Member("arguments"), null) : (null, result);
        }
    }

    private sealed record JsonRpcDialect : TransmissionDialect
    {
        public override string Name(string classic)
        {
            var snake = new StringBuilder(classic.Length + 4);
            foreach (char c in classic)
            {
                _ = c switch
                {
                    '-' => snake.Append('_'),
                    >= 'A' and <= 'Z' => snake.Append('_').Append(char.ToLowerInvariant(c)),
                    _ => snake.Append(c),
                };
            }

            return snake.ToString();
        }

        // A request without an id would be a notification, which gets no answer (204).
        public override JsonObject Request(string method, JsonObject arguments) =>
            new()
            {
                ["jsonrpc"] = "2.0",
                ["method"] = method,
                ["params"] = arguments,
                ["id"] = 1,
            };

        public override (JsonElement? Result, string? Error) Read(JsonElement answer)
        {
            if (answer.Member("error") is JsonElement { ValueKind: JsonValueKind.Object } error)
            {
                string? detail = error.Member("data")?.Text("error_string");
                return (null, detail ?? error.Text("message") ?? "an error without details");
            }

            return (answer.Member("result"), null);
        }
    }
}
