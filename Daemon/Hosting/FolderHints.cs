using System.Threading.Channels;
using Hybrid.Daemon.Working;
using Hybrid.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Hosting;

/// <summary>Asks for a sweep soon after a change in the ingest folder. This is only a hint: events get lost (dotnet/runtime#116351), sweeps do not.</summary>
public sealed class FolderHints(HybridSettings settings, JobSignals signals, TimeProvider time, ILogger<FolderHints> logger)
    : BackgroundService
{
    private static readonly TimeSpan Debounce = TimeSpan.FromSeconds(1);

    /// <summary>When to check a second time: a complete entry is unchanged by then.</summary>
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.IngestDir is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        try
        {
            await WatchAsync(folder, stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // A full table of file watches is common. An exception here would end the daemon, and this service only gives hints.
            logger.LogWarning(
                "The system reports no file changes ({Reason}), so the ingest folder is only checked at each interval",
                e.Message
            );
        }
    }

    private async Task WatchAsync(string folder, CancellationToken stoppingToken)
    {
        var hints = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Created += (_, _) => hints.Writer.TryWrite(true);
        watcher.Renamed += (_, _) => hints.Writer.TryWrite(true);
        watcher.Changed += (_, _) => hints.Writer.TryWrite(true);
        watcher.Error += (_, e) =>
        {
            logger.LogDebug(
                "Some file changes were not reported ({Reason}); the next check of the ingest folder finds them",
                e.GetException().Message
            );
            hints.Writer.TryWrite(true);
        };
        watcher.EnableRaisingEvents = true;
        await foreach (bool _ in hints.Reader.ReadAllAsync(stoppingToken))
        {
            foreach (TimeSpan wait in new[] { Debounce, SecondLook })
            {
                await Task.Delay(wait, time, stoppingToken);
                signals.Raise(JobName.SweepFolder);
            }
        }
    }
}
