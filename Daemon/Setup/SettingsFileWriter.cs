using Hybrid.Daemon.Disk;
using Hybrid.Settings;

namespace Hybrid.Daemon.Setup;

/// <summary>Writes settings into a settings file. Its other lines stay, and only its owner can read it.</summary>
internal static class SettingsFileWriter
{
    /// <exception cref="IOException">The file cannot be written; the old one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, string> values)
    {
        // A link to the real file stays a link: some people keep their settings under version control.
        string target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        DataFolder.Create(Path.GetDirectoryName(target)!);
        string text = Merge(File.Exists(target) ? File.ReadAllText(target) : "", values);
        WholeFile.Write(target, text, WholeFile.ForOwner);
    }

    /// <summary>Removes the lines that set these keys, and adds the new ones at the end. Pure.</summary>
    internal static string Merge(string text, IReadOnlyDictionary<string, string> values)
    {
        IEnumerable<string> kept = text.ReplaceLineEndings("\n")
            .TrimEnd('\n')
            .Split('\n')
            .Where(line => !EnvFile.Parse(line).Entries.Any(e => values.ContainsKey(e.Key)));
        string before = string.Join('\n', kept);
        return (before.Length > 0 ? before + "\n" : "") + string.Concat(values.Select(v => EnvLine.Of(v.Key, v.Value) + "\n"));
    }
}
