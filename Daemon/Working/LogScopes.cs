using Hybrid.Ledger;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Working;

/// <summary>Adds the download's id, and the item's, to all log lines within the scope.</summary>
internal static class LogScopes
{
    /// <param name="logger">Any; the scope holds for all.</param>
    /// <param name="key">As <see cref="Download.Key"/>.</param>
    public static IDisposable? AboutDownload(this ILogger logger, string key) =>
        logger.BeginScope(new KeyValuePair<string, object>[] { new(DownloadId.Property, DownloadId.Of(key)) });

    /// <param name="logger">Any; the scope holds for all.</param>
    /// <param name="item">With its download.</param>
    public static IDisposable? AboutItem(this ILogger logger, IngestItem item) =>
        logger.BeginScope(
            new KeyValuePair<string, object>[] { new("ItemId", item.Id), new(DownloadId.Property, DownloadId.Of(item.Download?.Key ?? "")) }
        );
}
