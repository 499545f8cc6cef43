using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Announcing;

/// <summary>After a person's word, lets each media server that shows an item as another title match it with the one that it was filed as.</summary>
public sealed class MatchFixing(
    IDbContextFactory<LedgerDb> ledger,
    IEnumerable<IMediaServer> servers,
    ServerLooks looks,
    HybridSettings settings,
    TimeProvider time
)
{
    public async Task<IReadOnlyList<FixedMatch>> FixAsync(long id, Actor by, CancellationToken cancellationToken)
    {
        if (!settings.FixMatch)
        {
            return [Refused("FIX_MATCH is false, so nothing is changed in a media server. Set FIX_MATCH=true to allow it.")];
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem? item = await db
            .Items.Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .AsSplitQuery()
            .SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        List<ServerLook> wrong = await db
            .StandingLooks.Where(l => l.ItemId == id && l.State == ServerLookState.MatchedOtherwise)
            .OrderBy(l => l.Server)
            .ToListAsync(cancellationToken);
        if (item?.Chosen is not { } title || wrong.Count == 0)
        {
            return [Refused($"No media server is known to show item {id} as another title. See: plex-mcp-daemon show {id}")];
        }

        List<FixedMatch> done = [];
        foreach (ServerLook look in wrong)
        {
            done.Add(
                servers.FirstOrDefault(s => s.Kind == look.Server) is { } server
                    ? await FixAsync(server, item, title, look, by, cancellationToken)
                    : Refused($"{look.Server} is no longer in the settings.")
            );
        }

        await db.SaveChangesAsync(cancellationToken);
        return done;
    }

    private async Task<FixedMatch> FixAsync(
        IMediaServer server,
        IngestItem item,
        TitleId title,
        ServerLook look,
        Actor by,
        CancellationToken cancellationToken
    )
    {
        DateTimeOffset now = time.GetUtcNow();
        Answer<Seen> seen = await looks.SeeAsync(server, item, title, PlacedFolders.VideosOf(item), look.Since, cancellationToken);
        if (!seen.IsOk)
        {
            return Refused(seen.Fault.Sentence);
        }

        if (LookPolicy.WrongIn(seen.Value!) is not { } shown)
        {
            look.Begin(now, now);
            return new FixedMatch(true, $"{server.Kind} no longer shows it as another title.");
        }

        MatchWish wish = Wish(item, shown, seen.Value!.Ours);
        Answer<Rematch> answer = await server.FixMatchAsync(wish, cancellationToken);
        var words = MediaServerWords.Of(server.Kind);
        string ours = Format.Title(wish.Name, wish.Year);
        string theirs = $"{words.Name}'s title {Format.Title(Untrusted.Clean(shown.Name), shown.Year)}";
        switch (answer.Value)
        {
            case Rematch.Taken:
                string sentence = $"{theirs} was matched with {ours}.";
                item.Note(HistoryEvent.MatchFixed, by, sentence, now);
                look.Begin(now, now + LookPolicy.First(server.Kind));
                return new FixedMatch(true, $"{sentence} The daemon looks again soon.");
            case Rematch.HasOthers others:
                return Refused(
                    $"{theirs} also has files of another folder ({Untrusted.Clean(others.File, Untrusted.PathLength)}), which would become {ours} too. Split it in {words.Name} first."
                );
            case Rematch.NotProposed:
                return Refused($"{words.Name} proposes no match that is surely {ours}. Choose \"{words.FixMatch}\" in {words.Name}.");
            default:
                return Refused(answer.Fault!.Sentence);
        }
    }

    private static MatchWish Wish(IngestItem item, ShownTitle shown, TitleDetails ours)
    {
        string?[] ids =
        [
            $"tmdb://{ours.Title.Id.Tmdb}",
            ours.ImdbId is { } imdb ? $"imdb://{imdb}" : null,
            ours.TvdbId is { } tvdb ? $"tvdb://{tvdb}" : null,
        ];
        return new MatchWish(
            shown.Key,
            shown.Ids,
            PlacedFolders.TitleFolder(item, shown.Path),
            MediaServerNews.TypeOf(item),
            ours.Title.Name,
            ours.Title.Year,
            [.. ids.OfType<string>()]
        );
    }

    private static FixedMatch Refused(string sentence) => new(false, sentence);
}

/// <param name="Done">The server took it, or it was right already.</param>
/// <param name="Sentence">What became of it.</param>
public sealed record FixedMatch(bool Done, string Sentence);
