namespace Hybrid.Settings;

/// <summary>The settings file that was found, or none.</summary>
/// <param name="Path">Null if there is no file.</param>
/// <param name="Problem">Why it could not be read, as the end of a sentence about it; null if it could.</param>
internal sealed record SettingsFile(string? Path, EnvFile Content, string? Problem = null)
{
    /// <summary>A settings file has about one page; a megabyte is a mistake or an attack.</summary>
    private const long LargestBytes = 1 << 20;

    public static SettingsFile Find(SettingsPlace place)
    {
        foreach (string path in place.SettingsFiles())
        {
            try
            {
                if (File.Exists(path))
                {
                    return new FileInfo(path).Length > LargestBytes
                        ? new SettingsFile(path, EnvFile.Empty, "is larger than 1 MiB, so it cannot be a settings file")
                        : new SettingsFile(path, EnvFile.Parse(File.ReadAllText(path)));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return new SettingsFile(path, EnvFile.Empty, $"cannot be read: {e.Message.TrimEnd('.')}");
            }
        }

        return new SettingsFile(null, EnvFile.Empty);
    }

    public string At(int line) => $"{Path}:{line}";

    public IEnumerable<SettingsWarning> Warnings()
    {
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
