using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Probing;
using Hybrid.Ledger;
using Hybrid.Texts;
using Hybrid.Videos;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Watching;

/// <summary>
/// Recognizes videos that the ledger has already, under another name or with another time: seeded again from another folder, restored, on a disk
/// whose times are off by an hour. They make no item; the history of the item that has them tells it.
/// </summary>
internal sealed class SameAgain(LedgerDb db, Report report, DateTimeOffset now)
{
    /// <summary>Newest first. A size that more items share says little.</summary>
    private const int MostItems = 50;

    /// <returns>The files that are new.</returns>
    public async Task<ReportedFile[]> LeaveOutAsync(ReportedFile[] fresh, CancellationToken cancellationToken)
    {
        ReportedFile[] videos = [.. fresh.Where(f => f.Wanted && f.Bytes > 0 && FileKinds.IsVideo(f.Path))];

        // What is given by hand is meant to be looked at.
        if (videos.Length == 0 || report.Source == DownloadSource.Manual)
        {
            return fresh;
        }

        IngestItem[] items = await ItemsAsync(videos, cancellationToken);
        KnownVideo[] all =
        [
            .. items.SelectMany(i => i.Files.Where(f => f.Role == FileRole.Video && f.Wanted).Select(f => new KnownVideo(i, f))),
        ];
        ILookup<long, KnownVideo> bySize = all.ToLookup(v => v.File.Bytes);
        ILookup<string, KnownVideo> byPath = all.Where(v => v.Item.Download!.Key == report.Key)
            .ToLookup(v => v.File.Path, StringComparer.Ordinal);
        HashSet<ReportedFile> known = new(ReferenceEqualityComparer.Instance);
        foreach (ReportedFile video in videos)
        {
            if (await IsKnownAsync([.. byPath[video.Path], .. bySize[video.Bytes]], video, cancellationToken))
            {
                known.Add(video);
            }
        }

        // What lies beside known videos is known too, but for another video.
        return known.Count == videos.Length ? [] : [.. fresh.Where(f => !known.Contains(f))];
    }

    private async Task<IngestItem[]> ItemsAsync(ReportedFile[] videos, CancellationToken cancellationToken)
    {
        long[] sizes = [.. videos.Select(v => v.Bytes).Distinct()];
        string[] paths = [.. videos.Select(v => v.Path).Distinct(StringComparer.Ordinal)];
        long[] ids = await db
            .Files.Where(f => f.Role == FileRole.Video && f.Wanted && sizes.Contains(f.Bytes))
            .Select(f => f.ItemId)
            .Distinct()
            .OrderByDescending(id => id)
            .Take(MostItems)
            .ToArrayAsync(cancellationToken);
        long[] grown = await db
            .Items.Where(i => i.Download!.Key == report.Key && i.Files.Any(f => paths.Contains(f.Path)))
            .Select(i => i.Id)
            .ToArrayAsync(cancellationToken);
        return await db
            .Items.Where(i => ids.Contains(i.Id) || grown.Contains(i.Id))
            .OrderByDescending(i => i.Id)
            .Include(i => i.Download)
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .ToArrayAsync(cancellationToken);
    }

    /// <param name="candidates">Of its path in this download, then of its size.</param>
    private async Task<bool> IsKnownAsync(IReadOnlyList<KnownVideo> candidates, ReportedFile video, CancellationToken cancellationToken)
    {
        if (candidates.Count == 0 || SystemDisk.Instance.Look(Path.Combine(report.Root, video.Path)) is not { Kind: EntryKind.File } onDisk)
        {
            return false;
        }

        var probe = new Lazy<Probe?>(() => VideoLook.Into(report.Root, video.Path, video.Bytes));
        foreach ((IngestItem item, ItemFile file) in candidates)
        {
            bool isItsPath = item.Download!.Key == report.Key && string.Equals(file.Path, video.Path, StringComparison.Ordinal);
            if (isItsPath && file.Bytes < video.Bytes && file.Placement is { State: PlacementState.Placed } placed)
            {
                if (await GrewAsync(item, file, placed, video, onDisk, probe, cancellationToken))
                {
                    return true;
                }
            }
            else if (IsSame(file, video, onDisk, probe) && (isItsPath || Stands(item, file)))
            {
                await TellAsync(item, file, video, isItsPath, cancellationToken);
                return true;
            }
        }

        return false;
    }

