using System.CommandLine;
using Hybrid.Daemon.Services;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>Runs the daemon as a system service.</summary>
public static class ServiceCommand
{
    private static readonly Option<bool> System = new("--system")
    {
        Description = "The system service instead of your own (Linux; needs root). As root this is the default.",
        Recursive = true,
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Print the file and the commands. Changes nothing." };

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Replace or remove a service of this name that plex-mcp-daemon did not make.",
    };

    public static Command Create(Output output, Option<bool> json) =>
        new(
            "service",
            "Run the daemon as a service, which starts and restarts by itself (systemd, launchd, Windows): install, uninstall, start, stop, status, logs."
        )
        {
            System,
            Install(output, json),
            Uninstall(output, json),
            Told(output, json, "start", "Start the service.", services => services.Start()),
            Told(output, json, "stop", "Stop the service until it is started again or the machine restarts.", services => services.Stop()),
            Status(output, json),
            Logs(output),
        };

    private static Command Install(Output output, Option<bool> json)
    {
        var userName = new Option<string?>("--user-name")
        {
            HelpName = "NAME",
            Description = "The user that the system service runs as, ideally the owner of the library. Default: the user who called sudo.",
        };
        var downloads = new Option<string[]>("--downloads")
        {
            HelpName = "FOLDER",
            Description = "A folder with downloads, in addition to Transmission's own. May be repeated.",
        };
        var noSandbox = new Option<bool>("--no-sandbox")
        {
            Description = "Do not limit where the service may write. For systems that forbid users to set such limits (systemd).",
        };
        var command = new Command("install", "Install, enable and start the service. Repeat it when you change folders.")
        {
            userName,
            downloads,
            noSandbox,
            DryRun,
            Force,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (LoadedSettings.OrTell(output, warn: false) is not { } loaded)
                {
                    return ExitCode.Usage;
                }

                if (loaded.Settings.MoviesDirs.Count == 0 || loaded.Settings.TvDirs.Count == 0)
                {
                    output.Error("Error: no library is set. Set PLEX_MEDIA_ROOT, or both PLEX_MOVIES_DIR and PLEX_TV_DIR.");
                    return ExitCode.Usage;
                }

                ServiceScope scope = ThisSystem.Scope(parsed.GetValue(System));
                SettingsPlace place = SettingsLoader.PlaceOfThisProcess();
                if (ThisSystem.Services(scope, place) is not { } services)
                {
                    return ServiceReport.Refuse(output, parsed.GetValue(json), NoServices);
                }

                var wishes = new InstallOptions(
                    scope,
                    parsed.GetValue(userName) ?? (OperatingSystem.IsLinux() ? place.Environment.GetValueOrDefault("SUDO_USER") : null),
                    [.. (parsed.GetValue(downloads) ?? []).Select(Path.GetFullPath)],
                    !parsed.GetValue(noSandbox)
                );
                InstallCheck survey = await InstallInspection.LookAsync(place, loaded, wishes, cancellationToken);
                if (survey is not InstallCheck.Fit fit)
                {
                    return ServiceReport.Refuse(output, parsed.GetValue(json), ((InstallCheck.Unfit)survey).Why);
                }

                if (parsed.GetValue(DryRun))
                {
                    bool installed = (await services.StateAsync(cancellationToken)).Installed;
                    return ServiceReport.Plan(output, parsed.GetValue(json), services.Install(fit.Site, installed), fit.Warnings);
                }

                return Objection(scope) is { } objection
                    ? ServiceReport.Refuse(output, parsed.GetValue(json), objection)
                    : await ServiceReport.TellAsync(
                        output,
                        parsed.GetValue(json),
                        () => ServiceKeeping.InstallAsync(services, fit.Site, parsed.GetValue(Force), cancellationToken),
                        "The service is installed and runs. Check it: plex-mcp-daemon service status",
                        fit.Warnings
                    );
            }
        );
        return command;
    }

    private static Command Uninstall(Output output, Option<bool> json)
    {
        var command = new Command("uninstall", "Stop and remove the service. Settings, ledger and library stay.") { DryRun, Force };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                ServiceScope scope = ThisSystem.Scope(parsed.GetValue(System));
                if (ThisSystem.Services(scope, SettingsLoader.PlaceOfThisProcess()) is not { } services)
                {
                    return ServiceReport.Refuse(output, parsed.GetValue(json), NoServices);
                }

                if (parsed.GetValue(DryRun))
                {
                    return ServiceReport.Plan(output, parsed.GetValue(json), services.Uninstall(), []);
                }

                return Objection(scope) is { } objection
                    ? ServiceReport.Refuse(output, parsed.GetValue(json), objection)
                    : await ServiceReport.TellAsync(
                        output,
                        parsed.GetValue(json),
                        () => ServiceKeeping.UninstallAsync(services, parsed.GetValue(Force), cancellationToken),
                        "The service is removed. Settings, ledger and library are unchanged.",
                        []
                    );
            }
        );
        return command;
    }

    private static Command Told(
        Output output,
        Option<bool> json,
        string name,
        string description,
        Func<ISystemServices, IReadOnlyList<ToolCall>> steps
    )
    {
        var command = new Command(name, description);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                ServiceScope scope = ThisSystem.Scope(parsed.GetValue(System));
                if (ThisSystem.Services(scope, SettingsLoader.PlaceOfThisProcess()) is not { } services)
                {
                    return ServiceReport.Refuse(output, parsed.GetValue(json), NoServices);
                }

                if (!(await services.StateAsync(cancellationToken)).Installed)
                {
                    return ServiceReport.Refuse(output, parsed.GetValue(json), NotInstalled);
                }

                return await ServiceReport.TellAsync(
                    output,
                    parsed.GetValue(json),
                    () => ServiceKeeping.RunAsync(new ServicePlan(null, null, steps(services)), cancellationToken),
                    name == "start" ? "The service runs." : "The service is stopped.",
                    []
                );
            }
        );
        return command;
    }

    private static Command Status(Output output, Option<bool> json)
    {
        var command = new Command(
            "status",
            "Show whether the service is installed and runs, since when, and how it last ended. Exit code: 0 if it runs, otherwise 4."
        );
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                ServiceScope scope = ThisSystem.Scope(parsed.GetValue(System));
                if (ThisSystem.Services(scope, SettingsLoader.PlaceOfThisProcess()) is not { } services)
                {
                    return ServiceReport.Refuse(output, parsed.GetValue(json), NoServices);
                }

                ServiceState state = await services.StateAsync(cancellationToken);
                if (parsed.GetValue(json))
                {
                    output.Json(state, ServiceJson.Default.ServiceState);
                }
                else
                {
                    foreach (string line in ServiceWords.Of(state))
                    {
                        output.Say(ThisProgram.In(line));
                    }
                }

                return state.Running ? ExitCode.Ok : ExitCode.Refused;
            }
        );
        return command;
    }

    private static Command Logs(Output output)
    {
        var follow = new Option<bool>("--follow", "-f") { Description = "Keep printing new lines until Ctrl+C." };
        var lines = new Option<int>("--lines", "-n")
        {
            HelpName = "NUMBER",
            Description = "The number of lines to print, counted from the end.",
            DefaultValueFactory = _ => 100,
        };
        var command = new Command("logs", "Show the service's output: systemd's journal, or launchd's log file.") { follow, lines };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                ServiceScope scope = ThisSystem.Scope(parsed.GetValue(System));
                if (ThisSystem.Services(scope, SettingsLoader.PlaceOfThisProcess()) is not { } services)
                {
                    return ServiceReport.Refuse(output, asJson: false, NoServices);
                }

                if (services.Logs(parsed.GetValue(follow), parsed.GetValue(lines)) is not { } call)
                {
                    return ServiceReport.Refuse(
                        output,
                        asJson: false,
                        "Windows keeps no log of the service. See the daemon's own log: plex-mcp-daemon logs"
                    );
                }

                return await ToolRun.ShowAsync(call, cancellationToken) == 0 ? ExitCode.Ok : ExitCode.Refused;
            }
        );
        return command;
    }

    private const string NoServices = "This system has no service manager that plex-mcp supports (systemd, launchd, Windows services).";
    private const string NotInstalled = "The service is not installed. Install it: plex-mcp-daemon service install";

    /// <summary>Why nothing can be changed here; null if it can. A system that systemd has started has this folder (sd_booted(3)).</summary>
    private static string? Objection(ServiceScope scope) =>
        scope == ServiceScope.System && !Environment.IsPrivilegedProcess
            ? "Only an administrator can change the system service. Run this with sudo, or on Windows from an administrator's prompt."
        : OperatingSystem.IsLinux() && !Directory.Exists("/run/systemd/system")
            ? "systemd does not run on this system, so it cannot start a service."
        : null;
}
