using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Calls;

/// <summary>What the SDK would say of a message is put right here, before and after it.</summary>
internal static class MessageCheck
{
    /// <summary>For arguments that are no object, the SDK would only say that an error occurred.</summary>
    public static McpMessageHandler Incoming(McpMessageHandler next) =>
        (context, cancellationToken) =>
            context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall } call && Misshapen(call.Params) is { } sentence
                ? throw new McpProtocolException(sentence, McpErrorCode.InvalidParams)
                : next(context, cancellationToken);

    /// <summary>The SDK announces that the lists of tools, resources and prompts may change and that it takes log levels. Neither is ever used here.</summary>
    public static McpMessageHandler Outgoing(McpMessageHandler next) =>
        (context, cancellationToken) =>
        {
            if (
                context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result }
                && result["capabilities"] is JsonObject capabilities
            )
            {
                capabilities.Remove("logging");
                (capabilities["tools"] as JsonObject)?.Remove("listChanged");
                (capabilities["resources"] as JsonObject)?.Remove("listChanged");
                (capabilities["prompts"] as JsonObject)?.Remove("listChanged");
                (capabilities["resources"] as JsonObject)?.Remove("subscribe");
            }

            return next(context, cancellationToken);
        };

    private static string? Misshapen(JsonNode? parameters) =>
        parameters is not JsonObject call || call["name"] is not JsonValue name || !name.TryGetValue(out string? tool)
            ? "tools/call takes an object with the tool's name and its arguments, like {\"name\": \"get_pending_item\", \"arguments\": {\"id\": 8}}. Nothing was done."
        : call["arguments"] is null or JsonObject ? null
        : $"{Texts.Untrusted.Clean(tool, 40)}: the arguments must be an object with their names, like {{\"id\": 8}}. Nothing was done.";
}
