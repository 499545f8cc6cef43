using Hybrid.Daemon.Notifying;
using Hybrid.Daemon.Services;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Hosting;

/// <summary>One run of the daemon: lock, ledger, work, end.</summary>
public static class DaemonRun
{
    /// <param name="reviewerPid">The process id of the MCP server that started this daemon.</param>
    /// <param name="started">Called when it works; the demo watches from there.</param>
    public static async Task<DaemonEnd> RunAsync(
        HybridSettings settings,
        Serilog.ILogger log,
        CancellationToken cancellationToken,
        int? reviewerPid = null,
        Func<IServiceProvider, CancellationToken, Task>? started = null
    )
    {
        // System.CommandLine listens for SIGTERM only after the command has yielded. Before that, a signal would kill us without a log line.
        await Task.Yield();
        try
        {
            using SingleDaemon? single = await TakeAsync(settings.DataDir, cancellationToken);
            // LedgerStart refuses it too. Here it gets its own exit code, so that a service manager does not restart us again and again.
            if (single is not null && LedgerDisk.Objection(settings.DataDir) is { } objection)
            {
                log.Error("{Trouble}", objection);
                return DaemonEnd.WrongDataFolder;
            }

            if (single is not null)
            {
                return await LiveAsync(settings, log, reviewerPid, started, cancellationToken);
            }

            log.Error(
                "Another daemon already works on the ledger in {DataDir}, so this one stops. To see it, run: plex-mcp-daemon status",
                settings.DataDir
            );
            return DaemonEnd.AlreadyRunning;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return DaemonEnd.Asked;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Error("{Trouble}", DataFolder.Cannot(settings.DataDir, e));
            return DaemonEnd.WrongDataFolder;
        }
    }

    /// <summary>Waits while a command that the script started does the daemon's work. The command ends by itself.</summary>
    private static async Task<SingleDaemon?> TakeAsync(string dataDir, CancellationToken cancellationToken)
    {
        var single = SingleDaemon.TryTake(dataDir);
        while (single is null && SingleDaemon.IsOneOff(dataDir))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            single = SingleDaemon.TryTake(dataDir);
        }

        return single;
    }

    private static async Task<DaemonEnd> LiveAsync(
        HybridSettings settings,
        Serilog.ILogger log,
        int? reviewerPid,
        Func<IServiceProvider, CancellationToken, Task>? started,
        CancellationToken cancellationToken
    )
    {
        using IHost host = DaemonHost.Build(settings, log);
        try
        {
            ILogger logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Hybrid.Daemon");
            if (await LedgerStart.BringUpAsync(host.Services, logger, cancellationToken) is { } trouble)
            {
                log.Error("{Trouble}", trouble);
                await (
                    host.Services.GetService<LedgerAlarm>()?.RaiseAsync(trouble, cancellationToken, isLastWord: true) ?? Task.CompletedTask
                );
                return DaemonEnd.Refused;
            }

            LedgerWatch watch = host.Services.GetRequiredService<LedgerWatch>();
            using var pidFile = new PidFile(settings.PidFile);
            Heartbeat heartbeat = host.Services.GetRequiredService<Heartbeat>();
            heartbeat.ReviewerPid = reviewerPid;
            await heartbeat.BeatAsync(CancellationToken.None);
            watch.Begin();
            try
            {
                await host.StartAsync(cancellationToken);
                SayThatItRuns(logger, settings);
                if (started is not null)
                {
                    await started(host.Services, cancellationToken);
                }

                await UntilToldAsync(host, watch, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The daemon was stopped while it was starting. The parts that have started are stopped in the normal way.
            }

            logger.LogInformation("Ending");
            host.Services.GetRequiredService<ServiceNotices>().Stopping();
            await host.StopAsync(CancellationToken.None);
            if (watch.Lost is { } lost)
            {
                log.Error("{Trouble}", lost);
                await (
                    host.Services.GetService<LedgerAlarm>()?.RaiseAsync(lost, CancellationToken.None, isLastWord: true)
                    ?? Task.CompletedTask
                );
                return DaemonEnd.Refused;
            }

            await heartbeat.StoppedAsync();
            return DaemonEnd.Asked;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return DaemonEnd.Asked;
        }
        catch (Exception e)
        {
            log.Fatal(e, "The daemon stops because of an unexpected error");
            return DaemonEnd.Failed;
        }
    }

    private static void SayThatItRuns(ILogger logger, HybridSettings settings)
    {
        logger.LogInformation(
            "plex-mcp-daemon {Version} runs in mode {Mode}. Ledger: {DataDir}. Transmission: {Transmission}. Ingest folder: {Folder}",
            ProductVersion.Text,
            settings.Mode,
            settings.DataDir,
            settings.TransmissionUrl?.ToString() ?? "not set",
            settings.IngestDir ?? "not set"
        );
        if (settings.TmdbApiKey is null)
        {
            logger.LogWarning(
                "TMDB_API_KEY is not set, so only the small built-in catalog is searched. Everything else waits for your decision"
            );
        }
    }

    /// <summary>Also ends when the ledger's file is gone; it is looked at as often as the heartbeat is written.</summary>
    private static async Task UntilToldAsync(IHost host, LedgerWatch watch, CancellationToken cancellationToken)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        IHostApplicationLifetime lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        await using CancellationTokenRegistration asked = cancellationToken.Register(() => told.TrySetResult());
        await using CancellationTokenRegistration stopping = lifetime.ApplicationStopping.Register(() => told.TrySetResult());
        while (await watch.LookAsync() is null)
        {
            try
            {
                await told.Task.WaitAsync(DaemonStatus.BeatInterval, CancellationToken.None);
                return;
            }
            catch (TimeoutException)
            {
                // It is time to look again.
            }
        }
    }
}

/// <summary>Why a daemon ended.</summary>
public enum DaemonEnd
{
    Asked,
    AlreadyRunning,

    /// <summary>This version cannot work on the ledger. A person must repair that; a restart does not help.</summary>
    Refused,

    /// <summary>PLEX_MCP_DATA_DIR cannot hold a ledger. A restart does not help.</summary>
    WrongDataFolder,
    Failed,
}
