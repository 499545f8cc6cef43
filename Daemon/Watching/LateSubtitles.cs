using System.Linq.Expressions;
using Hybrid.Ledger;
using Hybrid.Planning;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Watching;

/// <summary>Brings subtitles and videos together that came one after the other: beside each other in a folder, or later into the same download.</summary>
internal sealed class LateSubtitles(LedgerDb db, Report report, Download? before, DateTimeOffset now)
{
    /// <summary>Videos of one first word that are compared with a subtitle.</summary>
    private const int MostAlike = 200;

    private int LatestYear => now.Year + 1;

    /// <summary>Gives subtitles to the items of their videos. A filed item is placed again: only what is new is placed.</summary>
    /// <returns>The files that still need an item of their own.</returns>
    public async Task<ReportedFile[]> GiveAsync(ReportedFile[] fresh, CancellationToken cancellationToken)
    {
        ReportedFile[] subtitles = [.. fresh.Where(f => f.Wanted && FileKinds.IsSubtitle(f.Path))];
        if (subtitles.Length == 0 || fresh.Any(f => FileKinds.IsNamedLikeVideo(f.Path) || FileKinds.IsArchive(f.Path)))
        {
            return fresh;
        }

        IngestItem[] items = [.. (before?.Items ?? []).Where(HasVideo), .. await BesideAsync(subtitles, cancellationToken)];
        var belongings = new Belongings();
        for (int i = 0; i < items.Length; i++)
        {
            foreach (ItemFile video in items[i].Files.Where(f => f.Role == FileRole.Video))
            {
                belongings.Add(video.Path, i);
            }
        }

        HashSet<ReportedFile> given = new(ReferenceEqualityComparer.Instance);
        foreach (ReportedFile subtitle in subtitles)
        {
            if ((belongings.GroupOf(subtitle.Path) ?? Kin(items, subtitle.Path)) is { } index && Take(items[index], subtitle))
            {
                given.Add(subtitle);
            }
        }

        // What else came with them, a text or a picture, is of no use alone.
        return given.Count == subtitles.Length ? [] : [.. fresh.Where(f => !given.Contains(f))];
    }

    /// <summary>Fetches subtitles that came before their video, and were ignored alone.</summary>
    public async Task FetchAsync(IReadOnlyList<IngestItem> items, CancellationToken cancellationToken)
    {
        if (report.Source != DownloadSource.Folder || !items.Any(HasVideo))
        {
            return;
        }

        List<IngestItem> alone = await db
            .Items.Include(i => i.Files)
            .Where(i => i.State == ItemState.Ignored || i.State == ItemState.Identifying)
            .Where(i => i.Download!.Root == report.Root && i.Download.Key != report.Key)
            .Where(i => i.Files.Any(f => f.Role == FileRole.Subtitle) && i.Files.All(f => f.Role == FileRole.Subtitle))
            .ToListAsync(cancellationToken);
        foreach (IngestItem other in alone)
        {
            if (
                items.FirstOrDefault(i =>
                    other.Files.TrueForAll(s =>
                        i.Files.Exists(f => f.Role == FileRole.Video && SubtitleKinship.IsOf(s.Path, f.Path, LatestYear))
                    )
                )
                is not { } item
            )
            {
                continue;
            }

            string sentence = $"Its video came ({item.Name}), and took the subtitles along.";
            if (other.State == ItemState.Identifying)
            {
                other.Move(ItemState.Ignored, Actor.Daemon, sentence, now);
            }
            else
            {
                other.Note(HistoryEvent.SeenAgain, Actor.Daemon, sentence, now);
                other.Touch(now);
            }

            ItemFile[] subtitles = [.. other.Files];
            other.Files.Clear();
            item.Files.AddRange(subtitles);
        }
    }

    /// <summary>
    /// Items of other entries of the same folder that have a video of the same name ("Film.mkv" beside "Film.en.srt"); otherwise those whose
    /// videos may be of the same title.
    /// </summary>
    private async Task<IngestItem[]> BesideAsync(ReportedFile[] subtitles, CancellationToken cancellationToken)
    {
        if (report.Source != DownloadSource.Folder)
        {
            return [];
        }

        string[] videos =
        [
            .. subtitles
                .SelectMany(s => SubtitleKinship.StemsOf(s.Path))
                .Distinct(StringComparer.Ordinal)
                .SelectMany(FileKinds.VideosNamed),
        ];
        IngestItem[] exact = await VideosAsync(1, f => videos.Contains(f.Path), cancellationToken);
        if (
            exact.Length > 0
            || subtitles.Select(s => SubtitleKinship.FirstWord(s.Path, LatestYear)).OfType<string>().FirstOrDefault() is not { } word
        )
        {
            return exact;
        }

        IngestItem[] alike = await VideosAsync(MostAlike, f => f.Path.Contains(word), cancellationToken);
        return [.. alike.Where(i => subtitles.Any(s => Kin([i], s.Path) is not null))];
    }

    private Task<IngestItem[]> VideosAsync(int most, Expression<Func<ItemFile, bool>> named, CancellationToken cancellationToken) =>
        db
            .Items.Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .Where(i => i.Download!.Root == report.Root && i.Download.Key != report.Key)
            .Where(i => i.Files.AsQueryable().Where(f => f.Role == FileRole.Video).Any(named))
            .OrderByDescending(i => i.Id)
            .Take(most)
            .ToArrayAsync(cancellationToken);

    /// <summary>The newest item with a video of the subtitle.</summary>
    private int? Kin(IngestItem[] items, string subtitle) =>
        Array.FindIndex(items, i => i.Files.Exists(f => f.Role == FileRole.Video && SubtitleKinship.IsOf(subtitle, f.Path, LatestYear)))
            is >= 0
                and var index
            ? index
            : null;

    private bool Take(IngestItem item, ReportedFile subtitle)
    {
        if (item.State is not (ItemState.Identifying or ItemState.AwaitingReview or ItemState.Approved or ItemState.Finished))
        {
            return false;
        }

        item.Files.Add(
            new ItemFile
            {
                Path = subtitle.Path,
                Bytes = subtitle.Bytes,
                ModifiedAt = subtitle.ModifiedAt,
                Role = FileRole.Subtitle,
            }
        );
        string sentence = $"The subtitle {subtitle.Path} came after its video.";
        if (item.State == ItemState.Finished)
        {
            item.Move(ItemState.Approved, Actor.Daemon, sentence, now);
        }
        else
        {
            item.Note(HistoryEvent.SeenAgain, Actor.Daemon, sentence, now);
            item.Touch(now);
        }

        return true;
    }

    private static bool HasVideo(IngestItem item) => item.Files.Exists(f => f.Role == FileRole.Video);
}
