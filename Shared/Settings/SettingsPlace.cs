namespace Hybrid.Settings;

/// <summary>The environment that settings are read in: the user's home, and the system's folders for settings and data.</summary>
/// <param name="Environment">The process's environment.</param>
/// <param name="HomeDir">Empty if there is none, as in a system service.</param>
/// <param name="WorkingDir">Absolute.</param>
public sealed record SettingsPlace(IReadOnlyDictionary<string, string> Environment, string HomeDir, string WorkingDir)
{
    /// <summary>The last of them: <c>./.env</c>. What it may set is limited, because a program may be started in anybody's folder.</summary>
    public string WorkingFile => Path.Combine(WorkingDir, ".env");

    /// <summary>The possible settings files. The first one that exists is read.</summary>
    public IEnumerable<string> SettingsFiles()
    {
        if (Folder("XDG_CONFIG_HOME") is { } config)
        {
            yield return Path.Combine(config, "plex-mcp", ".env");
        }
        else if (HomeDir.Length > 0)
        {
            yield return Path.Combine(HomeDir, ".config", "plex-mcp", ".env");
        }

        yield return WorkingFile;
    }

    /// <summary>The system's folder for the data of programs; null if neither the environment nor a home folder gives one.</summary>
    public string? DefaultDataDir()
    {
        string? parent =
            OperatingSystem.IsWindows() ? Folder("LOCALAPPDATA") ?? Home("AppData", "Local")
            : OperatingSystem.IsMacOS() ? Home("Library", "Application Support")
            : Folder("XDG_DATA_HOME") ?? Home(".local", "share");
        return parent is null ? null : Path.Combine(parent, "plex-mcp");
    }

    /// <summary>An absolute path without a separator at its end; <c>~</c> is the home folder. Null if it is not an absolute path.</summary>
    public string? AbsolutePath(string text)
    {
        string path = text;
        if (text == "~" || text.StartsWith("~/", StringComparison.Ordinal) || text.StartsWith("~\\", StringComparison.Ordinal))
        {
            if (HomeDir.Length == 0)
            {
                return null;
            }

            path = HomeDir + text[1..];
        }

        return Path.IsPathFullyQualified(path) && !path.Contains('\0') ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) : null;
    }

    // The XDG base directory specification says to ignore a relative path in these variables.
    private string? Folder(string variable) =>
        Environment.TryGetValue(variable, out string? value) && Path.IsPathFullyQualified(value) ? value : null;

    private string? Home(params ReadOnlySpan<string> below) => HomeDir.Length == 0 ? null : Path.Combine([HomeDir, .. below]);
}
