using Hybrid.Catalog;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Announcing;

/// <summary>Looks whether Plex shows what was filed, as the title that it was filed as. Reads only.</summary>
public sealed class ServerLooks(
    IDbContextFactory<LedgerDb> ledger,
    HybridSettings settings,
    PlexClient plex,
    ICatalog catalog,
    NeighborHealth board,
    TimeProvider time
)
{
    /// <summary>Items in one run, so that the end of the daemon waits for few requests.</summary>
    private const int MostOfARun = 20;

    /// <summary>Begins to look at what the server makes of the item's files. Saved with the item.</summary>
    public async Task BeginAsync(LedgerDb db, IngestItem item, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (settings.PlexUrl is null || VideosOf(item).Length == 0)
        {
            return;
        }

        ServerLook? look = await db.ServerLooks.FindAsync([item.Id], cancellationToken);
        if (look is null)
        {
            look = new ServerLook { ItemId = item.Id, Since = now };
            db.ServerLooks.Add(look);
        }

        look.State = ServerLookState.Waiting;
        look.Since = now;
        look.Tries = 0;
        look.Sentence = null;
        look.DueAt = now + LookPolicy.First;
    }

    /// <summary>Looks for all items that are due.</summary>
    /// <returns>The wait before the next one is due; null if none is, or if Plex or the catalog does not answer.</returns>
    public async Task<TimeSpan?> LookAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        List<long> due = await db
            .ServerLooks.Where(l => l.DueAt <= now)
            .OrderBy(l => l.DueAt)
            .Take(MostOfARun)
            .Select(l => l.ItemId)
            .ToListAsync(cancellationToken);
        foreach (long id in due)
        {
            if (!await LookAsync(id, cancellationToken))
            {
                return null;
            }
        }

        DateTimeOffset? next = await db.ServerLooks.MinAsync(l => l.DueAt, cancellationToken);
        return next is null ? null : TimeSpan.FromSeconds(Math.Max(1, (next.Value - time.GetUtcNow()).TotalSeconds));
    }

    /// <returns>False if Plex or the catalog did not answer: the others wait too.</returns>
    private async Task<bool> LookAsync(long id, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        ServerLook look = await db.ServerLooks.SingleAsync(l => l.ItemId == id, cancellationToken);
        IngestItem item = await db
            .Items.Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .AsSplitQuery()
            .SingleAsync(i => i.Id == id, cancellationToken);
        string[] videos = VideosOf(item);
        if (item.Chosen is not { } title || videos.Length == 0)
        {
            // It was taken out of the library again.
            db.ServerLooks.Remove(look);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }

        DateTimeOffset now = time.GetUtcNow();
        Answer<Seen> answer = await SeeAsync(item, title, videos, cancellationToken);
        ServerLookState before = look.State;
        LookPolicy.Apply(look, answer, now);
        if (look.State != before && look.State != ServerLookState.Waiting)
        {
            item.Note(EventOf(look.State), Actor.Daemon, look.Sentence!, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return answer.IsOk;
    }

    private async Task<Answer<Seen>> SeeAsync(IngestItem item, TitleId id, string[] videos, CancellationToken cancellationToken)
    {
        Answer<TitleDetails?> details = await catalog.DetailsAsync(id, cancellationToken);
        if (!details.IsOk)
        {
            return new(details.Fault);
        }

        TitleDetails ours = details.Value ?? new TitleDetails { Title = Recorded(item, id) };
        Answer<IReadOnlyList<ShownTitle>> shown = await plex.LookAsync(
            videos,
            MediaServerNews.TypeOf(item),
            ours.Title.Name,
            cancellationToken
        );
        if (!shown.IsOk)
        {
            await board.FaultyAsync(NeighborHealth.Plex, shown.Fault);
            return new(shown.Fault);
        }

        await board.GoodAsync(NeighborHealth.Plex);
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

    /// <summary>The videos in the library. Extras are shown inside their title, not by their path.</summary>
    private static string[] VideosOf(IngestItem item) =>
        [
            .. item
                .Files.Where(f => f is { Role: FileRole.Video, Placement.State: PlacementState.Placed })
                .Select(f => f.Placement!.To)
                .Where(to => !ExtraPath.IsExtra(to))
                .Order(StringComparer.Ordinal),
        ];
}

/// <param name="ItemId">The item that was looked for.</param>
/// <param name="Ours">The title that it was filed as.</param>
/// <param name="Videos">Its videos in the library.</param>
/// <param name="Shown">Those of them that the server shows.</param>
internal sealed record Seen(long ItemId, TitleDetails Ours, IReadOnlyList<string> Videos, IReadOnlyList<ShownTitle> Shown);
