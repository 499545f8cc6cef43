using Hybrid.Daemon.Disk;
using Hybrid.Neighbours;
using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Hooks;

/// <summary>Transmission's script as this installation knows it: the file, and whether Transmission runs it.</summary>
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

    /// <summary>Why Transmission would not find a file of this machine, as far as can be told from here; null where nothing speaks against it.</summary>
    public async Task<string?> ElsewhereAsync(CancellationToken cancellationToken)
    {
        if (settings.TransmissionUrl is { IsLoopback: false } url)
        {
            return $"Transmission runs on {url.Host}, by TRANSMISSION_URL.";
        }

        Answer<TransmissionInfo> info = await transmission.VersionAsync(cancellationToken);
        return info.Value is { DownloadDir: { Length: > 0 } folder } && !Directory.Exists(folder)
            ? $"Transmission keeps downloads in {folder}, which is not here: it seems to run in a container, or as a user whose folders are closed to us."
            : null;
    }

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(string path, string content)
    {
        DataFolder.Create(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, content, WholeFile.ProgramForAll);
    }

    /// <summary>Switches it on, and reads back whether it is. What it displaces is remembered.</summary>
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

    /// <summary>Switches it off, and what it had displaced to what it was.</summary>
    public Task<Answer<DoneScript>> SwitchOffAsync(CancellationToken cancellationToken) =>
        SetAsync(Memory.Displaced ?? new DoneScript(Enabled: false, ""), cancellationToken);

    private async Task<Answer<DoneScript>> SetAsync(DoneScript script, CancellationToken cancellationToken)
    {
        Answer<DoneScript> set = await transmission.SetDoneScriptAsync(script, cancellationToken);
        return set.IsOk ? await transmission.DoneScriptAsync(cancellationToken) : set;
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != UnixFileMode.None);
}

/// <param name="Path">Of our script.</param>
/// <param name="InTransmission">Null where it did not answer.</param>
/// <param name="LastFired">Null where it never was, or not since the data folder is.</param>
internal sealed record HookState(
    string Path,
    bool IsThere,
    bool IsExecutable,
    DoneScript? InTransmission,
    Fault? Fault,
    DateTimeOffset? LastFired
)
{
    /// <summary>What is set in Transmission was installed by us, here or elsewhere.</summary>
    public bool IsOurs { get; init; }

    public bool Works => InTransmission is { Enabled: true } script && script.Path == Path && IsThere && IsExecutable;
}
