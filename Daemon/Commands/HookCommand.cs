using System.CommandLine;
using System.Globalization;
using Hybrid.Daemon.Hooks;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Makes Transmission call our script for finished torrents, over its RPC, and undoes that.</summary>
public static class HookCommand
{
    /// <summary>Variables that the script sets itself, because Transmission may start it with an empty environment.</summary>
    private static readonly string[] Needed =
    [
        "HOME",
        "XDG_CONFIG_HOME",
        "LOCALAPPDATA",
        "APPDATA",
        "USERPROFILE",
        "DOTNET_ROOT",
        "DOTNET_BUNDLE_EXTRACT_BASE_DIR",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
    ];

    public static Command Create(Output output, Option<bool> json)
    {
        var to = new Option<string?>("--to")
        {
            HelpName = "FOLDER",
            Description = "The folder for the script. Default: where it is already, otherwise \"hook\" in the data folder.",
        };
        var force = new Option<bool>("--force")
        {
            Description =
                "Replace another script (\"hook remove\" brings it back), and install even if Transmission seems to run on another machine.",
        };
        var install = new Command("install", "Write the script and make Transmission call it when a torrent is done.") { to, force };
        var remove = new Command(
            "remove",
            "Make Transmission stop calling the script, delete it, and bring back the script that it replaced."
        );
        var status = new Command("status", "Show whether Transmission calls the script, and when it last did.");
        install.SetAction(
            (p, stop) =>
                RunAsync(output, p.GetValue(json), p.GetValue(to), (h, l, f) => InstallAsync(h, l, f, p.GetValue(force), stop), stop)
        );
        remove.SetAction((p, stop) => RunAsync(output, p.GetValue(json), null, (h, _, f) => RemoveAsync(h, f, stop), stop));
        status.SetAction((p, stop) => RunAsync(output, p.GetValue(json), null, (h, _, f) => StatusAsync(h, f, stop), stop));
        return new Command("hook", "Make Transmission report finished torrents to the daemon at once: install, remove, status.")
        {
            install,
            remove,
            status,
        };
    }

