using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Reviewing;
using Hybrid.Torrents;
using ModelContextProtocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>How arguments are read and answers are written: as in <see cref="ReviewingJson"/>.</summary>
internal static class ToolJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(ReviewingJson.Default.Options)
        {
            // "Amélie", not "Am\u00E9lie": the text is read by people and models, never by a browser as HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new SnakeCase<TorrentStatus>(),
                new SnakeCase<ReadinessState>(),
                new SnakeCase<RuleAction>(),
                new SnakeCase<TitleSource>(),
                new SnakeCase<OrphanKind>(),
            },
        };
        options.TypeInfoResolverChain.Add(ReviewerJson.Default);
        options.TypeInfoResolverChain.Add(McpJsonUtilities.DefaultOptions.TypeInfoResolver!);
        options.MakeReadOnly();
        return options;
    }
}

[JsonSerializable(typeof(Page<QueueRow>))]
[JsonSerializable(typeof(ItemView))]
[JsonSerializable(typeof(ApprovalAnswer))]
[JsonSerializable(typeof(RejectionAnswer))]
[JsonSerializable(typeof(UndoAnswer))]
[JsonSerializable(typeof(MoveAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(ReadinessState))]
[JsonSerializable(typeof(Page<TorrentLine>))]
[JsonSerializable(typeof(TorrentView))]
[JsonSerializable(typeof(TorrentAnswer))]
[JsonSerializable(typeof(TorrentStatistics))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(Page<ShelfRow>))]
[JsonSerializable(typeof(ShelfView))]
[JsonSerializable(typeof(Page<TwiceRow>))]
[JsonSerializable(typeof(Page<OrphanRow>))]
[JsonSerializable(typeof(Page<RecentRow>))]
[JsonSerializable(typeof(ScanAnswer))]
[JsonSerializable(typeof(ServersAnswer))]
internal sealed partial class ReviewerJson : JsonSerializerContext;
