using System.Text;

namespace Hybrid.Daemon.Disk;

/// <summary>A file that appears under its name only when it is whole and flushed. Until then it has a hidden name in the same folder.</summary>
/// <remarks>For our own files: settings, scripts, service files, copies of the ledger. For a library's files use <see cref="FilePlacer"/>.</remarks>
internal sealed class WholeFile : IDisposable
{
    /// <summary>0600.</summary>
    public const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>0644.</summary>
    public const UnixFileMode ForAll = ForOwner | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>0755.</summary>
    public const UnixFileMode ProgramForAll = ForAll | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string _path;
    private readonly string _hidden;

    private WholeFile(string path)
    {
        _path = path;
        _hidden = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.partial");
    }

    /// <summary>Writes a text, replacing a file of this name. If it fails, that file stays as it was.</summary>
    /// <param name="path">Absolute, in a folder that exists.</param>
    /// <param name="text">The whole content.</param>
    /// <param name="mode">The file never gets wider rights, whatever the umask is. On Windows the folder's rights apply instead.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission is missing.</exception>
    public static void Write(string path, string text, UnixFileMode mode)
    {
        using var file = new WholeFile(path);
        file.Fill(text, mode);
        if (File.Exists(path))
        {
            file.Replace();
        }
        else
        {
            file.TakeName();
        }
    }

    /// <summary>Makes a file under a hidden name, and flushes it. If it never gets its own name, it is deleted.</summary>
    /// <param name="path">The future name: absolute, in a folder that exists.</param>
    /// <param name="make">Makes a file at the path that it gets, where none exists.</param>
    public static async Task<WholeFile> MakeAsync(string path, Func<string, Task> make)
    {
        var file = new WholeFile(path);
        try
        {
            File.Delete(file._hidden);
            await make(file._hidden);
            using FileStream made = new(file._hidden, FileMode.Open, FileAccess.ReadWrite);
            made.Flush(flushToDisk: true);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Gives the file its name, which must be free. Never overwrites, not even a file made at this very moment.</summary>
    /// <exception cref="IOException">The name is taken, or the disk refuses.</exception>
    public void TakeName()
    {
        if (SystemDisk.Instance.Rename(_hidden, _path) is { } fault)
        {
            throw new IOException(fault.Words);
        }

        FlushName();
    }

    /// <summary>Gives the file its name and replaces the file that has it, in one atomic step.</summary>
    /// <exception cref="IOException">No file has the name, or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Replace()
    {
        File.Replace(_hidden, _path, destinationBackupFileName: null);
        FlushName();
    }

    /// <summary>Deletes the file if it never got its name.</summary>
    public void Dispose() => File.Delete(_hidden);

    private void Fill(string text, UnixFileMode mode)
    {
        File.Delete(_hidden);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = ForOwner;
        }

        using var file = new FileStream(_hidden, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        if (!OperatingSystem.IsWindows())
        {
            // Set afterwards, because the umask narrows the mode of a new file.
            File.SetUnixFileMode(file.SafeFileHandle, mode);
        }

        file.Flush(flushToDisk: true);
    }

    private void FlushName() => SystemDisk.Instance.FlushFolder(Path.GetDirectoryName(_path)!);
}
