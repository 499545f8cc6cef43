using System.Runtime.InteropServices;

namespace Hybrid.Reliability;

/// <summary>Makes files under names of any bytes; .NET's own calls know only names that are text.</summary>
internal static partial class RawDisk
{
    /// <param name="components">Below the root; the last is the file.</param>
    /// <returns>False where the name is taken, or too long for this disk.</returns>
    public static bool TryWrite(string root, IReadOnlyList<byte[]> components, ReadOnlySpan<byte> content)
    {
        byte[] path = [.. System.Text.Encoding.UTF8.GetBytes(root)];
        for (int i = 0; i < components.Count; i++)
        {
            path = [.. path, (byte)'/', .. components[i]];
            if (i < components.Count - 1)
            {
                _ = MakeFolder([.. path, 0], 0x1ED);
            }
        }

        const int writeCreateExclusive = 0x1 | 0x40 | 0x80;
        int file = Open([.. path, 0], writeCreateExclusive, 0x1A4);
        if (file < 0)
        {
            return false;
        }

        nint written = Write(file, content, content.Length);
        _ = Close(file);
        return written == content.Length;
    }

    [LibraryImport("libc", EntryPoint = "mkdir")]
    private static partial int MakeFolder(ReadOnlySpan<byte> path, uint mode);

    [LibraryImport("libc", EntryPoint = "open")]
    private static partial int Open(ReadOnlySpan<byte> path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, ReadOnlySpan<byte> bytes, nint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