    private static async Task<int> RunAsync(
        Output output,
        bool json,
        string? to,
        Func<Hook, SettingsResult.Loaded, string, Task<HookAnswer>> doAsync,
        CancellationToken cancellationToken
    )
    {
        if (LoadedSettings.OrTell(output) is not { } loaded)
        {
            return ExitCode.Usage;
        }

        HybridSettings settings = loaded.Settings;
        await using ServiceProvider services = new ServiceCollection()
            .AddTransmission(_ =>
                settings.TransmissionUrl is { } url
                    ? new TransmissionOptions(url, settings.TransmissionUser, settings.TransmissionPassword, PathMap.Empty)
                    : null
            )
            .BuildServiceProvider();
        string path = to is null ? new HookMemory(settings).LatestPath : Path.Combine(Path.GetFullPath(to), HookScript.Name);
        HookAnswer answer;
        try
        {
            answer = await doAsync(new Hook(settings, services.GetRequiredService<TransmissionClient>()), loaded, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            answer = new HookAnswer(false, false, path, $"{path} could not be written or removed: {e.Message}");
        }

        if (json)
        {
            output.Json(answer, CommandJson.Default.HookAnswer);
        }
        else if (answer.Done)
        {
            output.Say(ThisProgram.In(answer.Sentence));
        }
        else
        {
            output.Error(ThisProgram.In(answer.Sentence));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return answer.Done ? ExitCode.Ok : ExitCode.Refused;
    }

    private static async Task<HookAnswer> InstallAsync(
        Hook hook,
        SettingsResult.Loaded loaded,
        string path,
        bool force,
        CancellationToken cancellationToken
    )
    {
        HookState before = await hook.StateAsync(path, cancellationToken);
        if (before.InTransmission is not { } script)
        {
            return new HookAnswer(false, false, path, before.Fault!.Sentence);
        }

        if (!force && script is { Enabled: true, Path.Length: > 0 } && !before.IsOurs)
        {
            return new HookAnswer(
                false,
                false,
                path,
                $"Transmission already calls another script, {script.Path}. Let that script call {path} too, or replace it: plex-mcp-daemon hook install --force (\"hook remove\" brings it back)."
            );
        }

        if (!force && await hook.ElsewhereAsync(cancellationToken) is { } elsewhere)
        {
            return new HookAnswer(
                false,
                false,
                path,
                $"{elsewhere} From there it cannot start a program on this machine. The poll finds finished torrents without the script. To have the script, install plex-mcp where Transmission runs. To install it anyway: plex-mcp-daemon hook install --force"
            );
        }

        string program = Environment.ProcessPath!;
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            return new HookAnswer(false, false, path, "The script must call the program itself. Run plex-mcp-daemon, not dotnet.");
        }

        string template = HookScript.Template(HookScript.Name);
        IEnumerable<KeyValuePair<string, string>> environment = Given(loaded);
        string? folder = File.Exists(Path.GetFullPath(".env")) ? Directory.GetCurrentDirectory() : null;
        Hook.Write(
            path,
            OperatingSystem.IsWindows()
                ? HookScript.ForWindows(template, program, environment, folder)
                : HookScript.ForPosix(template, program, environment, folder)
        );
        Answer<DoneScript> set = await hook.SwitchOnAsync(path, script, cancellationToken);
        if (set.Value != new DoneScript(Enabled: true, path))
        {
            return new HookAnswer(
                false,
                false,
                path,
                set.Fault?.Sentence ?? "Transmission accepted the script's path, but reports that it does not call the script."
            );
        }

        string[] lost = [.. loaded.Values.Where(v => v.Source == "environment" && v.Key != "PLEX_MCP_DATA_DIR").Select(v => v.Key)];
        string warning =
            lost.Length == 0
                ? ""
                : $" Some settings are set only in this shell, and the script does not see them while no daemon runs. Put them into the settings file: {string.Join(", ", lost)}.";
        return new HookAnswer(true, true, path, $"Transmission now calls {path} when a torrent is done.{warning}");
    }

    private static async Task<HookAnswer> RemoveAsync(Hook hook, string path, CancellationToken cancellationToken)
    {
        HookState before = await hook.StateAsync(path, cancellationToken);
        if (before.Fault is { } fault)
        {
            return new HookAnswer(false, false, path, fault.Sentence);
        }

        string sentence = before.InTransmission is { Enabled: true, Path: { Length: > 0 } other }
            ? $"Transmission calls another script, {other}. It was left alone."
            : "Transmission did not call our script. Nothing was changed in Transmission.";
        if (before.IsOurs)
        {
            Answer<DoneScript> off = await hook.SwitchOffAsync(cancellationToken);
            if (off.Value is not { } now || hook.Memory.IsOurs(now.Path))
            {
                return new HookAnswer(
                    false,
                    false,
                    path,
                    off.Fault?.Sentence ?? "Transmission accepted the change, but reports that it still calls the script."
                );
            }

            sentence = now is { Enabled: true, Path.Length: > 0 }
                ? $"Transmission no longer calls our script. It calls {now.Path} again, as before."
                : "Transmission no longer calls our script.";
        }

        hook.Memory.Forget();
        return new HookAnswer(true, false, path, sentence);
    }

    private static async Task<HookAnswer> StatusAsync(Hook hook, string path, CancellationToken cancellationToken)
    {
        HookState state = await hook.StateAsync(path, cancellationToken);
        string fired = state.LastFired is { } at
            ? string.Create(CultureInfo.InvariantCulture, $"Last call: {at:yyyy-MM-dd HH:mm:ss} UTC.")
            : "It has not been called yet.";
        string sentence = state switch
        {
            { Fault: { } fault } => fault.Sentence,
            { Works: true } => $"Transmission calls {path}. {fired}",
            { IsOurs: true, InTransmission.Enabled: true } =>
                $"Transmission is set to call {path}, but that file is missing or not executable. Repair it: plex-mcp-daemon hook install",
            { InTransmission: { Enabled: true } other } => $"Transmission calls another script, {other.Path}.",
            _ => "Transmission calls no script.",
        };
        return new HookAnswer(state.Fault is null, state.Works, path, sentence)
        {
            Installed = state.IsThere,
            Executable = state.IsExecutable,
            LastFired = state.LastFired,
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Given(SettingsResult.Loaded loaded)
    {
        foreach (string name in Needed)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                yield return new(name, value);
            }
        }

        yield return new("PLEX_MCP_DATA_DIR", loaded.Settings.DataDir);
    }
}

/// <param name="Done">Whether what was asked for was done.</param>
/// <param name="Works">Whether Transmission calls the script.</param>
internal sealed record HookAnswer(bool Done, bool Works, string Path, string Sentence)
{
    public bool? Installed { get; init; }

    public bool? Executable { get; init; }

    public DateTimeOffset? LastFired { get; init; }
}
