using Hybrid.Ledger;

namespace Hybrid.Daemon.Disk;

/// <summary>Moves a file within the library. Given the same order again after a crash at any point, it finds it done.</summary>
/// <remarks>
/// One rename within the library's file system, which replaces nothing: the file always has exactly one name, and the journal has both.
/// </remarks>
/// <param name="rights">Of folders that are made; null = as the system gives them.</param>
public sealed class FileMover(IDisk disk, LibraryRights? rights = null)
{
    private readonly LibraryFolders _folders = new(disk, rights);

    public static FileMover OfThisSystem(LibraryRights? rights = null) => new(SystemDisk.Instance, rights);

    /// <summary>What has this name now; null unless it is a regular file.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public DiskEntry? Look(string path) => disk.Look(path) is { Kind: EntryKind.File } file ? file : null;

    /// <summary>Removes folders that are empty, from the file's up to the topmost that was made for it.</summary>
    public void RemoveEmpty(string libraryRoot, string file, string topmost)
    {
        if (PlacementOrder.IsInside(libraryRoot, topmost))
        {
            _folders.RemoveEmpty(Path.GetDirectoryName(file)!, topmost);
        }
    }

    public MoveResult Move(MoveOrder order)
    {
        (string from, string to) = (order.From, order.To);
        if (!PlacementOrder.IsInside(order.LibraryRoot, from) || !PlacementOrder.IsInside(order.LibraryRoot, to))
        {
            return new MoveResult.Left("The path is not inside the library, so nothing was changed.");
        }

        try
        {
            return disk.Look(to) is { } there ? Standing(order, there)
                : disk.Look(from) is not { } file ? new MoveResult.Left($"{from} no longer exists.")
                : !order.IsOf(file) ? new MoveResult.Left($"{from} is another file now. It was left alone.")
                : Rename(order);
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return new MoveResult.Waiting($"A file in {order.LibraryRoot} could not be moved: {fault.Words}.");
        }
    }

    private MoveResult Standing(MoveOrder order, DiskEntry there)
    {
        if (!order.IsOf(there))
        {
            return new MoveResult.Left($"There is another file at {order.To} now. {order.From} was left alone.");
        }

        // Where a rename is a link and a removal, an earlier run may have come no further than the link.
        if (disk.Look(order.From) is { } old && old.IsAnotherNameOf(there))
        {
            File.Delete(order.From);
        }

        Flush(order.From, order.To);
        return new MoveResult.Moved();
    }

    private MoveResult Rename(MoveOrder order)
    {
        (string from, string to) = (order.From, order.To);
        if (_folders.Make(order.LibraryRoot, Path.GetDirectoryName(to)!) is { } refusal)
        {
            return refusal is PlacingResult.Waiting wait
                ? new MoveResult.Waiting(wait.Sentence)
                : new MoveResult.Left($"The folder of {to} cannot be created. {from} was left alone.");
        }

        if (disk.Rename(from, to) is { } fault)
        {
            return fault.MeansNotThisWay || fault.Kind is DiskFaultKind.Exists or DiskFaultKind.NameTooLong
                ? new MoveResult.Left($"{from} cannot be moved to {to} ({fault.Words}). It was left alone.")
                : new MoveResult.Waiting($"A file in {order.LibraryRoot} could not be moved: {fault.Words}.");
        }

        if (disk.Look(to) is { } moved && !order.IsOf(moved))
        {
            // Another program put this file there between the look and the rename, so it gets its name back.
            return new MoveResult.Left(
                disk.Rename(to, from) is { } refused
                    ? $"{from} had become another file. It was moved to {to} and could not be moved back ({refused.Words})."
                    : $"{from} is another file now. It was left alone."
            );
        }

        Flush(from, to);
        return new MoveResult.Moved();
    }

    private void Flush(string from, string to)
    {
        disk.Withdraw(to);
        disk.FlushFolder(Path.GetDirectoryName(to)!);
        if (Path.GetDirectoryName(from) is { } folder && Directory.Exists(folder))
        {
            disk.FlushFolder(folder);
        }
    }
}

/// <summary>A file to move within the library. <paramref name="Inode"/>, <paramref name="Bytes"/> and <paramref name="ModifiedAt"/> say which one: no other is moved.</summary>
/// <param name="From">Absolute.</param>
/// <param name="To">Absolute.</param>
public sealed record MoveOrder(string LibraryRoot, string From, string To, ulong Inode, long Bytes, DateTimeOffset ModifiedAt)
{
    public static MoveOrder Of(AdoptedRename row) =>
        new(row.LibraryRoot, row.From, row.To, unchecked((ulong)row.Inode), row.Bytes, row.ModifiedAt);

    public bool IsOf(DiskEntry entry) => entry.IsFile(Inode, Bytes, ModifiedAt);
}

/// <summary>The result of moving a file within the library.</summary>
public abstract record MoveResult
{
    private MoveResult() { }

    public sealed record Moved : MoveResult;

    /// <summary>It is not the expected file, or its new name is taken. It stays, unless the sentence says where it went.</summary>
    public sealed record Left(string Sentence) : MoveResult;

    /// <summary>The disk refused for a reason that can pass.</summary>
    public sealed record Waiting(string Sentence) : MoveResult;
}
