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
        List<AdoptedRename> done = [];
        string? waiting = null;
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<string> roots = await db
            .AdoptedRenames.Where(r => r.State == RelocationState.Asked)
            .Select(r => r.LibraryRoot)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (string root in roots)
        {
            // A disk that is away holds up none of the others.
            waiting = Mounts.Away(root) ?? await RunAsync(db, root, done, cancellationToken) ?? waiting;
        }

        foreach (IGrouping<TitleKind, AdoptedRename> kind in done.GroupBy(r => r.Kind))
        {
            string[] folders = [.. kind.Select(r => Path.GetDirectoryName(r.To)!).Distinct(StringComparer.Ordinal)];
            await news.TellOfFoldersAsync(
                folders,
                kind.Key == TitleKind.Series ? ServerLibraryType.Show : ServerLibraryType.Movie,
                cancellationToken
            );
        }

        return waiting is null ? done.Count : throw new IOException(waiting);
    }

    /// <returns>Why some of them must wait; null if none must.</returns>
    private async Task<string?> RunAsync(LedgerDb db, string root, List<AdoptedRename> done, CancellationToken cancellationToken)
    {
        List<AdoptedRename> asked = await db
            .AdoptedRenames.Where(r => r.State == RelocationState.Asked && r.LibraryRoot == root)
            .OrderBy(r => r.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        foreach (AdoptedRename row in asked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (mover.Move(MoveOrder.Of(row)))
            {
                case MoveResult.Waiting wait:
                    return wait.Sentence;
                case MoveResult.Left left:
                    End(db, row, RelocationState.Left, left.Sentence);
                    break;
                case MoveResult.Moved:
                    (string? notYet, string? kept) = Companions(row);
                    await FollowAsync(db, row, cancellationToken);
                    if (notYet is not null)
                    {
                        await db.SaveChangesAsync(CancellationToken.None);
                        return notYet;
                    }

                    End(db, row, RelocationState.Done, kept);
                    done.Add(row);
                    break;
            }

            await db.SaveChangesAsync(CancellationToken.None);
        }

        return null;
    }

    /// <summary>Subtitles, NFO files and pictures that are named like the video: "Film (1999).en.srt", "Film (1999)-thumb.jpg".</summary>
    /// <returns>Why it must wait, or which of them kept their names and why; null and null if all went along.</returns>
    private (string? Waiting, string? Kept) Companions(AdoptedRename row)
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
        string? kept = null;
        foreach (string name in names.Where(n => !FileKinds.IsVideo(n) && IsOf(n, stem) && !Array.Exists(longer, s => IsOf(n, s))))
        {
            string from = Path.Combine(Path.GetDirectoryName(row.From)!, name);
            if (mover.Look(from) is not { } entry)
            {
                continue;
            }

            switch (mover.Move(new MoveOrder(row.LibraryRoot, from, Followed(row, from), entry.Inode, entry.Bytes, entry.ModifiedAt)))
            {
                case MoveResult.Waiting wait:
                    return (wait.Sentence, kept);
                case MoveResult.Left left:
                    kept = left.Sentence;
                    break;
            }
        }

        return (null, kept);
    }

    /// <summary>The name that goes along with the video's.</summary>
    private static string Followed(AdoptedRename row, string path) =>
        Path.Combine(
            Path.GetDirectoryName(row.To)!,
            Path.GetFileNameWithoutExtension(row.To) + Path.GetFileName(path)[Path.GetFileNameWithoutExtension(row.From).Length..]
        );

    private static bool IsOf(string name, string stem) =>
        name.Length > stem.Length && name.StartsWith(stem, StringComparison.Ordinal) && name[stem.Length] is '.' or '-';

    /// <summary>
    /// What we placed beside the video has its new name too. By what stands there, not by what was renamed just now: after a crash, that was done before.
    /// </summary>
    private async Task FollowAsync(LedgerDb db, AdoptedRename row, CancellationToken cancellationToken)
    {
        string before = Path.Combine(Path.GetDirectoryName(row.From)!, Path.GetFileNameWithoutExtension(row.From));
        // What belongs to it goes on with '-' or '.', and '/' comes next in the alphabet: so the index on the paths is enough.
        (string first, string end) = ($"{before}-", $"{before}/");
        foreach (
            Placement placement in await db
                .Placements.Where(p => p.State == PlacementState.Placed && p.To.CompareTo(first) >= 0 && p.To.CompareTo(end) < 0)
                .ToListAsync(cancellationToken)
        )
        {
            if (
                IsOf(Path.GetFileName(placement.To), Path.GetFileName(before))
                && mover.Look(placement.To) is null
                && Followed(row, placement.To) is var to
                && mover.Look(to) is not null
            )
            {
                placement.To = to;
            }
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
}
