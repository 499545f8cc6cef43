using Hybrid.Daemon.Watching;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Services;

/// <summary>Checks whether a service can work here, before anything is changed.</summary>
internal static class InstallInspection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Variables that the program needs to find its runtime and data; a service's environment lacks them.</summary>
    private static readonly string[] Carried = ["DOTNET_ROOT", "XDG_DATA_HOME"];

    public static async Task<InstallCheck> LookAsync(
        SettingsPlace place,
        SettingsResult.Loaded loaded,
        InstallOptions wishes,
        CancellationToken cancellationToken
    )
    {
        HybridSettings settings = loaded.Settings;
        if (settings.Mode == OperationMode.Mcp)
        {
            return new InstallCheck.Unfit("PLEX_MODE is mcp, so the MCP server starts the daemon. To use a service, set PLEX_MODE=hybrid.");
        }

        string[] fleeting = [.. loaded.Values.Where(v => v.Source == "environment").Select(v => v.Key)];
        if (fleeting.Length > 0)
        {
            return new InstallCheck.Unfit(
                $"Some settings are set only in this shell, and the service would not see them. Put them into the settings file: {string.Join(", ", fleeting)}."
            );
        }

        if (place.SettingsFiles().FirstOrDefault(File.Exists) is not { } file)
        {
            return new InstallCheck.Unfit("The service needs a settings file, and there is none. Create it: plex-mcp-daemon setup");
        }

        if (Environment.ProcessPath is not { } program || Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            return new InstallCheck.Unfit(
                "A service cannot run the program through \"dotnet\". Publish the program (see docs/installing.md) and run \"service install\" from there."
            );
        }

        if (wishes.Scope == ServiceScope.System && loaded.Values.Any(v => v is { Key: "PLEX_MCP_DATA_DIR", Source: "default" }))
        {
            return new InstallCheck.Unfit(
                "A system service has no home folder for its data. Set PLEX_MCP_DATA_DIR in the settings file"
                    + (OperatingSystem.IsWindows() ? "." : ", for example: PLEX_MCP_DATA_DIR=/var/lib/plex-mcp")
            );
        }

        List<string> warnings = [.. loaded.Warnings.Select(w => w.ToString())];
        if (IsBuildFolder(program))
        {
            warnings.Add(
                $"{program} is in a build folder, so the next build replaces the running service's program. Publish it to another folder."
            );
        }

        var site = new ServiceSite(program, Path.GetFullPath(file), settings, wishes.Scope)
        {
            UserName = wishes.UserName,
            Sandbox = wishes.Sandbox,
            Downloads = [.. wishes.Downloads.Concat(await DownloadsAsync(settings, warnings, cancellationToken)).Where(Directory.Exists)],
            Environment = Carried
                .Where(name => place.Environment.TryGetValue(name, out string? value) && Path.IsPathFullyQualified(value))
                .ToDictionary(name => name, name => place.Environment[name], StringComparer.Ordinal),
        };
        if (OperatingSystem.IsLinux() && site.Sandbox && SystemdServices.SandboxOf(site).LeftOpen is { } open)
        {
            warnings.Add(
                $"{open} has too many entries to protect one by one, so the service may write everywhere in it, not only to downloads and library."
            );
        }

        return await ObjectionAsync(site, cancellationToken) is { } objection
            ? new InstallCheck.Unfit(objection)
            : new InstallCheck.Fit(site, warnings);
    }

    internal static bool IsBuildFolder(string program)
    {
        string[] parts = program.Split('/', '\\');
        int bin = Array.FindLastIndex(parts, part => part == "bin");
        return bin > 0
            && parts
                .Skip(bin)
                .Any(part =>
                    part.Equals("debug", StringComparison.OrdinalIgnoreCase) || part.Equals("release", StringComparison.OrdinalIgnoreCase)
                );
    }

    /// <summary>Files are linked from these, so the service must see them and the library in one mount.</summary>
    private static async Task<IReadOnlyList<string>> DownloadsAsync(
        HybridSettings settings,
        List<string> warnings,
        CancellationToken cancellationToken
    )
    {
        if (settings.TransmissionUrl is not { } url)
        {
            return [];
        }

        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddTransmission(_ => new TransmissionOptions(
                url,
                settings.TransmissionUser,
                settings.TransmissionPassword,
                Neighbors.PathMap.Empty
            )
            {
                Patience = Patience,
            })
            .BuildServiceProvider();
        var look = new TransmissionLook(settings, services.GetRequiredService<TransmissionClient>());
        if ((await look.SaidAsync(cancellationToken)).Fault is { } fault)
        {
            warnings.Add(
                $"{fault.Sentence} Its download folder is unknown, so the service cannot make hard links from there. Name the folder with --downloads, or run \"service install\" again later."
            );
        }

        return [.. (await look.FoldersAsync(cancellationToken)).Select(folder => folder.Here)];
    }

    private static async Task<string?> ObjectionAsync(ServiceSite site, CancellationToken cancellationToken)
    {
        Func<string, bool> canHold = OperatingSystem.IsMacOS() ? LaunchdPlist.CanHold : UnitText.CanHold;
        bool canRun = !OperatingSystem.IsLinux() || UnitText.CanRun(site.Program);
        if ((canRun ? SystemdUnit.Needed(site).FirstOrDefault(path => !canHold(path)) : site.Program) is { } path)
        {
            return $"A service file cannot contain the path \"{path}\" because of its special characters. Rename it.";
        }

        return site.Scope == ServiceScope.System && OperatingSystem.IsLinux() ? await UserObjectionAsync(site, cancellationToken) : null;
    }

    private static async Task<string?> UserObjectionAsync(ServiceSite site, CancellationToken cancellationToken)
    {
        if (site.UserName is not { } user)
        {
            return "The service needs a user to run as, ideally the owner of the library: --user-name NAME";
        }

        if (user.StartsWith('-') || !user.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return $"--user-name: \"{user}\" is not a valid user name.";
        }

        if (!(await ToolRun.OfAsync(new ToolCall("id", "-u", user), cancellationToken)).IsOk)
        {
            return $"--user-name: there is no user {user}. Create it: useradd --system --no-create-home {user}";
        }

        foreach ((string test, string path) in new[] { ("-r", site.SettingsFile), ("-x", site.Program) })
        {
            ToolRun tried = await ToolRun.OfAsync(new ToolCall("runuser", "-u", user, "--", "test", test, path), cancellationToken);
            if (tried.ExitCode == 1)
            {
                return $"The user {user} cannot {(test == "-r" ? "read" : "run")} {path}. Change its owner or mode, or move it.";
            }
        }

        return null;
    }
}
