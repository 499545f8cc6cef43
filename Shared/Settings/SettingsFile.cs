namespace Hybrid.Settings;

/// <summary>The settings file that was found, or none.</summary>
/// <param name="Path">Null if there is no file.</param>
/// <param name="Problem">Why it could not be read, as the end of a sentence about it; null if it could.</param>
internal sealed record SettingsFile(string? Path, EnvFile Content, string? Problem = null)
{
    /// <summary>Why the whole file, or a line of it, is not used.</summary>
    private IReadOnlyList<SettingsWarning> LeftOut { get; init; } = [];

    /// <summary>A settings file has about one page; a megabyte is a mistake or an attack.</summary>
    private const long LargestBytes = 1 << 20;

    public static SettingsFile Find(SettingsPlace place)
    {
        foreach (string path in place.SettingsFiles())
        {
            try
            {
                if (File.Exists(path) && path == place.WorkingFile && Ownership.WhyNotTrusted(path) is { } why)
                {
                    return new SettingsFile(path, EnvFile.Empty)
                    {
                        LeftOut = [new SettingsWarning(path, $"This settings file is not read: {why}.")],
                    };
                }

                if (File.Exists(path))
                {
                    return new FileInfo(path).Length > LargestBytes
                        ? new SettingsFile(path, EnvFile.Empty, "is larger than 1 MiB, so it cannot be a settings file")
                        : Read(path, EnvFile.Parse(File.ReadAllText(path)), path == place.WorkingFile ? place.Environment : null);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return new SettingsFile(path, EnvFile.Empty, $"cannot be read: {e.Message.TrimEnd('.')}");
            }
        }

        return new SettingsFile(null, EnvFile.Empty);
    }

    /// <param name="foreign">
    /// The environment, if the file is of a folder that the program only happens to be started in. Such a file may have come with a
    /// download or a clone: it names no program, no file to be overwritten, and no address that gets a secret which it does not hold itself.
    /// </param>
    private static SettingsFile Read(string path, EnvFile content, IReadOnlyDictionary<string, string>? foreign)
    {
        var file = new SettingsFile(path, content);
        if (foreign is null)
        {
            return file;
        }

        List<SettingsWarning> leftOut = [];
        foreach (Setting setting in SettingsTable.All)
        {
            if (content.Find(setting.Key) is { } entry && WhyNot(setting, foreign) is { } why)
            {
                leftOut.Add(new SettingsWarning(file.At(entry.Line), $"{setting.Key} is left out: {why}"));
            }
        }

        HashSet<string> keys = [.. SettingsTable.All.Where(s => WhyNot(s, foreign) is not null).Select(s => s.Key)];
        return file with { Content = content with { Entries = [.. content.Entries.Where(e => !keys.Contains(e.Key))] }, LeftOut = leftOut };
    }

    private static string? WhyNot(Setting setting, IReadOnlyDictionary<string, string> environment) =>
        environment.ContainsKey(setting.Key) ? null
        : setting.IsNeverForeign ? "a .env file of the working folder may not set it. Use the environment or ~/.config/plex-mcp/.env."
        : setting.GetsSecret is { } secret && environment.TryGetValue(secret, out string? held) && held.Length > 0
            ? $"{secret} comes from the environment, and a .env file of the working folder may not say where it is sent. Set {setting.Key} in the environment too."
        : null;

    public string At(int line) => $"{Path}:{line}";

    public IEnumerable<SettingsWarning> Warnings()
    {
        foreach (SettingsWarning warning in LeftOut)
        {
            yield return warning;
        }

        foreach (EnvWarning warning in Content.Warnings)
        {
            yield return new SettingsWarning(At(warning.Line), warning.Sentence);
        }

        if (HoldsSecrets() && IsReadableByOthers())
        {
            yield return new SettingsWarning(
                Path!,
                $"It holds secrets, and other users of this machine can read it. Run: chmod 600 {ShellWord.Of(Path!)}"
            );
        }
    }

    private bool HoldsSecrets() => SettingsTable.All.Any(setting => setting.IsSecret && Content.Find(setting.Key) is { Value.Length: > 0 });

    private bool IsReadableByOthers() =>
        !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(Path!) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None;
}
