using Hybrid.Ledger;

namespace Hybrid.Daemon.Disk;

/// <summary>The file under the hidden name. It gets the final name when it is whole.</summary>
internal static class PartialFile
{
    /// <summary>Whether an earlier run left an unfinished copy under the hidden name.</summary>
    public static bool IsBegunCopy(IDisk disk, PlacementOrder order) =>
        order.Partial is { Method: PlacementMethod.Copy } making
        && disk.Look(order.PartialPath) is { Kind: EntryKind.File } partial
        && partial.HasInode(making.Inode);

    public static FileStream Open(PlacementOrder order, DiskEntry source, LibraryRights rights)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = source.ModeOfCopy;
        }

        var file = new FileStream(order.PartialPath, options);
        try
        {
            rights.Give(file.SafeFileHandle);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
