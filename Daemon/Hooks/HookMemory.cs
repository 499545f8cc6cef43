using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Hooks;

/// <summary>Remembers in the data folder where the script's file is, and which script Transmission called before.</summary>
internal sealed class HookMemory(HybridSettings settings)
{
    private const string Off = "off";

    private readonly string _installed = Path.Combine(settings.DataDir, "hook-installed");
    private readonly string _previous = Path.Combine(settings.DataDir, "hook-displaced");

    /// <summary>Newest last. More than one only if an installation in another folder was interrupted.</summary>
    public IReadOnlyList<string> Installed => [.. Lines(_installed)];

    /// <summary>Where the file is, or would be.</summary>
    public string LatestPath => Installed is [.., var latest] ? latest : Path.Combine(settings.DataDir, "hook", HookScript.Name);

    /// <summary>The script of somebody else that was set before, whether or not it was switched on; null if there was none.</summary>
    public DoneScript? Previous => Lines(_previous) is [var path, .. var rest] ? new DoneScript(rest is not [Off], path) : null;

    public bool IsOurs(string path) => path == LatestPath || Installed.Contains(path, StringComparer.Ordinal);

    /// <summary>Called before Transmission is changed, so that our script is recognized whatever happens next.</summary>
    public void Begin(string path, DoneScript before)
    {
        DataFolder.Create(settings.DataDir);
        File.WriteAllLines(_installed, [.. Installed.Where(p => p != path), path]);
        if (IsOurs(before.Path))
        {
            return;
        }

        if (before.Path.Length == 0)
        {
            File.Delete(_previous);
            return;
        }

        File.WriteAllLines(_previous, before.Enabled ? [before.Path] : [before.Path, Off]);
    }

    /// <summary>Transmission calls this file now, so files in earlier folders are removed.</summary>
    public void Keep(string path)
    {
        foreach (string earlier in Installed.Where(p => p != path && File.Exists(p)))
        {
            File.Delete(earlier);
        }

        File.WriteAllLines(_installed, [path]);
    }

    /// <summary>Transmission calls none of our files, so everything is removed.</summary>
    public void Forget()
    {
        foreach (string path in Installed.Append(LatestPath).Where(File.Exists))
        {
            File.Delete(path);
        }

        File.Delete(_installed);
        File.Delete(_previous);
    }

    private static string[] Lines(string file) => File.Exists(file) ? [.. File.ReadLines(file).Where(line => line.Length > 0)] : [];
}
