using System.CommandLine;
using Hybrid.Daemon.Hooks;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Logging;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Daemon.Commands;

/// <summary>Transmission's script calls this. It reports a finished torrent to the running daemon, or does the daemon's work once if none runs.</summary>
public static class HandoverCommand
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    /// <summary>How long to wait for a daemon that holds the ledger but does not answer. After that, its poll takes the torrent in.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create(Output output)
    {
        var hash = new Option<string?>("--hash")
        {
            HelpName = "HASH",
            Description = "The torrent's info hash. Default: the environment variable TR_TORRENT_HASH.",
        };
        var command = new Command(
            "handover",
            "Report a finished torrent to the daemon, or take it in if no daemon runs. Transmission's script calls this."
        )
        {
            hash,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(output, parsed.GetValue(hash) ?? Environment.GetEnvironmentVariable("TR_TORRENT_HASH") ?? "", cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(Output output, string hash, CancellationToken cancellationToken)
    {
        if (InfoHash.Checked(hash) is not { } torrent)
        {
            output.Error("--hash takes an info hash: 40 hexadecimal digits, or 64 for a v2 torrent.");
            return ExitCode.Usage;
        }

        if (LoadedSettings.OrTell(output) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        DataFolder.Create(settings.DataDir);
        LastFired.Note(settings.DataDir);
        var wakeUp = new WakeUp(LedgerFile.In(settings.DataDir));
        TimeProvider time = TimeProvider.System;
        long began = time.GetTimestamp();
        while (true)
        {
            if (await wakeUp.HandOverAsync(torrent, cancellationToken))
            {
                output.Say("The daemon took the torrent over.");
                return ExitCode.Ok;
            }

            using (var single = SingleDaemon.TryTakeOneOff(settings.DataDir, out bool waits))
            {
                if (single is not null)
                {
                    return await WorkAsync(output, settings, torrent, cancellationToken);
                }

                // Another command ends by itself, however long its copy takes.
                began = waits ? time.GetTimestamp() : began;
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                const string Sentence = "The daemon runs but does not answer. Its next poll takes the torrent in.";
                await using Logger log = LogOf(settings);
                log.Warning("Torrent {Hash} could not be handed over: {Sentence}", torrent, Sentence);
                output.Error(Sentence);
                return ExitCode.Ok;
            }

            await Task.Delay(Again, time, cancellationToken);
        }
    }

    private static async Task<int> WorkAsync(Output output, HybridSettings settings, string hash, CancellationToken cancellationToken)
    {
        await using Logger log = LogOf(settings);
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging(logging => logging.AddSerilog(log))
            .AddEngine(settings)
            .BuildServiceProvider();
        ILogger<Intake> logger = services.GetRequiredService<ILogger<Intake>>();
        if (await LedgerStart.BringUpAsync(services, logger, cancellationToken) is { } trouble)
        {
            log.Error("{Trouble}", trouble);
            output.Error(trouble);
            return ExitCode.Refused;
        }

        Poll look = await services.GetRequiredService<TorrentWatch>().LookAsync(hash, cancellationToken);
        if ((look.Fault?.Sentence ?? look.Notice) is { } reason)
        {
            log.Warning("Torrent {Hash} was handed over but not taken in: {Reason}", hash, reason);
            output.Error(reason);
            return ExitCode.Refused;
        }

        await ProcessCommand.WorkAsync(services, cancellationToken);
        output.Say($"No daemon runs, so this command did its work. New items: {look.Taken.Count}.");
        return ExitCode.Ok;
    }

    private static Logger LogOf(HybridSettings settings) =>
        LogSetup.Create("daemon", settings.DataDir, LogEventLevel.Information, settings.Secrets(), toConsole: false);
}
