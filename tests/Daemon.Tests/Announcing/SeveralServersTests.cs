using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Testing.Loopback;

namespace Hybrid.Daemon.Announcing;

/// <summary>Plex, Jellyfin and Emby are told and looked at each by itself.</summary>
public sealed class SeveralServersTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Folder = "/The Matrix (1999) {tmdb-603}";
    private const string File = $"{Folder}/The Matrix (1999) {{tmdb-603}}.mkv";

    private FakePlex _plex = null!;
    private FakeJellyfin _jellyfin = null!;
    private FakeJellyfin _emby = null!;
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _plex = await FakePlex.StartAsync(FakePlex.Movies("/plex/Movies"));
        _jellyfin = await FakeJellyfin.StartAsync(MediaServerKind.Jellyfin, FakeJellyfin.Movies("/jellyfin/Movies"));
        _emby = await FakeJellyfin.StartAsync(MediaServerKind.Emby, FakeJellyfin.Movies("/emby/Movies"));
        _bench = await Workbench.CreateAsync(s =>
            s with
            {
                PlexUrl = _plex.Url,
                PlexToken = new Secret(FakePlex.Token),
                PlexPathMap = new PathMap([new PathPair(s.MoviesDirs[0], "/plex/Movies")]),
                Jellyfin = Other(_jellyfin, new PathPair(s.MoviesDirs[0], "/jellyfin/Movies")),
                Emby = Other(_emby, new PathPair(s.MoviesDirs[0], "/emby/Movies")),
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _plex.DisposeAsync();
        await _jellyfin.DisposeAsync();
        await _emby.DisposeAsync();
    }

    [Fact]
    public async Task Each_is_told_once_under_its_own_path_and_looked_at_by_itself()
    {
        long id = await PlacedAsync();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        Assert.Equal($"/plex/Movies{Folder}", Assert.Single(_plex.Refreshes).Path);
        Assert.Equal($"/jellyfin/Movies{Folder}", Assert.Single(_jellyfin.Scans));
        Assert.Equal($"/emby/Movies{Folder}", Assert.Single(_emby.Scans));

        _plex.Show(new PlayedVideo($"/plex/Movies{File}", "The Matrix", 1999, "tmdb://603"));
        _jellyfin.Show(new PlayedVideo($"/jellyfin/Movies{File}", "The Matrix Reloaded", 2003, "tmdb://604"));
        for (int minute = 0; minute < 40; minute++)
        {
            await LookAfterAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(
            [ServerLookState.Confirmed, ServerLookState.MatchedOtherwise, ServerLookState.NotShown],
            [
                await StateAsync(id, MediaServerKind.Plex),
                await StateAsync(id, MediaServerKind.Jellyfin),
                await StateAsync(id, MediaServerKind.Emby),
            ]
        );
        WatcherStatus status = await _bench.Part<ReviewDesk>().StatusAsync(Stop);
        Assert.Equal(2, status.ServerProblems.Count);
        Assert.Contains(
            status.ServerProblems,
            p => p.Sentence.Contains("\"Identify\" at that title in Jellyfin", StringComparison.Ordinal)
        );
        Assert.Contains(status.ServerProblems, p => p.Sentence.Contains("EMBY_PATH_MAP", StringComparison.Ordinal));
        string shown = (await _bench.Part<ReviewDesk>().ItemAsync(id, Stop))!.MediaServer!;
        Assert.All(
            new[] { "Plex shows it", "Jellyfin shows", "Emby does not show" },
            part => Assert.Contains(part, shown, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task One_that_is_down_holds_up_neither_the_others_nor_their_looks()
    {
        int port = await _jellyfin.GoDownAsync();
        long id = await PlacedAsync();

        IngestItem waiting = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Announcing, waiting.State);
        Assert.Contains("JELLYFIN_URL", waiting.Fault, StringComparison.Ordinal);
        _plex.Show(new PlayedVideo($"/plex/Movies{File}", "The Matrix", 1999, "tmdb://603"));
        await LookAfterAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(ServerLookState.Confirmed, await StateAsync(id, MediaServerKind.Plex));
        WatcherStatus status = await _bench.Part<ReviewDesk>().StatusAsync(Stop);
        Assert.Equal(["Jellyfin"], status.Neighbors.Where(n => n.Fault is not null).Select(n => n.Name));

        await _jellyfin.ComeUpAsync(port);
        await _bench.WorkAsync<AnnounceStep>();

        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        Assert.Single(_plex.Refreshes);
        Assert.Single(_jellyfin.Scans);
        Assert.Single(_emby.Scans);
        Assert.Equal(ServerLookState.Confirmed, await StateAsync(id, MediaServerKind.Plex));
    }

    [Fact]
    public async Task One_that_goes_down_between_two_looks_stops_only_its_own()
    {
        long id = await PlacedAsync();
        int port = await _plex.GoDownAsync();
        _jellyfin.Show(new PlayedVideo($"/jellyfin/Movies{File}", "The Matrix", 1999, "tmdb://603"));

        await LookAfterAsync(TimeSpan.FromSeconds(75));

        Assert.Equal(ServerLookState.Confirmed, await StateAsync(id, MediaServerKind.Jellyfin));
        Assert.Equal(ServerLookState.Waiting, await StateAsync(id, MediaServerKind.Plex));
        await _plex.ComeUpAsync(port);
    }

    [Fact]
    public async Task One_that_answers_with_a_fault_is_not_looked_at_for_each_item()
    {
        await PlacedAsync();
        long second = await _bench.ApprovedAsync(Workbench.Matrix, "The.Matrix.1999.Remastered.1080p.WEB.x264-GRP.mkv");
        await _bench.WorkAsync<PlaceStep>();
        _bench.Time.Advance(MediaServerNews.Gathering);
        await _bench.WorkAsync<AnnounceStep>();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(second)).State);
        _plex.Server.Always = LoopbackFault.Status(503);
        _plex.Server.Forget();

        await LookAfterAsync(TimeSpan.FromSeconds(10));
        await LookAfterAsync(TimeSpan.FromSeconds(10));

        Assert.Single(_plex.Server.Requests);
    }

    [Fact]
    public async Task Of_a_server_that_is_no_longer_set_nothing_is_kept()
    {
        long id = await PlacedAsync();
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        await using Workbench onlyPlex = await Workbench.CreateAsync(s => s with { PlexUrl = _plex.Url });

        await onlyPlex.Part<ServerLooks>().ForgetOthersAsync(db, Stop);

        Assert.Equal([MediaServerKind.Plex], db.ServerLooks.Where(l => l.ItemId == id).Select(l => l.Server));
        Assert.Equal(["Plex"], db.Neighbors.Select(n => n.Name));
    }

    [Fact]
    public async Task After_an_undo_each_is_told()
    {
        long id = await PlacedAsync();
        await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);
        await _bench.WorkAsync<PlaceStep>();

        Assert.Equal("/plex/Movies", _plex.Refreshes[^1].Path);
        Assert.Equal("/jellyfin/Movies", _jellyfin.Scans[^1]);
        Assert.Equal("/emby/Movies", _emby.Scans[^1]);
    }

    [Fact]
    public async Task After_an_undo_no_server_scans_a_library_that_is_away()
    {
        long id = await PlacedAsync();
        IngestItem item = await _bench.ItemAsync(id);
        Directory.Move(_bench.Disk.At("library", "Movies"), _bench.Disk.At("away"));

        await _bench.Part<MediaServerNews>().TellOfRemovalAsync(item, [item.Files[0].Placement!.To], Stop);

        Assert.Single(_plex.Refreshes);
        Assert.Single(_jellyfin.Scans);
    }

    private async Task<long> PlacedAsync()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        _bench.Time.Advance(MediaServerNews.Gathering);
        await _bench.WorkAsync<AnnounceStep>();
        return id;
    }

    private async Task LookAfterAsync(TimeSpan time)
    {
        _bench.Time.Advance(time);
        await _bench.Part<ServerLooks>().LookAsync(Stop);
    }

    private async Task<ServerLookState> StateAsync(long id, MediaServerKind server)
    {
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        return (await db.ServerLooks.FindAsync([id, server], Stop))!.State;
    }

    private static OtherServerSettings Other(FakeJellyfin server, PathPair pair) =>
        new()
        {
            Url = server.Url,
            ApiKey = new Secret(FakeJellyfin.Key),
            PathMap = new PathMap([pair]),
        };
}
