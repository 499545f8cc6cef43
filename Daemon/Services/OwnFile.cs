using Hybrid.Daemon.Disk;

namespace Hybrid.Daemon.Services;

/// <summary>A file that an installation writes, identified by a line in it.</summary>
internal static class OwnFile
{
    public static async Task<bool> BearsAsync(string path, string mark, CancellationToken cancellationToken) =>
        File.Exists(path) && (await File.ReadAllTextAsync(path, cancellationToken)).Contains(mark, StringComparison.Ordinal);

    /// <summary>The file is readable by all, as service files are. It is written whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, text, WholeFile.ForAll);
    }
}
