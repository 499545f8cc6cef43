using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Http;

/// <summary>Headers that must say the same as the message in the body. Pure. The SDK checks this in its ASP.NET Core package only.</summary>
internal static class EnvelopeCheck
{
    private const string NewestVersion = "2026-07-28";

    private static readonly string[] Versions = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", NewestVersion];

    /// <summary>They belong to sessions, which the newest protocol does not have.</summary>
    private static readonly string[] Removed = ["initialize", "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe"];

    /// <summary>Each request has what older protocols settle in a session.</summary>
    public static bool IsWithoutSession(string? version) => version == NewestVersion;

    /// <returns>Null if they agree.</returns>
    public static HttpRefusal? Objection(EnvelopeHeaders headers, JsonRpcMessage message)
    {
        (string? method, JsonNode? parameters, RequestId id) = message switch
        {
            JsonRpcRequest request => (request.Method, request.Params, request.Id),
            JsonRpcNotification notification => (notification.Method, notification.Params, default),
            _ => (null, null, default),
        };
        HttpRefusal? objection =
            VersionObjection(headers.Version)
            ?? (method is null ? null : OfBody(headers, method, parameters, isRequest: message is JsonRpcRequest));
        return objection is null ? null : objection with { Id = id };
    }

    /// <returns>Null if it is spoken here, or left out.</returns>
    public static HttpRefusal? VersionObjection(string? version) =>
        string.IsNullOrEmpty(version) || Versions.Contains(version, StringComparer.Ordinal)
            ? null
            : HttpRefusal.Of(
                McpErrorCode.UnsupportedProtocolVersion,
                $"Mcp-Protocol-Version {Texts.Untrusted.Clean(version, 40)} is not spoken here."
            ) with
            {
                Details = new JsonObject
                {
                    // As server/discover says. Who speaks an older one begins with initialize, which negotiates it.
                    ["supported"] = new JsonArray(NewestVersion),
                    ["requested"] = version,
                },
            };

    private static HttpRefusal? OfBody(EnvelopeHeaders headers, string method, JsonNode? parameters, bool isRequest)
    {
        var meta = (parameters as JsonObject)?["_meta"] as JsonObject;
        string? told = Text(meta, "io.modelcontextprotocol/protocolVersion");
        if (method == RequestMethods.Initialize && Text(parameters, "protocolVersion") is { } wanted && !IsSame(headers.Version, wanted))
        {
            return Mismatch("Mcp-Protocol-Version", "params.protocolVersion");
        }

        if (!IsWithoutSession(headers.Version) && !IsWithoutSession(told))
        {
            return null;
        }

        return headers.Version is null || (told is not null && told != headers.Version) ? Mismatch("Mcp-Protocol-Version", "_meta")
            : headers.Method?.Trim() != method ? Mismatch("Mcp-Method", "method")
            : NameIn(method, parameters) is { } name && Decoded(headers.Name) != name ? Mismatch("Mcp-Name", "params")
            : !isRequest ? null
            : told is null ? Missing("_meta/io.modelcontextprotocol/protocolVersion")
            : meta!["io.modelcontextprotocol/clientCapabilities"] is not JsonObject
                ? Missing("_meta/io.modelcontextprotocol/clientCapabilities, an object")
            : Removed.Contains(method, StringComparer.Ordinal)
                ? HttpRefusal.Of(
                    McpErrorCode.MethodNotFound,
                    $"{Texts.Untrusted.Clean(method, 40)} is not a method of {NewestVersion}.",
                    HttpStatusCode.NotFound
                )
            : null;
    }

    /// <summary>What Mcp-Name repeats; null for a method without it. Empty where the message lacks it, so that it is refused.</summary>
    private static string? NameIn(string method, JsonNode? parameters) =>
        method switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => Text(parameters, "name") ?? "",
            RequestMethods.ResourcesRead => Text(parameters, "uri") ?? "",
            _ => null,
        };

    /// <summary>What a header cannot hold is sent as =?base64?…?=.</summary>
    private static string? Decoded(string? header)
    {
        const string begin = "=?base64?";
        string? text = header?.Trim();
        if (text is null || !text.StartsWith(begin, StringComparison.Ordinal) || !text.EndsWith("?=", StringComparison.Ordinal))
        {
            return text is not null && text.All(c => c is >= ' ' and <= '~' or '\t') ? text : null;
        }

        byte[] bytes = new byte[text.Length];
        return text.Length >= begin.Length + 2 && Convert.TryFromBase64String(text[begin.Length..^2], bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }

    private static bool IsSame(string? header, string body) => string.IsNullOrEmpty(header) || header == body;

    private static string? Text(JsonNode? node, string name) =>
        node is JsonObject members && members[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static HttpRefusal Mismatch(string header, string member) =>
        HttpRefusal.Of(McpErrorCode.HeaderMismatch, $"The header {header} must be there and say the same as {member} of the body.");

    private static HttpRefusal Missing(string member) =>
        HttpRefusal.Of(McpErrorCode.InvalidParams, $"A request of {NewestVersion} must have {member}.");
}

/// <summary>What repeats parts of the message, for whoever stands between; null where it is missing.</summary>
internal sealed record EnvelopeHeaders(string? Version, string? Method, string? Name);
