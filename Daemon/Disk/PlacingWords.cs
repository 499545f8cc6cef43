namespace Hybrid.Daemon.Disk;

/// <summary>What a disk fault means for placing, in sentences for people.</summary>
internal static class PlacingWords
{
    public const string TooManyOpen =
        "Too many files are open. Raise the limit of open files (ulimit -n, or LimitNOFILE= in the service), or find the program that holds them.";

    public static PlacingResult Refused(PlacementOrder order, DiskFault fault) =>
        fault.Kind switch
        {
            DiskFaultKind.NameTooLong => new PlacingResult.Impossible(
                $"The name is too long for the library's file system: {fault.Words}."
            ),
            DiskFaultKind.TooLarge => new PlacingResult.Impossible($"The file is too large for the library's file system: {fault.Words}."),
            DiskFaultKind.NotSupported => new PlacingResult.Impossible(
                $"The file system of {order.LibraryRoot} offers no way to name a file without the risk of replacing another: {fault.Words}. Use a library folder on another file system."
            ),
            DiskFaultKind.NoSpace => new PlacingResult.Waiting($"There is not enough space in {order.LibraryRoot}: {fault.Words}."),
            DiskFaultKind.Quota => new PlacingResult.Waiting(
                $"The daemon's user has no disk quota left in {order.LibraryRoot}. Free some space, or raise the quota."
            ),
            DiskFaultKind.TooManyOpen => new PlacingResult.Waiting(TooManyOpen),
            DiskFaultKind.Failing => new PlacingResult.Waiting(
                $"The disk of {order.LibraryRoot} or of the download reports an error: {fault.Words}. See the system log."
            ),
            DiskFaultKind.ReadOnly => new PlacingResult.Waiting($"{order.LibraryRoot} is mounted read-only. Mount it for writing."),
            DiskFaultKind.Denied or DiskFaultKind.NotPermitted => new PlacingResult.Waiting(
                $"The daemon may not write to {order.LibraryRoot}. Allow the user that it runs as to write there."
            ),
            _ => new PlacingResult.Waiting($"The file could not be placed in {order.LibraryRoot}: {fault.Words}."),
        };

    public static string Because(DiskFault fault) =>
        fault.Kind switch
        {
            DiskFaultKind.OtherDevice => "the download and the library are on different file systems or mounts",
            DiskFaultKind.TooManyLinks => "the file has as many hard links as its file system allows",
            DiskFaultKind.NotPermitted =>
                "the system does not permit it (the file system has no links, or the file belongs to another user)",
            _ => "the file system does not support it",
        };
}
