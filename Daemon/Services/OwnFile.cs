namespace Hybrid.Daemon.Services;

/// <summary>A file that an installation writes, known by a line in it.</summary>
internal static class OwnFile
{
    public static async Task<bool> BearsAsync(string path, string mark, CancellationToken cancellationToken) =>
        File.Exists(path) && (await File.ReadAllTextAsync(path, cancellationToken)).Contains(mark, StringComparison.Ordinal);

    /// <summary>Readable by all, as service files are; whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string hidden = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.partial");
        await File.WriteAllTextAsync(hidden, text, cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hidden, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        if (File.Exists(path))
        {
            File.Replace(hidden, path, destinationBackupFileName: null);
        }
        else
        {
            new FileInfo(hidden).MoveTo(path);
        }
    }
}
