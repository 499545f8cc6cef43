using System.Text;

namespace Hybrid.Daemon.Disk;

/// <summary>A file that nobody sees under its name before it is whole and on the disk. Until then it has a hidden name beside it.</summary>
/// <remarks>For files of our own: settings, scripts, service files, copies of the ledger. A library's files have <see cref="FilePlacer"/>.</remarks>
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

    /// <summary>Writes a text, in place of a file that has this name. A failure leaves that file as it was.</summary>
    /// <param name="path">Absolute, in a folder that exists.</param>
    /// <param name="text">All of it.</param>
    /// <param name="mode">Never wider than this, whatever the umask; Windows has its folder's rights instead.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
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

    /// <summary>Has a file made under a hidden name, and flushes it. It is deleted where it has got no name of its own in the end.</summary>
    /// <param name="path">The name to be: absolute, in a folder that exists.</param>
    /// <param name="make">Makes a file at the path that it is given, where there is none.</param>
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

    /// <summary>Gives it its name, which must be free: never overwrites, even a file that was made this moment.</summary>
    /// <exception cref="IOException">The name is taken, or the disk refuses.</exception>
    public void TakeName()
    {
        if (SystemDisk.Instance.Rename(_hidden, _path) is { } fault)
        {
            throw new IOException(fault.Words);
        }

        FlushName();
    }

    /// <summary>Gives it its name, in one act in place of the file that has it.</summary>
    /// <exception cref="IOException">No file has the name, or the disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void Replace()
    {
        File.Replace(_hidden, _path, destinationBackupFileName: null);
        FlushName();
    }

    /// <summary>Deletes what has got no name.</summary>
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
            // After the fact, since the umask narrows what a file is created with.
            File.SetUnixFileMode(file.SafeFileHandle, mode);
        }

        file.Flush(flushToDisk: true);
    }

    private void FlushName() => SystemDisk.Instance.FlushFolder(Path.GetDirectoryName(_path)!);
}
