using Serilog.Events;

namespace Hybrid.Logging;

/// <summary>Which lines of a log to show.</summary>
public sealed record LogFilter
{
    /// <summary>The lowest level to show.</summary>
    public LogEventLevel Level { get; init; } = LogEventLevel.Verbose;

    public DateTimeOffset? Since { get; init; }

    /// <summary>Lines about this item only; null = about anything.</summary>
    public long? ItemId { get; init; }

    /// <summary>The item's download. Lines about it from before the item existed belong to the item too.</summary>
    public string? DownloadId { get; init; }

    public bool Wants(LogLine line) =>
        line.Event.Level >= Level && (Since is not { } since || line.Event.Timestamp >= since) && (ItemId is null || IsAboutItem(line));

    private bool IsAboutItem(LogLine line) =>
        line.ItemId is { } item
            ? item == ItemId
            : DownloadId is not null && string.Equals(line.DownloadId, DownloadId, StringComparison.Ordinal);
}
