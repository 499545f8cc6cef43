using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>Lists and empties the recycle folders, which only a person may do. Records it in the ledger first.</summary>
public sealed class RecycleEmptying(IDbContextFactory<LedgerDb> ledger, HybridSettings settings, TimeProvider time)
{
    public IReadOnlyList<RecycledFile> Files() => [.. settings.LibraryDirs.SelectMany(RecycleFolder.Read)];

    /// <param name="olderThan">Only files that have been there for this long.</param>
    /// <returns>The deleted files. Files that an item in work may still need stay.</returns>
    public async Task<IReadOnlyList<RecycledFile>> EmptyAsync(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        DateTimeOffset until = time.GetUtcNow() - olderThan;
        var deleted = new List<RecycledFile>();
        foreach (RecycledFile file in Files().Where(f => f.Since <= until))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await ForgetAsync(file, cancellationToken))
            {
                RecycleFolder.Delete(file);
                deleted.Add(file);
            }
        }

        return deleted;
    }

    /// <summary>The item whose undo brings the file back, or that was undone; null if the ledger knows none.</summary>
    public async Task<RecycledFor?> ItemOfAsync(RecycledFile file, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        long? aside = RecyclePaths.PlacementOf(file.Path);
        long? fileId =
            await db
                .Placements.Where(p => p.RecycleTo == file.Path || p.Id == aside)
                .Select(p => (long?)p.FileId)
                .FirstOrDefaultAsync(cancellationToken)
            ?? await db.ReplacedFiles.Where(d => d.KeptAt == file.Path).Select(d => (long?)d.FileId).FirstOrDefaultAsync(cancellationToken);
        return fileId is null
            ? null
            : await db
                .Items.Where(i => i.Files.Any(f => f.Id == fileId))
                .Select(i => new RecycledFor(i.Id, i.Name))
                .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Records that a later undo cannot bring the file back. False if the item is being worked on.</summary>
    private async Task<bool> ForgetAsync(RecycledFile file, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Placement? placement = await db.Placements.SingleOrDefaultAsync(p => p.RecycleTo == file.Path, cancellationToken);
        Placement? aside =
            RecyclePaths.PlacementOf(file.Path) is { } id
            && await db.Placements.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } taken
            && RecyclePaths.Aside(taken) == file.Path
                ? taken
                : null;
        ReplacedFile? replaced = await db.ReplacedFiles.SingleOrDefaultAsync(d => d.KeptAt == file.Path, cancellationToken);
        if ((placement?.FileId ?? aside?.FileId ?? replaced?.FileId) is not { } fileId)
        {
            return true;
        }

        IngestItem item = await db.Items.SingleAsync(i => i.Files.Any(f => f.Id == fileId), cancellationToken);
        if (Lifecycle.Working.Contains(item.State) || aside is { State: PlacementState.TakingBack })
        {
            return false;
        }

        placement?.Replaced = false;
        replaced?.State = ReplacedFileState.Emptied;
        DateTimeOffset now = time.GetUtcNow();
        item.Note(HistoryEvent.Recycled, Actor.CommandLine, $"{file.Path} was deleted for good from the recycle folder.", now);
        item.Touch(now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}

/// <summary>The item that a recycled file belongs to.</summary>
/// <param name="Name">The release name. Text from outside.</param>
public sealed record RecycledFor(long Id, string Name);
