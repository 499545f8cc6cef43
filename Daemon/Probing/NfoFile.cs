using Hybrid.Daemon.Disk;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Probing;

/// <summary>Reads one .nfo file. It is untrusted: only a small regular file, never through a link.</summary>
internal static class NfoFile
{
    /// <summary>Bytes. A release group's text has a few kB; Kodi's file of a series with all its actors has about 100.</summary>
    private const int Largest = 256 * 1024;

    /// <param name="root">The absolute folder that the path starts from.</param>
    /// <param name="path">Separated by '/'.</param>
    /// <returns>Null if it makes no claim, or cannot be read.</returns>
    public static NfoClaim? Read(string root, string path)
    {
        try
        {
            if (PlainFile.TryOpen(root, path) is not { } file)
            {
                return null;
            }

            using SafeFileHandle handle = file.Handle;
            if (file.Entry.Bytes > Largest)
            {
                return null;
            }

            byte[] bytes = new byte[file.Entry.Bytes];
            int read = RandomAccess.Read(handle, bytes, fileOffset: 0);
            return NfoReader.Read(bytes.AsSpan(0, read));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An unreadable file is no problem: it is only a hint, and there is still the name.
            return null;
        }
    }
}
