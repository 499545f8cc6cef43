using Hybrid.Settings;

namespace Hybrid.Daemon.Services;

/// <summary>What a service is made for: this program, these settings, this user, these folders.</summary>
/// <param name="Program">Absolute.</param>
/// <param name="SettingsFile">Absolute; the one that was read.</param>
/// <param name="Settings">As the service will read them.</param>
/// <param name="Scope">Whose service.</param>
internal sealed record ServiceSite(string Program, string SettingsFile, HybridSettings Settings, ServiceScope Scope)
{
    /// <summary>Of the service of the machine; null = of the user who installs it.</summary>
    public string? UserName { get; init; }

    /// <summary>Where Transmission keeps its downloads, as this machine names them, and what the installer named. Absolute.</summary>
    public IReadOnlyList<string> Downloads { get; init; } = [];

    /// <summary>What else the service's environment needs, because the program was found by it here: DOTNET_ROOT, XDG_DATA_HOME.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>False = no mount namespace, for systems that forbid them to users.</summary>
    public bool Sandbox { get; init; } = true;

    public IReadOnlyList<string> Libraries =>
        [.. new[] { Settings.MoviesDir, Settings.TvDir }.OfType<string>().Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<string> Sources => [.. Downloads.Append(Settings.IngestDir).OfType<string>().Distinct(StringComparer.Ordinal)];

    public string SettingsFolder => Path.GetDirectoryName(SettingsFile)!;

    /// <summary>The variable that makes the daemon read the very file that was read here, whoever's home it is started with.</summary>
    public string ConfigHome => Path.GetFileName(SettingsFolder) == "plex-mcp" ? Path.GetDirectoryName(SettingsFolder)! : SettingsFolder;

    /// <summary>
    /// A single file unpacks its native libraries at each start, by default into a home: a service's user need not have one, and the sandbox
    /// closes it.
    /// </summary>
    public string UnpackedTo => Path.Combine(Settings.DataDir, "runtime");

    public IEnumerable<KeyValuePair<string, string>> Variables() =>
        Environment
            .Append(new("XDG_CONFIG_HOME", ConfigHome))
            .Append(new("DOTNET_BUNDLE_EXTRACT_BASE_DIR", UnpackedTo))
            .OrderBy(v => v.Key, StringComparer.Ordinal);
}
