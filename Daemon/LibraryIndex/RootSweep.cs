using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Brings the index of one library folder up to date. Reads only the folders whose time has changed, and those that are new.</summary>
/// <param name="whole">Reads every folder.</param>
internal sealed class RootSweep(
    IndexedRoot root,
    LibraryRows rows,
    IDbContextFactory<LedgerDb> ledger,
    IDisk disk,
    TimeProvider time,
    bool whole
)
{
    private const int PageSize = 500;

    /// <summary>Below the library folder. A library has four; a loop of mounts has no end.</summary>
    private const int Deepest = 16;

    /// <summary>A file that was written to this shortly before may still grow, and its folder's time does not tell.</summary>
    private static readonly TimeSpan MayGrow = TimeSpan.FromMinutes(1);

    private readonly int _latestYear = time.GetUtcNow().Year + 1;
    private readonly IndexWriter _writer = new(rows, root, time);
    private (string Path, StandingFolder Reading)? _last;

    /// <summary>Whether titles have come or may have gone.</summary>
    public bool HasOtherTitles => _writer.HasNewTitles || _writer.HasRemoved;

    public bool HasRemoved => _writer.HasRemoved;

    public int Unreadable { get; private set; }

    public string? FirstUnreadable { get; private set; }

    /// <summary>The whole library.</summary>
    /// <returns>Why it was given up, in a sentence; null if it was not.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        string after = "";
        string? trouble = await VisitAsync("", known: null, cancellationToken);
        while (trouble is null)
        {
            KnownFolder[] page = await PageAsync(after, cancellationToken);
            foreach (KnownFolder known in page.TakeWhile(_ => trouble is null))
            {
                trouble = await VisitAsync(known.Path, known, cancellationToken);
            }

            if (page.Length < PageSize)
            {
                break;
            }

            after = page[^1].Path;
        }

        await _writer.WriteAsync();
        return trouble;
    }

    /// <summary>One folder in which something has changed; if it is new, the first new one above it.</summary>
    public async Task FolderAsync(string path, CancellationToken cancellationToken)
    {
        while (path.Length > 0 && rows.Folder(root.Path, path) is null && rows.Folder(root.Path, Above(path)) is null)
        {
            path = Above(path);
        }

        await VisitAsync(path, known: null, cancellationToken);
        await _writer.WriteAsync();
    }

    private async Task<KnownFolder[]> PageAsync(string after, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
#pragma warning disable CA1309 // The ledger compares, by bytes.
        IQueryable<IndexedFolder> rest = db.LibraryFolders.Where(f => f.Root == root.Path && string.Compare(f.Path, after) > 0);
#pragma warning restore CA1309
        return await rest.OrderBy(f => f.Path)
            .Take(PageSize)
            .Select(f => new KnownFolder(f.Id, f.Path, f.Changed, f.IsSettled, f.Sweep))
            .ToArrayAsync(cancellationToken);
    }

    /// <param name="known">As it was when it was last read; null if it is to be read in any case.</param>
    private async Task<string?> VisitAsync(string path, KnownFolder? known, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Read already: it is new, or the title above it has changed.
        if (known?.Sweep == root.Sweep)
        {
            return null;
        }

        try
        {
            root.Seen++;
            DiskEntry? entry = disk.Look(Full(path));
            if (entry?.Kind != EntryKind.Folder)
            {
                return Gone(path, known);
            }

            if (whole || known is not { IsSettled: true } || entry.ModifiedAt.UtcTicks != known.Changed)
            {
                await ReadAsync(path, AboveReading(path), entry, depth: 0, cancellationToken);
            }
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            Note(path, fault);
        }

        return null;
    }

    /// <summary>A folder that is not there any more. Nothing is forgotten while the library itself is not where it was.</summary>
    private string? Gone(string path, KnownFolder? known)
    {
        if (path.Length == 0 || disk.Look(Full("")) is not { } now || unchecked((long)now.Device) != root.Device)
        {
            return $"The library folder {root.Path} disappeared while it was read. The index keeps what it had.";
        }

        if ((known?.Id ?? rows.Folder(root.Path, path)?.Folder.Id) is { } id)
        {
            _writer.Forget(id);
        }

        return null;
    }

    private async Task ReadAsync(string path, StandingFolder? above, DiskEntry entry, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string full = Full(path);
        var survey = FolderSurvey.Of(full);
        StandingFolder reading = Reading(path, above, survey);
        (IndexedFolder Folder, IndexedTitle? Title)? before = rows.Folder(root.Path, path);
        bool isOtherTitle = before is { } known && (known.Title is null ? null : TitleClaim.Of(known.Title)) != reading.Title;
        var row = new IndexedFolder
        {
            Id = before?.Folder.Id ?? 0,
            Root = root.Path,
            Path = path,
            Entries = survey.Entries,
            Changed = entry.ModifiedAt.UtcTicks,
            Sweep = root.Sweep,
        };
        _writer.Folder(row, reading.Title);
        var files = new IndexedFiles(root, rows, _writer, disk, _latestYear);
        DateTimeOffset newest = await files.ReadAsync(row, reading, survey, full, before is not null);
        DateTimeOffset now = time.GetUtcNow();
        if (now - entry.ModifiedAt > DiskEntry.CoarsestTime && now - newest > MayGrow)
        {
            // Only now: what stopped before is read again.
            row.IsSettled = true;
            if (row.Id != 0)
            {
                _writer.Folder(row, reading.Title);
            }
        }

        if (isOtherTitle)
        {
            _writer.Retitled();
        }

        await _writer.PauseAsync();
        if (depth < Deepest)
        {
            await BelowAsync(path, reading, survey, isOtherTitle, depth, cancellationToken);
        }
    }

    /// <summary>Folders that are new; all of them if the title above them is another one now.</summary>
    private async Task BelowAsync(
        string path,
        StandingFolder reading,
        FolderSurvey survey,
        bool all,
        int depth,
        CancellationToken cancellationToken
    )
    {
        foreach (string below in survey.Folders.Select(name => path.Length == 0 ? name : $"{path}/{name}"))
        {
            try
            {
                if ((all || rows.Folder(root.Path, below) is null) && disk.Look(Full(below)) is { Kind: EntryKind.Folder } entry)
                {
                    root.Seen++;
                    await ReadAsync(below, reading, entry, depth + 1, cancellationToken);
                }
            }
            catch (Exception e) when (DiskFault.Of(e) is { } fault)
            {
                Note(below, fault);
            }
        }
    }

    private StandingFolder Reading(string path, StandingFolder? above, FolderSurvey survey) =>
        above is null
            ? StandingFolder.Root(root.Kind)
            : above
                .Child(path[(path.LastIndexOf('/') + 1)..], survey.Claim(root.Path, path), _latestYear)
                .Holding(survey.Videos, _latestYear);

    /// <summary>What the folders above one are; null for the library folder.</summary>
    private StandingFolder? AboveReading(string path)
    {
        if (path.Length == 0)
        {
            return null;
        }

        string above = Above(path);
        if (_last is { } last && last.Path == above)
        {
            return last.Reading;
        }

        StandingFolder reading =
            above.Length == 0 ? StandingFolder.Root(root.Kind) : Reading(above, AboveReading(above), FolderSurvey.Of(Full(above)));
        _last = (above, reading);
        return reading;
    }

    private void Note(string path, DiskFault fault)
    {
        Unreadable++;
        FirstUnreadable ??= $"{Untrusted.Clean(Full(path), Untrusted.PathLength)} ({fault.Words})";
    }

    private static string Above(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    /// <summary>With "/." for the root: it may be a link itself, which is the user's own choice.</summary>
    private string Full(string path) =>
        path.Length == 0 ? Path.Join(root.Path, ".") : Path.Join(root.Path, path.Replace('/', Path.DirectorySeparatorChar));

    private sealed record KnownFolder(long Id, string Path, long Changed, bool IsSettled, int Sweep);
}
