using System.CommandLine;
using Hybrid.Daemon.Services;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>The daemon as a service of the system's.</summary>
public static class ServiceCommand
{
    private static readonly Option<bool> System = new("--system")
    {
        Description = "The machine's service instead of yours (Linux; needs root). Root's is always the machine's.",
        Recursive = true,
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Show the file and the commands, and change nothing." };

    private static readonly Option<bool> Force = new("--force") { Description = "Also where somebody else made the service of that name." };

    public static Command Create(Output output, Option<bool> json) =>
        new("service", "Have the system start the daemon, and start it again: systemd, launchd, or a Windows service.")
        {
            System,
            Install(output, json),
            Uninstall(output, json),
            Told(output, json, "start", "Start the service.", services => services.Start()),
            Told(output, json, "stop", "Stop the service, until it is started or the machine is.", services => services.Stop()),
            Status(output, json),
            Logs(output),
        };

    private static Command Install(Output output, Option<bool> json)
    {
        var userName = new Option<string?>("--user-name")
        {
            Description = "As whom the machine's service runs: best the owner of the library. By default who called sudo.",
        };
        var downloads = new Option<string[]>("--downloads")
        {
            Description = "A folder that downloads are linked from, besides those that Transmission names. May be given several times.",
        };
        var noSandbox = new Option<bool>("--no-sandbox")
        {
            Description = "Without limits on what it may write to, for systems that forbid users to set them (systemd).",
        };
        var command = new Command("install", "Write the service's description, enable and start it. Again after a change of folders.")
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

                if (loaded.Settings.MoviesDir is null || loaded.Settings.TvDir is null)
                {
                    output.Error("Error: there is no library. Set PLEX_MEDIA_ROOT, or both PLEX_MOVIES_DIR and PLEX_TV_DIR.");
                    return ExitCode.Usage;
                }

                ServiceScope scope = ThisSystem.Scope(parsed.GetValue(System));
                SettingsPlace place = SettingsLoader.PlaceOfThisProcess();
                if (ThisSystem.Services(scope, place) is not { } services)
                {
                    return ServiceTelling.Refuse(output, parsed.GetValue(json), NoServices);
                }

                var wishes = new SiteWishes(
                    scope,
                    parsed.GetValue(userName) ?? (OperatingSystem.IsLinux() ? place.Environment.GetValueOrDefault("SUDO_USER") : null),
                    [.. (parsed.GetValue(downloads) ?? []).Select(Path.GetFullPath)],
                    !parsed.GetValue(noSandbox)
                );
                Survey survey = await SiteSurvey.LookAsync(place, loaded, wishes, cancellationToken);
                if (survey is not Survey.Fit fit)
                {
                    return ServiceTelling.Refuse(output, parsed.GetValue(json), ((Survey.Unfit)survey).Why);
                }

                if (parsed.GetValue(DryRun))
                {
                    bool installed = (await services.StateAsync(cancellationToken)).Installed;
                    return ServiceTelling.Plan(output, parsed.GetValue(json), services.Install(fit.Site, installed), fit.Warnings);
                }

                return Objection(scope) is { } objection
                    ? ServiceTelling.Refuse(output, parsed.GetValue(json), objection)
                    : await ServiceTelling.TellAsync(
                        output,
                        parsed.GetValue(json),
                        () => ServiceKeeping.InstallAsync(services, fit.Site, parsed.GetValue(Force), cancellationToken),
                        "The service is installed and runs. See: plex-mcp-daemon service status",
                        fit.Warnings
                    );
            }
        );
        return command;
    }

    private static Command Uninstall(Output output, Option<bool> json)
    {
        var command = new Command("uninstall", "Stop the service and remove its description. Settings, ledger and library stay.")
        {
            DryRun,
            Force,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                ServiceScope scope = ThisSystem.Scope(parsed.GetValue(System));
                if (ThisSystem.Services(scope, SettingsLoader.PlaceOfThisProcess()) is not { } services)
                {
                    return ServiceTelling.Refuse(output, parsed.GetValue(json), NoServices);
                }

                if (parsed.GetValue(DryRun))
                {
                    return ServiceTelling.Plan(output, parsed.GetValue(json), services.Uninstall(), []);
                }

                return Objection(scope) is { } objection
                    ? ServiceTelling.Refuse(output, parsed.GetValue(json), objection)
                    : await ServiceTelling.TellAsync(
                        output,
                        parsed.GetValue(json),
                        () => ServiceKeeping.UninstallAsync(services, parsed.GetValue(Force), cancellationToken),
                        "The service is gone. Settings, ledger and library are as they were.",
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
                    return ServiceTelling.Refuse(output, parsed.GetValue(json), NoServices);
                }

                if (!(await services.StateAsync(cancellationToken)).Installed)
                {
                    return ServiceTelling.Refuse(output, parsed.GetValue(json), NotInstalled);
                }

                return await ServiceTelling.TellAsync(
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
            "Whether the service is installed, runs, since when, and how it ended the last time. Exit code 0 while it runs, else 4."
        );
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                ServiceScope scope = ThisSystem.Scope(parsed.GetValue(System));
                if (ThisSystem.Services(scope, SettingsLoader.PlaceOfThisProcess()) is not { } services)
                {
                    return ServiceTelling.Refuse(output, parsed.GetValue(json), NoServices);
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
                        output.Say(line);
                    }
                }

                return state.Running ? ExitCode.Ok : ExitCode.Refused;
            }
        );
        return command;
    }

    private static Command Logs(Output output)
    {
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what is written from now on, until Ctrl+C." };
        var lines = new Option<int>("--lines", "-n")
        {
            Description = "How many of the last lines at most.",
            DefaultValueFactory = _ => 100,
        };
        var command = new Command("logs", "Show what the service has said: systemd's journal, or the log file.") { follow, lines };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                ServiceScope scope = ThisSystem.Scope(parsed.GetValue(System));
                if (ThisSystem.Services(scope, SettingsLoader.PlaceOfThisProcess()) is not { } services)
                {
                    return ServiceTelling.Refuse(output, asJson: false, NoServices);
                }

                if (services.Logs(parsed.GetValue(follow), parsed.GetValue(lines)) is not { } call)
                {
                    return ServiceTelling.Refuse(
                        output,
                        asJson: false,
                        "The system keeps no log of it: see the files in the data folder's \"logs\"."
                    );
                }

                return await ToolRun.ShowAsync(call, cancellationToken) == 0 ? ExitCode.Ok : ExitCode.Refused;
            }
        );
        return command;
    }

    private const string NoServices = "This system has no service manager that plex-mcp knows (systemd, launchd, Windows' services).";
    private const string NotInstalled = "The service is not installed. Install it: plex-mcp-daemon service install";

    /// <summary>Why nothing can be changed here; null where it can. A system that systemd has started has this folder (sd_booted(3)).</summary>
    private static string? Objection(ServiceScope scope) =>
        scope == ServiceScope.System && !Environment.IsPrivilegedProcess
            ? "The machine's service is an administrator's to change: run this with sudo, or on Windows from an administrator's prompt."
        : OperatingSystem.IsLinux() && !Directory.Exists("/run/systemd/system")
            ? "systemd is not at work here, so it cannot start anything."
        : null;
}
