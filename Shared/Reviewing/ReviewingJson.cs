using System.Text.Json;
using System.Text.Json.Serialization;
using Hybrid.Catalog;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Reviewing;

/// <summary>How answers are written, for MCP clients and for <c>--json</c>: snake_case names and enums; unknown values are absent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(SnakeCase<TitleKind>),
        typeof(SnakeCase<ItemState>),
        typeof(SnakeCase<HistoryEvent>),
        typeof(SnakeCase<Actor>),
        typeof(SnakeCase<Confirmation>),
        typeof(SnakeCase<QueueOrder>),
        typeof(SnakeCase<Duplicates>),
        typeof(SnakeCase<Numbering>),
        typeof(SnakeCase<RuleKind>),
        typeof(SnakeCase<DownloadSource>),
        typeof(SnakeCase<FileRole>),
        typeof(SnakeCase<PlacementState>),
        typeof(SnakeCase<PlacementMethod>),
        typeof(SnakeCase<VerdictKind>),
        typeof(SnakeCase<Concern>),
        typeof(SnakeCase<PrecedentKind>),
        typeof(SnakeCase<AdviceKind>),
        typeof(SnakeCase<DaemonState>),
        typeof(SnakeCase<Severity>),
        typeof(SnakeCase<ServerLookState>),
    ]
)]
[JsonSerializable(typeof(Page<PendingItem>))]
[JsonSerializable(typeof(Page<HistoryLine>))]
[JsonSerializable(typeof(ListAnswer))]
[JsonSerializable(typeof(Page<SetAsideEntry>))]
[JsonSerializable(typeof(FoundTitles))]
[JsonSerializable(typeof(ItemCard))]
[JsonSerializable(typeof(Statistics))]
[JsonSerializable(typeof(WatcherStatus))]
[JsonSerializable(typeof(RenamePreview))]
[JsonSerializable(typeof(DaemonLiveness))]
[JsonSerializable(typeof(Page<RuleCard>))]
[JsonSerializable(typeof(RuleAnswer))]
[JsonSerializable(typeof(Diagnosis))]
public sealed partial class ReviewingJson : JsonSerializerContext;

/// <summary>"awaiting_review" for AwaitingReview. A number is not read as an enum.</summary>
public sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
