namespace Hybrid.Daemon.Disk;

/// <summary>The time of a file, as one that .NET and the ledger can hold.</summary>
/// <remarks>
/// tmpfs, btrfs and XFS keep any 64-bit second, and whoever makes a file sets its time. What lies beyond the years 1 to 9999 becomes the
/// nearest day that can also be shown in every time zone; such a file is as good as any other.
/// </remarks>
internal static class DiskTime
{
    private static readonly DateTimeOffset Earliest = new(1, 1, 3, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9999, 12, 29, 0, 0, 0, TimeSpan.Zero);

    /// <param name="seconds">Since 1970.</param>
    /// <param name="ticks">Within the second, of 100 ns.</param>
    public static DateTimeOffset Of(long seconds, long ticks) =>
        seconds < Earliest.ToUnixTimeSeconds() ? Earliest
        : seconds > Latest.ToUnixTimeSeconds() ? Latest
        : DateTimeOffset.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + ticks);

    /// <param name="fileTime">Windows' own, in ticks since 1601.</param>
    public static DateTimeOffset OfWindows(long fileTime) =>
        fileTime < 0 ? Earliest
        : fileTime > Latest.ToFileTime() ? Latest
        : DateTimeOffset.FromFileTime(fileTime);
}
