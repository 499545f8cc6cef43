using Hybrid.Catalog;
using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Keeps the index of what stands in the library folders: the first scan, sweeps, and single folders that have changed.</summary>
public sealed class LibrarySweeps(
    IDbContextFactory<LedgerDb> ledger,
    HybridSettings settings,
    IDisk disk,
    TimeProvider time,
    ILogger<LibrarySweeps> logger
) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The library folders of the settings.</summary>
    public IReadOnlyList<(string Path, TitleKind Kind)> Roots =>
        [
            .. settings.MoviesDirs.Select(path => (Path.TrimEndingDirectorySeparator(path), TitleKind.Movie)),
            .. settings.TvDirs.Select(path => (Path.TrimEndingDirectorySeparator(path), TitleKind.Series)),
        ];

    /// <summary>All library folders, one after the other.</summary>
    /// <param name="whole">Reads every folder, not only those whose time has changed.</param>
    public async Task RunAsync(bool whole, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await ForgetOthersAsync(cancellationToken);
            foreach ((string path, TitleKind kind) in Roots)
            {
                await SweepAsync(path, kind, whole, cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Folders in which something was placed, moved or removed.</summary>
    /// <param name="folders">Absolute.</param>
    public async Task FoldersAsync(IReadOnlyCollection<string> folders, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            foreach ((string path, TitleKind kind) in Roots)
            {
                string[] below = [.. folders.Select(f => Below(path, f)).OfType<string>().Distinct(StringComparer.Ordinal)];
                if (below.Length > 0)
                {
                    await WithRootAsync(
                        path,
                        kind,
                        whole: false,
                        async sweep =>
                        {
                            foreach (string folder in below)
                            {
                                await sweep.FolderAsync(folder, cancellationToken);
                            }

                            return null;
                        },
                        isSweep: false,
                        cancellationToken
                    );
                }
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private Task SweepAsync(string path, TitleKind kind, bool whole, CancellationToken cancellationToken) =>
        WithRootAsync(path, kind, whole, sweep => sweep.RunAsync(cancellationToken), isSweep: true, cancellationToken);

    private async Task WithRootAsync(
        string path,
        TitleKind kind,
        bool whole,
        Func<RootSweep, Task<string?>> work,
        bool isSweep,
        CancellationToken cancellationToken
    )
    {
        IndexedRoot root;
        await using (LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken))
        {
            root = await RootAsync(db, path, kind, cancellationToken);
            if (root.IsUnderWay(time.GetUtcNow()) || (!isSweep && root.FinishedAt is null))
            {
                return;
            }

            root.Trouble = await AwayAsync(db, root, cancellationToken);
            if (root.Trouble is not null)
            {
                root.RequestedAt = null;
                await db.SaveChangesAsync(cancellationToken);
                logger.LogWarning("{Trouble}", root.Trouble);
                return;
            }

            root.Sweep++;
            root.Seen = isSweep ? 0 : root.Seen;
            root.StartedAt = isSweep ? time.GetUtcNow() : null;
            root.ProgressAt = time.GetUtcNow();
            await db.SaveChangesAsync(cancellationToken);
        }

        using LibraryRows rows = await LibraryRows.OpenAsync(ledger, cancellationToken);
        var sweep = new RootSweep(root, rows, ledger, disk, time, whole || root.RequestedWhole);
        string? trouble = null;
        try
        {
            trouble = await work(sweep);
            if (sweep.HasOtherTitles)
            {
                await IndexedTitles.TidyAsync(ledger, sweep.HasRemoved, cancellationToken);
            }
        }
        finally
        {
            // The daemon may be stopping; the next start must not take this one for a sweep that goes on.
            await EndAsync(root, trouble ?? Unreadable(sweep), isSweep, cancellationToken.IsCancellationRequested);
        }
    }

    /// <summary>Why nothing can be read now. A library that is away empties nothing.</summary>
    private async Task<string?> AwayAsync(LedgerDb db, IndexedRoot root, CancellationToken cancellationToken)
    {
        try
        {
            if (disk.Look(Path.Join(root.Path, ".")) is not { Kind: EntryKind.Folder } entry)
            {
                return $"The library folder {root.Path} is not there. The index keeps what it had.";
            }

            long device = unchecked((long)entry.Device);
            bool isEmpty = !Directory.EnumerateFileSystemEntries(root.Path).Any();
            if (isEmpty && root.Device is { } before && before != device && await HasFilesAsync(db, root, cancellationToken))
            {
                return $"The library folder {root.Path} is empty and on another disk than before, so its disk is hardly mounted. The index keeps what it had. If the disk is new, create any folder in it.";
            }

            root.Device = device;
            return null;
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return $"The library folder {root.Path} cannot be read ({fault.Words}). The index keeps what it had.";
        }
    }

    private static Task<bool> HasFilesAsync(LedgerDb db, IndexedRoot root, CancellationToken cancellationToken) =>
        db.LibraryFolders.AnyAsync(f => f.Root == root.Path && f.Path != "", cancellationToken);

    private static async Task<IndexedRoot> RootAsync(LedgerDb db, string path, TitleKind kind, CancellationToken cancellationToken)
    {
        IndexedRoot? root = await db.LibraryRoots.SingleOrDefaultAsync(r => r.Path == path, cancellationToken);
        if (root is null)
        {
            root = new IndexedRoot { Path = path, Kind = kind };
            db.LibraryRoots.Add(root);
        }

        root.Kind = kind;
        return root;
    }

    private async Task EndAsync(IndexedRoot root, string? trouble, bool isSweep, bool wasStopped)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(CancellationToken.None);
        IndexedRoot row = await db.LibraryRoots.SingleAsync(r => r.Path == root.Path, CancellationToken.None);
        row.Seen = root.Seen;
        row.Files = await db.LibraryFiles.CountAsync(f => f.Folder!.Root == root.Path, CancellationToken.None);
        row.Trouble = trouble;
        if (isSweep && !wasStopped)
        {
            row.FinishedAt = time.GetUtcNow();
            // A request that came meanwhile is for the next one.
            row.RequestedAt = row.RequestedAt > row.StartedAt ? row.RequestedAt : null;
            row.RequestedWhole &= row.RequestedAt is not null;
        }

        row.StartedAt = null;
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private static string? Unreadable(RootSweep sweep) =>
        sweep.Unreadable == 0
            ? null
            : $"Folders that cannot be read: {sweep.Unreadable}, the first is {sweep.FirstUnreadable}. The index keeps what it had of them.";

    /// <summary>Library folders that no setting names any more.</summary>
    private async Task ForgetOthersAsync(CancellationToken cancellationToken)
    {
        string[] set = [.. Roots.Select(r => r.Path)];
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        string[] others = await db.LibraryRoots.Where(r => !set.Contains(r.Path)).Select(r => r.Path).ToArrayAsync(cancellationToken);
        foreach (string other in others)
        {
            while (
                await db.LibraryFolders.Where(f => f.Root == other).OrderBy(f => f.Id).Take(100).ExecuteDeleteAsync(cancellationToken) > 0
            ) { }

            await db.LibraryRoots.Where(r => r.Path == other).ExecuteDeleteAsync(cancellationToken);
        }

        if (others.Length > 0)
        {
            await IndexedTitles.TidyAsync(ledger, hasRemoved: true, cancellationToken);
        }
    }

    /// <summary>Relative to the library folder; null if it is not in it.</summary>
    private static string? Below(string root, string folder) =>
        folder == root ? ""
        : folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? folder[(root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/')
        : null;
}
