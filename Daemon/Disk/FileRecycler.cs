using Hybrid.Ledger;

namespace Hybrid.Daemon.Disk;

/// <summary>Moves an older copy into the recycle folder, and back. Given the same move again after a crash at any point, it finds it done.</summary>
/// <remarks>
/// One rename within the library's file system, which replaces nothing: the file always has exactly one name, and the journal has both.
/// </remarks>
public sealed class FileRecycler(IDisk disk)
{
    private readonly LibraryFolders _folders = new(disk);

    public static FileRecycler OfThisSystem() => new(SystemDisk.Instance);

    /// <summary>What has this name now; null unless it is a regular file.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public DiskEntry? Look(string path) => disk.Look(path) is { Kind: EntryKind.File } file ? file : null;

    public MoveResult Recycle(ReplacedFile replaced) => Move(replaced, replaced.From, replaced.KeptAt);

    public MoveResult BringBack(ReplacedFile replaced)
    {
        MoveResult result = Move(replaced, replaced.KeptAt, replaced.From);
        if (result is MoveResult.Moved)
        {
            _folders.RemoveEmpty(Path.GetDirectoryName(replaced.KeptAt)!, Path.Combine(replaced.LibraryRoot, RemovalOrder.RecycleFolder));
        }

        return result;
    }

    private MoveResult Move(ReplacedFile replaced, string from, string to)
    {
        if (!PlacementOrder.IsInside(replaced.LibraryRoot, from) || !PlacementOrder.IsInside(replaced.LibraryRoot, to))
        {
            return new MoveResult.Left("The path is not inside the library, so nothing was changed.");
        }

        try
        {
            return disk.Look(to) is { } there ? Standing(replaced, there, from, to)
                : disk.Look(from) is not { } file ? new MoveResult.Left($"{from} no longer exists.")
                : !IsMeant(replaced, file) ? new MoveResult.Left($"{from} is another file now. It was left alone.")
                : Rename(replaced, from, to);
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return new MoveResult.Waiting($"A file in {replaced.LibraryRoot} could not be moved: {fault.Words}.");
        }
    }

    private MoveResult Standing(ReplacedFile replaced, DiskEntry there, string from, string to)
    {
        if (!IsMeant(replaced, there))
        {
            return new MoveResult.Left($"There is another file at {to} now. {from} was left alone.");
        }

        Flush(from, to);
        return new MoveResult.Moved();
    }

    private MoveResult Rename(ReplacedFile replaced, string from, string to)
    {
        if (_folders.Make(replaced.LibraryRoot, Path.GetDirectoryName(to)!) is { } refusal)
        {
            return refusal is PlacingResult.Waiting wait
                ? new MoveResult.Waiting(wait.Sentence)
                : new MoveResult.Left($"The folder of {to} cannot be created. {from} was left alone.");
        }

        if (disk.Rename(from, to) is { } fault)
        {
            return fault.MeansNotThisWay || fault.Kind == DiskFaultKind.Exists
                ? new MoveResult.Left($"{from} cannot be moved to {to} ({fault.Words}). It was left alone.")
                : new MoveResult.Waiting($"A file in {replaced.LibraryRoot} could not be moved: {fault.Words}.");
        }

        if (disk.Look(to) is { } moved && !IsMeant(replaced, moved))
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

    private static bool IsMeant(ReplacedFile replaced, DiskEntry entry) =>
        entry.IsFile(unchecked((ulong)replaced.Inode), replaced.Bytes, replaced.ModifiedAt);
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
