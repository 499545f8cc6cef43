namespace Hybrid.Logging;

/// <summary>Whether standard error leads into systemd's journal.</summary>
/// <remarks>
/// <c>JOURNAL_STREAM</c> is "DEVICE:INODE" of the stream, and is inherited by processes whose standard error leads elsewhere: systemd.exec(5)
/// asks to compare. On Linux the name of the open file tells the inode of a socket.
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
