using Hybrid.Settings;

namespace Hybrid.Daemon.Services;

/// <summary>What a service is made for: this program, these settings, this user, these folders.</summary>
/// <param name="Program">Absolute.</param>
/// <param name="SettingsFile">Absolute; the file that was read.</param>
/// <param name="Settings">As the service will read them.</param>
/// <param name="Scope">A user's service or the system's.</param>
internal sealed record ServiceSite(string Program, string SettingsFile, HybridSettings Settings, ServiceScope Scope)
{
    /// <summary>The user of a system service; null = the user who installs it.</summary>
    public string? UserName { get; init; }

    /// <summary>Transmission's download folders, as this machine names them, and those that the installer named. Absolute.</summary>
    public IReadOnlyList<string> Downloads { get; init; } = [];

    /// <summary>Other variables that the service needs, because the program needed them here to start: DOTNET_ROOT, XDG_DATA_HOME.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>False = no mount namespace, for systems that forbid them to users.</summary>
    public bool Sandbox { get; init; } = true;

    public IReadOnlyList<string> Libraries => Settings.LibraryDirs;

    public IReadOnlyList<string> Sources => [.. Downloads.Append(Settings.IngestDir).OfType<string>().Distinct(StringComparer.Ordinal)];

    public string SettingsFolder => Path.GetDirectoryName(SettingsFile)!;

    /// <summary>The variable that makes the daemon read the same file that was read here, whatever its user's home is.</summary>
    public string ConfigHome => Path.GetFileName(SettingsFolder) == "plex-mcp" ? Path.GetDirectoryName(SettingsFolder)! : SettingsFolder;

    /// <summary>
    /// A single-file program unpacks its native libraries at each start, by default into a home folder. A service's user may have none, and
    /// the sandbox closes home folders.
    /// </summary>
    public string UnpackedTo => Path.Combine(Settings.DataDir, "runtime");

    public IEnumerable<KeyValuePair<string, string>> Variables() =>
        Environment
            .Append(new("XDG_CONFIG_HOME", ConfigHome))
            .Append(new("DOTNET_BUNDLE_EXTRACT_BASE_DIR", UnpackedTo))
            .OrderBy(v => v.Key, StringComparer.Ordinal);
}
