using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Watching;

/// <summary>Brings subtitles and videos together that came one after the other: beside each other in a folder, or later into the same download.</summary>
internal sealed class LateSubtitles(LedgerDb db, Report report, Download? before, DateTimeOffset now)
{
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
            if (belongings.GroupOf(subtitle.Path) is { } index && Take(items[index], subtitle))
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
                    other.Files.TrueForAll(s => i.Files.Exists(f => f.Role == FileRole.Video && IsNamedAfter(s.Path, f.Path)))
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

    /// <summary>Items of other entries of the same folder that have a video of the same name: "Film.mkv" beside "Film.en.srt".</summary>
    private async Task<IngestItem[]> BesideAsync(ReportedFile[] subtitles, CancellationToken cancellationToken)
    {
        if (report.Source != DownloadSource.Folder)
        {
            return [];
        }

        string[] videos =
        [
            .. subtitles.SelectMany(s => StemsOf(s.Path)).Distinct(StringComparer.Ordinal).SelectMany(FileKinds.VideosNamed),
        ];
        return await db
            .Items.Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .Where(i => i.Download!.Root == report.Root && i.Download.Key != report.Key)
            .Where(i => i.Files.Any(f => f.Role == FileRole.Video && videos.Contains(f.Path)))
            .OrderByDescending(i => i.Id)
            .Take(1)
            .ToArrayAsync(cancellationToken);
    }

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

    private static bool IsNamedAfter(string subtitle, string video) =>
        StemsOf(subtitle).Contains(video[..^Path.GetExtension(video).Length], StringComparer.Ordinal);

    /// <summary>"Film.1999.en.srt" may belong to "Film.1999.en", "Film.1999" or "Film".</summary>
    private static IEnumerable<string> StemsOf(string path)
    {
        for (string stem = path; stem.LastIndexOf('.') is var dot && dot > stem.LastIndexOf('/') + 1; )
        {
            stem = stem[..dot];
            yield return stem;
        }
    }
}
