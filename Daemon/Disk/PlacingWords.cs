namespace Hybrid.Daemon.Disk;

/// <summary>What a fault of the disk means for a placing, in sentences for people.</summary>
internal static class PlacingWords
{
    public const string TooManyOpen =
        "Too many files are open: raise the limit of open files (ulimit -n; LimitNOFILE= of the service), or see what holds them.";

    public static PlacingResult Refused(PlacementOrder order, DiskFault fault) =>
        fault.Kind switch
        {
            DiskFaultKind.NameTooLong => new PlacingResult.Impossible(
                $"The library's file system does not take so long a name: {fault.Words}."
            ),
            DiskFaultKind.TooLarge => new PlacingResult.Impossible(
                $"The library's file system does not take so large a file: {fault.Words}."
            ),
            DiskFaultKind.NotSupported => new PlacingResult.Impossible(
                $"The library's file system cannot name a file without the danger of replacing another: {fault.Words}."
            ),
            DiskFaultKind.NoSpace => new PlacingResult.Waiting($"There is no room in {order.LibraryRoot}: {fault.Words}."),
            DiskFaultKind.Quota => new PlacingResult.Waiting(
                $"The quota of the user that the daemon runs as is used up in {order.LibraryRoot}: free some of it, or raise it."
            ),
            DiskFaultKind.TooManyOpen => new PlacingResult.Waiting(TooManyOpen),
            DiskFaultKind.Failing => new PlacingResult.Waiting(
                $"The disk of {order.LibraryRoot}, or that of the download, reports an error: {fault.Words}. See the system's log."
            ),
            DiskFaultKind.ReadOnly => new PlacingResult.Waiting($"{order.LibraryRoot} is mounted read-only."),
            DiskFaultKind.Denied or DiskFaultKind.NotPermitted => new PlacingResult.Waiting(
                $"The daemon may not write to {order.LibraryRoot}: give the user that it runs as the right to."
            ),
            _ => new PlacingResult.Waiting($"Placing into {order.LibraryRoot} failed for now: {fault.Words}."),
        };

    public static string Because(DiskFault fault) =>
        fault.Kind switch
        {
            DiskFaultKind.OtherDevice => "the download and the library are on different file systems or mounts",
            DiskFaultKind.TooManyLinks => "the file has as many names as its file system allows",
            DiskFaultKind.NotPermitted => "the system does not permit it (a file system without links, or a file of another user)",
            _ => "the file system does not offer it",
        };
}
