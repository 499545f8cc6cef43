using System.Text;
using Hybrid.Neighbours;
using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Hooks;

/// <summary>Transmission's script as this installation knows it: the file, and whether Transmission runs it.</summary>
/// <param name="transmission">Without a path map.</param>
internal sealed class Hook(HybridSettings settings, TransmissionClient transmission)
{
    /// <summary>Where the file is, or would be, without --to.</summary>
    public static string UsualPath(HybridSettings settings) => Path.Combine(settings.DataDir, "hook", HookScript.Name);

    private string Displaced => Path.Combine(settings.DataDir, "hook-displaced");

    public async Task<HookState> StateAsync(string path, CancellationToken cancellationToken)
    {
        Answer<DoneScript> answer = await transmission.DoneScriptAsync(cancellationToken);
        return new HookState(path, File.Exists(path), IsExecutable(path), answer.Value, answer.Fault, LastFired.At(settings.DataDir));
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
        string hidden = $"{path}.partial";
        File.Delete(hidden);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        using (var file = new FileStream(hidden, options))
        {
            file.Write(Encoding.UTF8.GetBytes(content));
            file.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                hidden,
                UnixFileMode.UserRead
                    | UnixFileMode.UserWrite
                    | UnixFileMode.UserExecute
                    | UnixFileMode.GroupRead
                    | UnixFileMode.GroupExecute
                    | UnixFileMode.OtherRead
                    | UnixFileMode.OtherExecute
            );
        }

        if (File.Exists(path))
        {
            File.Replace(hidden, path, destinationBackupFileName: null);
        }
        else if (Placing.SystemDisk.Instance.Rename(hidden, path) is { } fault)
        {
            File.Delete(hidden);
            throw new IOException(fault.Words);
        }
    }

    /// <summary>Switches it on, and reads back whether it is. What it displaces is remembered.</summary>
    public async Task<Answer<DoneScript>> SwitchOnAsync(string path, DoneScript before, CancellationToken cancellationToken)
    {
        if (before.Enabled && before.Path != path)
        {
            await File.WriteAllTextAsync(Displaced, before.Path, cancellationToken);
        }
        else if (before.Path != path)
        {
            // What an earlier installation displaced has been replaced since, by somebody else.
            File.Delete(Displaced);
        }

        return await SetAsync(new DoneScript(Enabled: true, path), cancellationToken);
    }

    /// <summary>Switches it off, or what it had displaced on again.</summary>
    public async Task<Answer<DoneScript>> SwitchOffAsync(CancellationToken cancellationToken)
    {
        string old = File.Exists(Displaced) ? await File.ReadAllTextAsync(Displaced, cancellationToken) : "";
        Answer<DoneScript> answer = await SetAsync(new DoneScript(old.Length > 0, old), cancellationToken);
        if (answer.IsOk)
        {
            File.Delete(Displaced);
        }

        return answer;
    }

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
    public bool IsOurs => InTransmission is { } script && script.Path == Path;

    public bool Works => IsOurs && InTransmission!.Enabled && IsThere && IsExecutable;
}
