using System.CommandLine;
using Hybrid.Daemon.Hosting;
using Hybrid.Logging;
using Hybrid.Settings;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Daemon.Commands;

/// <summary>Runs the daemon until it is stopped.</summary>
public static class RunCommand
{
    public static Command Create(Output output)
    {
        var command = new Command("run", "Run the daemon until Ctrl+C or SIGTERM. This is what plex-mcp-daemon does without a command.");
        var withParent = new Option<int?>("--with-parent")
        {
            HelpName = "PID",
            Description =
                "The process that starts this daemon; 'status' shows its id. The daemon stops when its standard input closes, which happens when that process ends. It prints nothing on the terminal.",
        };
        command.Add(withParent);
        command.SetAction((parsed, cancellationToken) => RunAsync(output, cancellationToken, parsed.GetValue(withParent)));
        return command;
    }

    public static async Task<int> RunAsync(Output output, CancellationToken cancellationToken, int? parentPid = null)
    {
        if (LoadedSettings.OrTell(output) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        if (settings.MoviesDirs.Count == 0 || settings.TvDirs.Count == 0)
        {
            output.Error("Error: no library is set. Set PLEX_MEDIA_ROOT, or both PLEX_MOVIES_DIR and PLEX_TV_DIR.");
            return ExitCode.Usage;
        }

        if ((DataFolder.Objection(settings.DataDir) ?? PidFile.Objection(settings.PidFile)) is { } objection)
        {
            output.Error($"Error: {objection}");
            return ExitCode.Usage;
        }

        await using Logger log = LogSetup.Create(
            "daemon",
            settings.DataDir,
            Level(settings.LogLevel),
            settings.Secrets(),
            toConsole: parentPid is null
        );
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (parentPid is not null)
        {
            _ = EndWithInputAsync(output.Input, end);
        }

        return await DaemonRun.RunAsync(settings, log, end.Token, parentPid) switch
        {
            DaemonEnd.AlreadyRunning => ExitCode.AlreadyRunning,
            DaemonEnd.Refused => ExitCode.Refused,
            DaemonEnd.WrongDataFolder => ExitCode.Usage,
            DaemonEnd.Failed => ExitCode.Failed,
            _ => ExitCode.Ok,
        };
    }

    /// <summary>The parent holds the other end of this pipe, so the pipe closes when the parent ends, however it ends.</summary>
    private static async Task EndWithInputAsync(TextReader input, CancellationTokenSource end)
    {
        await Task.Yield();
        char[] ignored = new char[256];
        try
        {
            while (await input.ReadAsync(ignored) > 0) { }
        }
        catch (IOException)
        {
            // A broken pipe means the same: the parent is gone.
        }

        await end.CancelAsync();
    }

    private static LogEventLevel Level(LogLevelSetting level) =>
        level switch
        {
            LogLevelSetting.Debug => LogEventLevel.Debug,
            LogLevelSetting.Warning => LogEventLevel.Warning,
            LogLevelSetting.Error => LogEventLevel.Error,
            _ => LogEventLevel.Information,
        };
}
