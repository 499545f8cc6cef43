namespace Hybrid.Logging;

/// <summary>Whether standard error is connected to systemd's journal.</summary>
/// <remarks>
/// <c>JOURNAL_STREAM</c> is "DEVICE:INODE" of the stream. Child processes inherit it even if their standard error goes elsewhere, so
/// systemd.exec(5) says to compare. On Linux the name of the open file contains the inode of a socket.
/// </remarks>
internal static class JournalStream
{
    public static bool IsStandardError() =>
        OperatingSystem.IsLinux()
        && Environment.GetEnvironmentVariable("JOURNAL_STREAM") is { } stream
        && IsSame(stream, new FileInfo("/proc/self/fd/2").LinkTarget);

    /// <param name="stream">JOURNAL_STREAM.</param>
    /// <param name="openFile">As /proc names it: "socket:[INODE]".</param>
    internal static bool IsSame(string stream, string? openFile) =>
        stream.Split(':') is [_, { Length: > 0 } inode] && string.Equals(openFile, $"socket:[{inode}]", StringComparison.Ordinal);
}
