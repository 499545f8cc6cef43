using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hybrid.Reviewing;
using Hybrid.Torrents;
using ModelContextProtocol;

namespace Hybrid.Calls;

/// <summary>How arguments are read and answers written: as the desk writes them.</summary>
internal static class ToolJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(ReviewingJson.Default.Options)
        {
            // "Amélie", not "Am\u00E9lie": the text is read by people and models, never by a browser as HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new SnakeCase<TorrentStatus>(), new SnakeCase<Tools.RuleAction>() },
        };
        options.TypeInfoResolverChain.Add(ReviewerJson.Default);
        options.TypeInfoResolverChain.Add(McpJsonUtilities.DefaultOptions.TypeInfoResolver!);
        options.MakeReadOnly();
        return options;
    }
}

[JsonSerializable(typeof(Tools.ApprovalAnswer))]
[JsonSerializable(typeof(Tools.RejectionAnswer))]
[JsonSerializable(typeof(Tools.UndoAnswer))]
[JsonSerializable(typeof(Tools.SearchAnswer))]
[JsonSerializable(typeof(Tools.StatusAnswer))]
[JsonSerializable(typeof(Page<Tools.TorrentLine>))]
internal sealed partial class ReviewerJson : JsonSerializerContext;
