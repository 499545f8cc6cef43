using Hybrid.Catalog;
using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>
/// Renames what another hand filed, as a person asked: each video by one rename in its folder that replaces nothing, then what is named like it. Redo
/// only: after a crash at any point, doing it again ends the same.
/// </summary>
public sealed class AdoptedRenames(IDbContextFactory<LedgerDb> ledger, FileMover mover, MediaServerNews news, TimeProvider time)
{
    private const int AtOnce = 200;

    /// <returns>How many files were renamed.</returns>
    /// <exception cref="IOException">A disk is away, or does not answer: those that are left wait for the next run.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        int done = 0;
        string? waiting = null;
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<AdoptedRename> asked = await db
            .AdoptedRenames.Where(r => r.State == RelocationState.Asked)
            .OrderBy(r => r.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        foreach (AdoptedRename row in asked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (Mounts.Away(row.LibraryRoot) is { } away ? new MoveResult.Waiting(away) : mover.Move(Order(row)))
            {
                case MoveResult.Waiting wait:
                    waiting ??= wait.Sentence;
                    continue;
                case MoveResult.Left left:
                    End(db, row, RelocationState.Left, left.Sentence);
                    break;
                case MoveResult.Moved:
                    done++;
                    await WithAsync(db, row.From, row.To, cancellationToken);
                    End(db, row, RelocationState.Done, await CompanionsAsync(db, row, cancellationToken));
                    break;
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }

        foreach (IGrouping<TitleKind, AdoptedRename> kind in asked.Where(r => r.State == RelocationState.Done).GroupBy(r => r.Kind))
        {
            string[] folders = [.. kind.Select(r => Path.GetDirectoryName(r.To)!).Distinct(StringComparer.Ordinal)];
            await news.TellOfFoldersAsync(
                folders,
                kind.Key == TitleKind.Series ? ServerLibraryType.Show : ServerLibraryType.Movie,
                cancellationToken
            );
        }

        return waiting is null ? done : throw new IOException(waiting);
    }

    /// <summary>Subtitles, NFO files and pictures that are named like the video: "Film (1999).en.srt", "Film (1999)-thumb.jpg".</summary>
    /// <returns>Which of them kept their names, and why; null if none did.</returns>
    private async Task<string?> CompanionsAsync(LedgerDb db, AdoptedRename row, CancellationToken cancellationToken)
    {
        string stem = Path.GetFileNameWithoutExtension(row.From);
        string[] names = [.. Directory.EnumerateFiles(Path.GetDirectoryName(row.From)!).Select(p => Path.GetFileName(p)!)];
        string[] longer =
        [
            .. names
                .Where(FileKinds.IsVideo)
                .Select(n => Path.GetFileNameWithoutExtension(n)!)
                .Where(s => s.Length > stem.Length && IsOf(s, stem)),
        ];
        string? left = null;
        foreach (string name in names.Where(n => !FileKinds.IsVideo(n) && IsOf(n, stem) && !Array.Exists(longer, s => IsOf(n, s))))
        {
            string from = Path.Combine(Path.GetDirectoryName(row.From)!, name);
            string to = Path.Combine(Path.GetDirectoryName(row.To)!, Path.GetFileNameWithoutExtension(row.To) + name[stem.Length..]);
            if (mover.Look(from) is not { } entry)
            {
                continue;
            }

            switch (mover.Move(new MoveOrder(row.LibraryRoot, from, to, entry.Inode, entry.Bytes, entry.ModifiedAt)))
            {
                case MoveResult.Moved:
                    await WithAsync(db, from, to, cancellationToken);
                    break;
                case MoveResult.Left kept:
                    left = kept.Sentence;
                    break;
                case MoveResult.Waiting wait:
                    left = wait.Sentence;
                    break;
            }
        }

        return left;
    }

    private static bool IsOf(string name, string stem) =>
        name.Length > stem.Length && name.StartsWith(stem, StringComparison.Ordinal) && name[stem.Length] is '.' or '-';

    /// <summary>A subtitle that we placed beside the video has the new name too.</summary>
    private static async Task WithAsync(LedgerDb db, string from, string to, CancellationToken cancellationToken)
    {
        foreach (
            Placement placement in await db
                .Placements.Where(p => p.To == from && p.State == PlacementState.Placed)
                .ToListAsync(cancellationToken)
        )
        {
            placement.To = to;
        }
    }

    private void End(LedgerDb db, AdoptedRename row, RelocationState state, string? note)
    {
        DateTimeOffset now = time.GetUtcNow();
        (row.State, row.EndedAt, row.Note) = (state, now, note);
        bool isDone = state == RelocationState.Done;
        db.History.Add(
            new HistoryEntry
            {
                At = now,
                Event = isDone ? HistoryEvent.Relocated : HistoryEvent.Refused,
                Actor = Actor.Daemon,
                Sentence = isDone
                    ? $"{row.From} was renamed to {Path.GetFileName(row.To)}.{(note is null ? "" : $" {note}")}"
                    : $"{row.From} was not renamed: {note}",
            }
        );
    }

    private static MoveOrder Order(AdoptedRename row) =>
        new(row.LibraryRoot, row.From, row.To, unchecked((ulong)row.Inode), row.Bytes, row.ModifiedAt);
}