    /// <summary>A file that was not all there may have been completed in its place.</summary>
    private static bool IsSame(ItemFile file, ReportedFile video, DiskEntry onDisk, Lazy<Probe?> probe)
    {
        if (file.Bytes != video.Bytes || file.Probe is { Finding: not ProbeFinding.Sound })
        {
            return false;
        }

        return file.Probe?.Sample is { } sample
            ? string.Equals(sample, probe.Value?.Sample, StringComparison.Ordinal)
            : file.Placement is { } placement && (IsInode(placement.SourceInode, onDisk) || IsInode(placement.PlacedInode, onDisk));
    }

    /// <summary>
    /// Whether its item still decides about it. What a person rejected or undid may be meant to be looked at again if it is put into a folder,
    /// but not because a torrent is seeded twice. A file that waits under a name that is gone gets its chance under the better one.
    /// </summary>
    private bool Stands(IngestItem item, ItemFile file) =>
        item.State switch
        {
            ItemState.Approved or ItemState.Placing or ItemState.Announcing or ItemState.Relocating or ItemState.Finished => true,
            ItemState.Identifying or ItemState.AwaitingReview => SystemDisk.Instance.Look(Path.Combine(item.Download!.Root, file.Path))
                is not null,
            _ => report.Source == DownloadSource.Torrent,
        };

    private async Task TellAsync(IngestItem item, ItemFile file, ReportedFile video, bool isItsPath, CancellationToken cancellationToken)
    {
        if (isItsPath)
        {
            file.ModifiedAt = video.ModifiedAt;
            await NoteAsync(item, $"{file.Path} has another time now, and the same content.", cancellationToken);
            return;
        }

        await NoteAsync(item, $"{file.Path} was seen again: {Path.Combine(report.Root, video.Path)} is the same file.", cancellationToken);
    }

    /// <returns>Whether nothing needs to be decided: the library's copy is the same file, and grew with it.</returns>
    private async Task<bool> GrewAsync(
        IngestItem item,
        ItemFile file,
        Placement placed,
        ReportedFile video,
        DiskEntry onDisk,
        Lazy<Probe?> probe,
        CancellationToken cancellationToken
    )
    {
        string grown = $"{file.Path} has grown from {Format.Bytes(file.Bytes)} to {Format.Bytes(video.Bytes)} since it was filed.";
        if (placed.Method == PlacementMethod.HardLink && IsInode(placed.PlacedInode, onDisk))
        {
            file.Bytes = placed.Bytes = video.Bytes;
            file.ModifiedAt = placed.PlacedModifiedAt = onDisk.ModifiedAt;
            file.Probe = probe.Value;
            await NoteAsync(item, $"{grown} The library's copy is the same file, and has grown with it.", cancellationToken);
            return true;
        }

        file.Probe = (file.Probe ?? new Probe { Finding = ProbeFinding.Truncated }) with
        {
            Finding = ProbeFinding.Truncated,
            MissingBytes = video.Bytes - file.Bytes,
        };
        await NoteAsync(
            item,
            $"{grown} The library's copy is unfinished. The whole file is a new item, which waits: approve that one with replace.",
            cancellationToken
        );
        return false;
    }

    /// <summary>Once for each sentence, however often the daemon starts.</summary>
    private async Task NoteAsync(IngestItem item, string sentence, CancellationToken cancellationToken)
    {
        if (
            !await db.History.AnyAsync(
                h => h.ItemId == item.Id && h.Event == HistoryEvent.SeenAgain && h.Sentence == sentence,
                cancellationToken
            )
        )
        {
            item.Note(HistoryEvent.SeenAgain, Actor.Daemon, sentence, now);
        }
    }

    private static bool IsInode(long? inode, DiskEntry onDisk) => inode is { } known && unchecked((ulong)known) == onDisk.Inode;

    private sealed record KnownVideo(IngestItem Item, ItemFile File);
}
