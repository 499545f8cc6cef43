using System.Globalization;
using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>Carries out planned relocations, each by one rename, and records each. Files may take each other's names.</summary>
public sealed class RelocationRun(FileMover mover, Mounts mounts, TimeProvider time)
{
    /// <returns>Why it must wait; null when all is done or left.</returns>
    public async Task<string?> CarryOutAsync(LedgerDb db, IngestItem item, List<Relocation> planned, CancellationToken cancellationToken)
    {
        if (planned.Count == 0)
        {
            return null;
        }

        if (await mounts.MissingAsync(db, item, cancellationToken) is { } missing)
        {
            return missing;
        }

        MountWatch watch = mounts.Watch(item);
        List<Relocation> open = [.. planned];
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (Relocation row, MoveResult result, bool isAside) = Next(open);
            if (watch.Changed(row.LibraryRoot) is { } vanished)
            {
                // This may have been the disk below an empty mount point; the redo finds out what was really done.
                return vanished;
            }

            switch (result)
            {
                case MoveResult.Waiting wait:
                    return wait.Sentence;
                case MoveResult.Left left:
                    Leave(item, row, open, left.Sentence, time.GetUtcNow());
                    break;
                case MoveResult.Moved when isAside:
                    continue;
                case MoveResult.Moved:
                    await RecordAsync(db, item, row, cancellationToken);
                    break;
            }

            open.RemoveAll(r => r.State != RelocationState.Planned);
            item.Touch(time.GetUtcNow());
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return null;
    }

    /// <summary>Removes the folders that were made for the files and are empty now.</summary>
    /// <returns>Why it must wait; null when it is done.</returns>
    public string? RemoveEmpty(IEnumerable<Relocation> done)
    {
        foreach (Relocation row in done.Where(r => r.OldFolder is not null))
        {
            try
            {
                mover.RemoveEmpty(row.LibraryRoot, row.From, row.OldFolder!);
            }
            catch (Exception e) when (DiskFault.Of(e) is { } fault)
            {
                return $"An empty folder in {row.LibraryRoot} could not be removed: {fault.Words}.";
            }
        }

        return null;
    }

    /// <summary>The next one whose new name is free. Where they form a circle, one makes room under a hidden name.</summary>
    private (Relocation Row, MoveResult Result, bool IsAside) Next(List<Relocation> open)
    {
        try
        {
            Relocation[] ready = [.. open.Where(r => !r.IsBeside || !open.Exists(o => !o.IsBeside && o.FileId == r.FileId))];
            return Array.Find(ready, r => !open.Exists(o => o != r && o.From == r.To && !IsAside(o))) is { } free
                    ? (free, Move(free), false)
                : Array.Find(ready, r => !IsAside(r)) is { } first ? (first, mover.Move(Order(first, first.From, Aside(first))), true)
                : throw new InvalidOperationException("Relocations wait for each other.");
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return (open[0], new MoveResult.Waiting($"A file in {open[0].LibraryRoot} could not be moved: {fault.Words}."), false);
        }
    }

    private MoveResult Move(Relocation row)
    {
        if (!IsAside(row))
        {
            return mover.Move(Order(row, row.From, row.To));
        }

        MoveResult result = mover.Move(Order(row, Aside(row), row.To));
        return result is not MoveResult.Left left || mover.Move(Order(row, Aside(row), row.From)) is MoveResult.Moved
            ? result
            : new MoveResult.Waiting($"{left.Sentence} Move the file that has that name away.");
    }

    /// <summary>A video's subtitles stay with it.</summary>
    private static void Leave(IngestItem item, Relocation row, List<Relocation> open, string sentence, DateTimeOffset now)
    {
        foreach (Relocation with in open.Where(o => o == row || (!row.IsBeside && o.FileId == row.FileId)))
        {
            with.State = RelocationState.Left;
            with.Note = sentence;
            item.Note(HistoryEvent.Refused, Actor.Daemon, $"{with.From} was not moved: {sentence}", now);
        }
    }

    private async Task RecordAsync(LedgerDb db, IngestItem item, Relocation row, CancellationToken cancellationToken)
    {
        row.State = RelocationState.Done;
        foreach (
            Placement placement in await db
                .Placements.Where(p => p.To == row.From && p.State == PlacementState.Placed)
                .ToListAsync(cancellationToken)
        )
        {
            placement.To = row.To;
            bool isWithin = placement.NewFolder is { } made && PlacementOrder.IsInside(made, row.To);
            placement.NewFolder = isWithin ? placement.NewFolder : row.NewFolder;
        }

        string what = "";
        if (row.Is is { } assignment)
        {
            ItemFile file = item.Files.Single(f => f.Id == row.FileId);
            file.Assignment = assignment;
            file.LibraryKeys = [.. row.LibraryKeys];
            what = $" It is {assignment.Words}.";
        }

        item.Note(HistoryEvent.Relocated, Actor.Daemon, $"{row.From} was moved to {row.To}.{what}", time.GetUtcNow());
    }

    /// <summary>It has left its old name and not yet got the new one.</summary>
    private bool IsAside(Relocation row) =>
        mover.Look(Aside(row)) is not null && (mover.Look(row.From) is not { } there || !Order(row, row.From, row.To).IsOf(there));

    private static string Aside(Relocation row) =>
        Path.Combine(Path.GetDirectoryName(row.From)!, string.Create(CultureInfo.InvariantCulture, $".plex-mcp-{row.Id}.moving"));

    internal static MoveOrder Order(Relocation row, string from, string to) =>
        new(row.LibraryRoot, from, to, unchecked((ulong)row.Inode), row.Bytes, row.ModifiedAt);
}
