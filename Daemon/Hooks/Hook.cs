using Hybrid.Daemon.Disk;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Hooks;

/// <summary>The script for finished torrents: its file, and whether Transmission calls it.</summary>
/// <param name="transmission">Without a path map.</param>
internal sealed class Hook(HybridSettings settings, TransmissionClient transmission)
{
    public HookMemory Memory { get; } = new(settings);

    public async Task<HookState> StateAsync(string path, CancellationToken cancellationToken)
    {
        Answer<DoneScript> answer = await transmission.DoneScriptAsync(cancellationToken);
        return new HookState(path, File.Exists(path), IsExecutable(path), answer.Value, answer.Fault, LastFired.At(settings.DataDir))
        {
            IsOurs = answer.Value is { } script && Memory.IsOurs(script.Path),
        };
    }

    /// <summary>Why Transmission may not find a file of this machine; null if nothing suggests that.</summary>
    public async Task<string?> ElsewhereAsync(CancellationToken cancellationToken)
    {
        if (settings.TransmissionUrl is { IsLoopback: false } url)
        {
            return $"Transmission runs on another machine, {url.Host} (TRANSMISSION_URL).";
        }

        Answer<TransmissionInfo> info = await transmission.VersionAsync(cancellationToken);
        return info.Value is { DownloadDir: { Length: > 0 } folder } && !Directory.Exists(folder)
            ? $"Transmission keeps downloads in {folder}, which does not exist on this machine. Transmission seems to run in a container, or as a user whose folders we cannot read."
            : null;
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(string path, string content)
    {
        DataFolder.Create(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, content, WholeFile.ProgramForAll);
    }

    /// <summary>Switches the script on, and reads back whether it is. Remembers the script that it replaces.</summary>
    public async Task<Answer<DoneScript>> SwitchOnAsync(string path, DoneScript before, CancellationToken cancellationToken)
    {
        Memory.Begin(path, before);
        var wanted = new DoneScript(Enabled: true, path);
        Answer<DoneScript> now = await SetAsync(wanted, cancellationToken);
        if (now.Value == wanted)
        {
            Memory.Keep(path);
        }

        return now;
    }

    /// <summary>Switches the script off, and brings back the one that it replaced.</summary>
    public Task<Answer<DoneScript>> SwitchOffAsync(CancellationToken cancellationToken) =>
        SetAsync(Memory.Previous ?? new DoneScript(Enabled: false, ""), cancellationToken);

    private async Task<Answer<DoneScript>> SetAsync(DoneScript script, CancellationToken cancellationToken)
    {
        Answer<DoneScript> set = await transmission.SetDoneScriptAsync(script, cancellationToken);
        return set.IsOk ? await transmission.DoneScriptAsync(cancellationToken) : set;
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != UnixFileMode.None);
}

/// <param name="Path">Of our script.</param>
/// <param name="InTransmission">Null if Transmission did not answer.</param>
/// <param name="LastFired">Null if it was never called since the data folder exists.</param>
internal sealed record HookState(
    string Path,
    bool IsThere,
    bool IsExecutable,
    DoneScript? InTransmission,
    Fault? Fault,
    DateTimeOffset? LastFired
)
{
    /// <summary>Whether the script that is set in Transmission was installed by us.</summary>
    public bool IsOurs { get; init; }

    public bool Works => InTransmission is { Enabled: true } script && script.Path == Path && IsThere && IsExecutable;
}
