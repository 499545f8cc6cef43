using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Announcing;

/// <summary>Tells each media server of an item's files, once, and begins to look at what it makes of them. None waits for another.</summary>
public sealed class MediaServerNews(IEnumerable<IMediaServer> servers, FolderScans scans, TimeProvider time)
{
    /// <summary>Files that come into a folder within this time are one scan. The season of a series often comes as one item for each episode.</summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromSeconds(3);

    /// <summary>Tells all servers that were not told since the item's files were placed.</summary>
    public async Task<Told> TellAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!servers.Any())
        {
            item.Note(
                HistoryEvent.Announced,
                Actor.Daemon,
                "No media server was notified, because PLEX_URL, JELLYFIN_URL and EMBY_URL are empty.",
                now
            );
            return new Told.All();
        }

        DateTimeOffset placed =
            await db
                .History.Where(h => h.ItemId == item.Id && h.To == ItemState.Announcing)
                .MaxAsync(h => (DateTimeOffset?)h.At, cancellationToken)
            ?? item.CreatedAt;
        if (now < placed + Gathering)
        {
            return new Told.Later(placed + Gathering);
        }

        if (PlacedFolders.Away(item) is { } away)
        {
            return new Told.NotAll(away, RetryAfter: null);
        }

        List<ServerLook> looks = await db.ServerLooks.Where(l => l.ItemId == item.Id).ToListAsync(cancellationToken);
        IMediaServer[] untold = [.. servers.Where(s => !looks.Exists(l => l.Server == s.Kind && l.ToldAt > placed))];
        IReadOnlyList<string> folders = PlacedFolders.Of(item);
        Fault?[] faults = await Task.WhenAll(
            untold.Select(server => scans.AskAsync(server, folders, TypeOf(item), placed, cancellationToken))
        );
        foreach (IMediaServer server in untold.Where((_, i) => faults[i] is null))
        {
            ServerLook? look = looks.Find(l => l.Server == server.Kind);
            if (look is null)
            {
                look = new ServerLook
                {
                    ItemId = item.Id,
                    Server = server.Kind,
                    Since = now,
                    ToldAt = now,
                };
                db.ServerLooks.Add(look);
            }

            look.Begin(now, now + LookPolicy.First(server.Kind));
            item.Note(HistoryEvent.Announced, Actor.Daemon, Asked(server, folders), now);
        }

        Fault[] failed = [.. faults.OfType<Fault>()];
        return failed.Length == 0
            ? new Told.All()
            : new Told.NotAll(string.Join(' ', failed.Select(f => f.Sentence)), failed.Max(f => f.RetryAfter));
    }

    /// <summary>For files removed from the library. Tried only once: a server that is down notices it at its next scan.</summary>
    public async Task TellOfRemovalAsync(IngestItem item, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        string[] folders = [.. paths.Select(path => PlacedFolders.Standing(item, path)).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (folders.Length == 0)
        {
            return;
        }

        DateTimeOffset now = time.GetUtcNow();
        Fault?[] faults = await Task.WhenAll(
            servers.Select(server => scans.AskAsync(server, folders, TypeOf(item), now, cancellationToken))
        );
        foreach ((IMediaServer server, Fault? fault) in servers.Zip(faults))
        {
            item.Note(
                HistoryEvent.Announced,
                Actor.Daemon,
                fault is null
                    ? Asked(server, folders)
                    : $"{server.Kind} was not notified and finds the change at its next scan. {fault.Sentence}",
                now
            );
        }
    }

    /// <summary>For files that are no item's. Tried only once, as for a removal.</summary>
    public Task TellOfFoldersAsync(IReadOnlyList<string> folders, ServerLibraryType type, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return Task.WhenAll(servers.Select(server => scans.AskAsync(server, folders, type, now, cancellationToken)));
    }

    /// <summary>The kind of library that the item's files are in.</summary>
    internal static ServerLibraryType TypeOf(IngestItem item) =>
        item.TitleKind == TitleKind.Series ? ServerLibraryType.Show : ServerLibraryType.Movie;

    private static string Asked(IMediaServer server, IReadOnlyList<string> folders) =>
        $"{server.Kind} was asked to scan {string.Join(", ", folders)}.";
}

/// <summary>What became of telling the media servers.</summary>
public abstract record Told
{
    private Told() { }

    /// <summary>All were told, or there is none.</summary>
    public sealed record All : Told;

    /// <summary>More files may come into the same folders.</summary>
    public sealed record Later(DateTimeOffset Until) : Told;

    /// <summary>At least one could not be told.</summary>
    /// <param name="Sentence">Why.</param>
    /// <param name="RetryAfter">How long it asked to wait; null if it did not say.</param>
    public sealed record NotAll(string Sentence, TimeSpan? RetryAfter) : Told;
}
