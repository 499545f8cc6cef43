namespace Hybrid.Testing;

/// <summary>A separate folder on the real disk, deleted at the end of the test.</summary>
public sealed class TemporaryDisk : IDisposable
{
    public TemporaryDisk() => Root = Directory.CreateTempSubdirectory("plex-mcp-test-").FullName;

    public string Root { get; }

    public string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    public string Folder(params ReadOnlySpan<string> parts) => Directory.CreateDirectory(At(parts)).FullName;

    /// <summary>Makes a file of this many bytes, with all folders above it.</summary>
    public string File(string relativePath, int bytes = 4096)
    {
        string path = At(relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, TestFile.Content(relativePath, bytes));
        return path;
    }

    /// <summary>Every file below the root, relative, sorted, separated by '/'.</summary>
    public IReadOnlyList<string> Files(params ReadOnlySpan<string> below)
    {
        string folder = At(below);
        return Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                    .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }

    /// <summary>A program that a test's Transmission has started may still write its last line.</summary>
    public void Dispose()
    {
        for (int tries = 1; Directory.Exists(Root); tries++)
        {
            try
            {
                Directory.Delete(Root, recursive: true);
            }
            catch (IOException) when (tries < 50)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
