using Hybrid.Daemon.Watching;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Services;

/// <summary>Looks, before anything is changed, whether a service can work here.</summary>
internal static class SiteSurvey
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What the program needs to be found or to find its files again; the service's environment has none of it.</summary>
    private static readonly string[] Carried = ["DOTNET_ROOT", "XDG_DATA_HOME"];

    public static async Task<Survey> LookAsync(
        SettingsPlace place,
        SettingsResult.Loaded loaded,
        SiteWishes wishes,
        CancellationToken cancellationToken
    )
    {
        HybridSettings settings = loaded.Settings;
        if (settings.Mode == OperationMode.Mcp)
        {
            return new Survey.Unfit("PLEX_MODE is mcp: there the reviewer starts the daemon. For a service set PLEX_MODE=hybrid.");
        }

        string[] fleeting = [.. loaded.Values.Where(v => v.Source == "environment").Select(v => v.Key)];
        if (fleeting.Length > 0)
        {
            return new Survey.Unfit(
                $"The service would not have what is set in this shell only: put {string.Join(", ", fleeting)} into the settings file."
            );
        }

        if (place.SettingsFiles().FirstOrDefault(File.Exists) is not { } file)
        {
            return new Survey.Unfit("There is no settings file that the service could read. Make one: plex-mcp-daemon setup");
        }

        if (Environment.ProcessPath is not { } program || Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            return new Survey.Unfit(
                "This runs through \"dotnet\". Publish the program and run service install from there: see docs/installing.md."
            );
        }

        if (wishes.Scope == ServiceScope.System && loaded.Values.Any(v => v is { Key: "PLEX_MCP_DATA_DIR", Source: "default" }))
        {
            return new Survey.Unfit(
                "A service of the machine has no home to keep its data in: set PLEX_MCP_DATA_DIR in the settings file"
                    + (OperatingSystem.IsWindows() ? "." : ", as PLEX_MCP_DATA_DIR=/var/lib/plex-mcp.")
            );
        }

        List<string> warnings = [.. loaded.Warnings.Select(w => w.ToString())];
        if (IsBuildFolder(program))
        {
            warnings.Add($"{program} lies in a build's folder: the next build changes it under the running service. Publish it elsewhere.");
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
            warnings.Add($"{open} holds so many entries that all of it stays writable for the service, not only downloads and library.");
        }

        return await ObjectionAsync(site, cancellationToken) is { } objection
            ? new Survey.Unfit(objection)
            : new Survey.Fit(site, warnings);
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

    /// <summary>Linked from, and so they must be seen in one mount with the library.</summary>
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
                Neighbours.PathMap.Empty
            )
            {
                Patience = Patience,
            })
            .BuildServiceProvider();
        var look = new TransmissionLook(settings, services.GetRequiredService<TransmissionClient>());
        if ((await look.SaidAsync(cancellationToken)).Fault is { } fault)
        {
            warnings.Add(
                $"{fault.Sentence} Where its downloads lie is not known, and no hard link can be made from there: name the folder with --downloads, or run service install again."
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
            return $"The path \"{path}\" holds signs that a service's description cannot hold: rename it.";
        }

        return site.Scope == ServiceScope.System && OperatingSystem.IsLinux() ? await UserObjectionAsync(site, cancellationToken) : null;
    }

    private static async Task<string?> UserObjectionAsync(ServiceSite site, CancellationToken cancellationToken)
    {
        if (site.UserName is not { } user)
        {
            return "Say as whom it runs, best the owner of the library: --user-name NAME";
        }

        if (user.StartsWith('-') || !user.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            return $"\"{user}\" is no name of a user.";
        }

        if (!(await ToolRun.OfAsync(new ToolCall("id", "-u", user), cancellationToken)).IsOk)
        {
            return $"There is no user {user}. Make one: useradd --system --no-create-home {user}";
        }

        foreach ((string test, string path) in new[] { ("-r", site.SettingsFile), ("-x", site.Program) })
        {
            ToolRun tried = await ToolRun.OfAsync(new ToolCall("runuser", "-u", user, "--", "test", test, path), cancellationToken);
            if (tried.ExitCode == 1)
            {
                return $"The user {user} cannot {(test == "-r" ? "read" : "run")} {path}: change its owner or mode, or move it.";
            }
        }

        return null;
    }
}
