using Hybrid.Ledger;

namespace Hybrid.Daemon.Disk;

/// <summary>Moves an older copy into the recycle folder, and back.</summary>
public sealed class FileRecycler(IDisk disk)
{
    private readonly LibraryFolders _folders = new(disk);
    private readonly FileMover _mover = new(disk);

    public static FileRecycler OfThisSystem() => new(SystemDisk.Instance);

    public DiskEntry? Look(string path) => _mover.Look(path);

    public MoveResult Recycle(ReplacedFile replaced) => _mover.Move(Order(replaced, replaced.From, replaced.KeptAt));

    public MoveResult BringBack(ReplacedFile replaced)
    {
        MoveResult result = _mover.Move(Order(replaced, replaced.KeptAt, replaced.From));
        if (result is MoveResult.Moved)
        {
            _folders.RemoveEmpty(Path.GetDirectoryName(replaced.KeptAt)!, Path.Combine(replaced.LibraryRoot, RemovalOrder.RecycleFolder));
        }

        return result;
    }

    private static MoveOrder Order(ReplacedFile replaced, string from, string to) =>
        new(replaced.LibraryRoot, from, to, unchecked((ulong)replaced.Inode), replaced.Bytes, replaced.ModifiedAt);
}
