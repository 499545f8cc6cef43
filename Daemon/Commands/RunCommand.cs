using System.CommandLine;
using Hybrid.Logging;
using Hybrid.Settings;
using Hybrid.Startup;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Commands;

/// <summary>Runs the daemon until it is told to end.</summary>
public static class RunCommand
{
    public static Command Create(Output output)
    {
        var command = new Command("run", "Run the daemon until Ctrl+C or SIGTERM. The same as no command at all.");
        command.SetAction((_, cancellationToken) => RunAsync(output, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(Output output, CancellationToken cancellationToken)
    {
        if (LoadedSettings.OrTell(output) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        if (settings.MoviesDir is null || settings.TvDir is null)
        {
            output.Error("Error: there is no library. Set PLEX_MEDIA_ROOT, or both PLEX_MOVIES_DIR and PLEX_TV_DIR.");
            return ExitCode.Usage;
        }

        DataFolder.Create(settings.DataDir);
        await using Logger log = LogSetup.Create("daemon", settings.DataDir, Level(settings.LogLevel), settings.Secrets());
        return await DaemonRun.RunAsync(settings, log, cancellationToken) switch
        {
            DaemonEnd.AlreadyRunning => ExitCode.AlreadyRunning,
            DaemonEnd.Failed => ExitCode.Failed,
            _ => ExitCode.Ok,
        };
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
