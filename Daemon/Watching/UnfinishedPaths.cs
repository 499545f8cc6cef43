using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Watching;

/// <summary>
/// Remembers, through restarts, which entries of the ingest folder belong to torrents that are not complete. Needed only where the ingest
/// folder holds a download folder of Transmission's (Sonarr #6293: a torrent that was removed at 25 % was filed).
/// </summary>
public sealed class UnfinishedPaths(IDbContextFactory<LedgerDb> ledger, HybridSettings settings, TimeProvider time)
{
    private Dictionary<string, UnfinishedPath>? _paths;

    /// <returns>The name of the torrent that was not complete; null if the entry belongs to none.</returns>
    public string? TorrentOf(string path) => _paths?.GetValueOrDefault(path)?.Torrent;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_paths is null)
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            _paths = await db.UnfinishedPaths.AsNoTracking().ToDictionaryAsync(u => u.Path, StringComparer.Ordinal, cancellationToken);
        }
    }

    /// <summary>After a poll. What a complete torrent has, or what is gone, is forgotten.</summary>
    public async Task NoteAsync(IReadOnlyList<Torrent> torrents, CancellationToken cancellationToken)
    {
        if (settings.IngestDir is not { } folder)
        {
            return;
        }

        await LoadAsync(cancellationToken);
        Dictionary<string, UnfinishedPath> now = new(_paths!, StringComparer.Ordinal);
        HashSet<string> listed = new(StringComparer.Ordinal);
        foreach (Torrent torrent in torrents)
        {
            foreach (string path in PathsIn(folder, torrent))
            {
                listed.Add(path);
                if (torrent.ClaimsDone)
                {
                    now.Remove(path);
                }
                else if (torrent is { LeftUntilDone: > 0, Status: not (TorrentStatus.Verifying or TorrentStatus.QueuedToVerify) })
                {
                    now.TryAdd(
                        path,
                        new UnfinishedPath
                        {
                            Path = path,
                            Torrent = torrent.Name,
                            SeenAt = time.GetUtcNow(),
                        }
                    );
                }
            }
        }

        foreach (string path in now.Keys.Where(p => !listed.Contains(p) && !Path.Exists(p)).ToArray())
        {
            now.Remove(path);
        }

        await SaveAsync(now, cancellationToken);
    }

    private async Task SaveAsync(Dictionary<string, UnfinishedPath> now, CancellationToken cancellationToken)
    {
        UnfinishedPath[] fresh = [.. now.Values.Where(u => !_paths!.ContainsKey(u.Path))];
        UnfinishedPath[] gone = [.. _paths!.Values.Where(u => !now.ContainsKey(u.Path))];
        if (fresh.Length + gone.Length > 0)
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            db.UnfinishedPaths.AddRange(fresh);
            db.UnfinishedPaths.RemoveRange(gone);
            await db.SaveChangesAsync(cancellationToken);
        }

        _paths = now;
    }

    /// <summary>A file of an unfinished torrent may have Transmission's ".part" at its end until it is whole; the sweep leaves those anyway.</summary>
    private static IEnumerable<string> PathsIn(string folder, Torrent torrent) =>
        torrent
            .Files.Select(torrent.FullPathOf)
            .Where(path => RealPath.IsWithin(path, folder))
            .Select(path => Path.Combine(folder, Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0]))
            .Distinct(StringComparer.Ordinal);
}
