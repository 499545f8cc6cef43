using System.Collections.Concurrent;
using Hybrid.Catalog;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Announcing;

/// <summary>Looks whether a media server shows what was filed, as the title that it was filed as. Reads only.</summary>
public sealed class ServerLooks(
    IDbContextFactory<LedgerDb> ledger,
    IEnumerable<IMediaServer> servers,
    FolderScans scans,
    ICatalog catalog,
    NeighborHealth board,
    TimeProvider time
)
{
    /// <summary>Items in one run, so that the end of the daemon waits for few requests.</summary>
    private const int MostOfARun = 20;

    /// <summary>A server that does not answer is not looked at again before, so that a slow fault does not hold up the looks at the others.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<MediaServerKind, DateTimeOffset> _restsUntil = [];

    /// <summary>Looks for all items that are due, at each server by itself.</summary>
    /// <returns>The wait before the next one is due; null if none is, or if no server or the catalog does not answer.</returns>
    public async Task<TimeSpan?> LookAsync(CancellationToken cancellationToken)
    {
        TimeSpan?[] next = await Task.WhenAll(servers.Select(server => LookAsync(server, cancellationToken)));
        return next.Min();
    }

    /// <summary>A server that is no longer in the settings is not looked at any more, and its problems are nobody's.</summary>
    public async Task ForgetOthersAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        MediaServerKind[] others = [.. Enum.GetValues<MediaServerKind>().Except(servers.Select(s => s.Kind))];
        string[] names = [.. others.Select(o => o.ToString())];
        await db.ServerLooks.Where(l => others.Contains(l.Server)).ExecuteDeleteAsync(cancellationToken);
        await db.Neighbors.Where(n => names.Contains(n.Name)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<TimeSpan?> LookAsync(IMediaServer server, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_restsUntil.TryGetValue(server.Kind, out DateTimeOffset until) && now < until)
        {
            return null;
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IQueryable<ServerLook> looks = db.ServerLooks.Where(l => l.Server == server.Kind);
        List<long> due = await looks
            .Where(l => l.DueAt <= now)
            .OrderBy(l => l.DueAt)
            .Take(MostOfARun)
            .Select(l => l.ItemId)
            .ToListAsync(cancellationToken);
        foreach (long id in due)
        {
            if (!await LookAsync(server, id, cancellationToken))
            {
                _restsUntil[server.Kind] = time.GetUtcNow() + Rest;
                return null;
            }
        }

        DateTimeOffset? next = await looks.MinAsync(l => l.DueAt, cancellationToken);
        return next is null ? null : TimeSpan.FromSeconds(Math.Max(1, (next.Value - time.GetUtcNow()).TotalSeconds));
    }

    /// <returns>False if the server or the catalog did not answer: the server's other items wait too.</returns>
    private async Task<bool> LookAsync(IMediaServer server, long id, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        ServerLook look = await db.ServerLooks.SingleAsync(l => l.ItemId == id && l.Server == server.Kind, cancellationToken);
        IngestItem item = await db
            .Items.Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .AsSplitQuery()
            .SingleAsync(i => i.Id == id, cancellationToken);
        string[] videos = PlacedFolders.VideosOf(item);
        if (item.Chosen is not { } title || videos.Length == 0)
        {
            // It was taken out of the library again.
            db.ServerLooks.Remove(look);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        DateTimeOffset now = time.GetUtcNow();
        Answer<Seen> answer = await SeeAsync(server, item, title, videos, look.Since, cancellationToken);
        ServerLookState before = look.State;
        LookPolicy.Apply(look, answer, now);
        if (answer.IsOk && LookPolicy.IsToBeAskedAgain(look, now) && PlacedFolders.Away(item) is null)
        {
            await AskAgainAsync(server, item, look, now, cancellationToken);
        }

        if (look.State != before && look.State != ServerLookState.Waiting)
        {
            item.Note(EventOf(look.State), Actor.Daemon, look.Sentence!, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return answer.IsOk;
    }

    /// <summary>Also for the other items of the folder, if they are due in the same minute.</summary>
    private async Task AskAgainAsync(
        IMediaServer server,
        IngestItem item,
        ServerLook look,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<string> folders = PlacedFolders.Of(item);
        DateTimeOffset recent = now - TimeSpan.FromMinutes(1);
        if (await scans.AskAsync(server, folders, MediaServerNews.TypeOf(item), recent, cancellationToken) is null)
        {
            look.ToldAt = now;
            item.Note(
                HistoryEvent.Announced,
                Actor.Daemon,
                $"{server.Kind} does not show the files yet. It was asked again to scan {string.Join(", ", folders)}.",
                now
            );
        }
    }

    /// <summary>What the server shows of an item now.</summary>
    internal async Task<Answer<Seen>> SeeAsync(
        IMediaServer server,
        IngestItem item,
        TitleId id,
        string[] videos,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        Answer<TitleDetails?> details = await catalog.DetailsAsync(id, cancellationToken);
        if (!details.IsOk)
        {
            return new(details.Fault);
        }

        TitleDetails ours = details.Value ?? new TitleDetails { Title = Recorded(item, id) };
        var wanted = new WantedFiles(videos, MediaServerNews.TypeOf(item), ours.Title.Name, since);
        Answer<IReadOnlyList<ShownTitle>> shown = await server.LookAsync(wanted, cancellationToken);
        if (!shown.IsOk)
        {
            await board.FaultyAsync(server.Kind.ToString(), shown.Fault);
            return new(shown.Fault);
        }

        await board.GoodAsync(server.Kind.ToString());
        return new(new Seen(item.Id, ours, videos, shown.Value!));
    }

    /// <summary>The title as it was at the decision, if the catalog no longer has it.</summary>
    private static Title Recorded(IngestItem item, TitleId id) =>
        new()
        {
            Id = id,
            Name = item.Title ?? item.Name,
            Year = item.Year,
        };

    private static HistoryEvent EventOf(ServerLookState state) =>
        state switch
        {
            ServerLookState.Confirmed => HistoryEvent.Confirmed,
            ServerLookState.MatchedOtherwise => HistoryEvent.MatchedOtherwise,
            _ => HistoryEvent.NotShown,
        };
}

/// <param name="ItemId">The item that was looked for.</param>
/// <param name="Ours">The title that it was filed as.</param>
/// <param name="Videos">Its videos in the library.</param>
/// <param name="Shown">Those of them that the server shows.</param>
internal sealed record Seen(long ItemId, TitleDetails Ours, IReadOnlyList<string> Videos, IReadOnlyList<ShownTitle> Shown);
