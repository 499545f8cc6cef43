using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Testing.Loopback;

namespace Hybrid.Daemon.Announcing;

public sealed class AnnounceStepTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private FakePlex _plex = null!;
    private Workbench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        _plex = await FakePlex.StartAsync(FakePlex.Movies("/plex/Movies"));
        _bench = await Workbench.CreateAsync(s =>
            s with
            {
                PlexUrl = _plex.Url,
                PlexToken = new Secret(FakePlex.Token),
                PlexPathMap = new PathMap([new PathPair(s.MoviesDirs[0], "/plex/Movies")]),
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _plex.DisposeAsync();
    }

    [Fact]
    public async Task Plex_is_told_the_folder_as_it_names_it_and_the_item_is_finished()
    {
        IngestItem item = await PlacedAsync();
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Equal("/plex/Movies/The Matrix (1999) {tmdb-603}", Assert.Single(_plex.Refreshes).Path);
        Assert.Single(item.History, h => h.Event == HistoryEvent.Announced);
    }

    [Fact]
    public async Task While_Plex_is_down_the_item_waits_and_the_file_stays()
    {
        int port = await _plex.GoDownAsync();
        IngestItem waiting = await PlacedAsync();
        Assert.Equal((ItemState.Announcing, 1), (waiting.State, waiting.Tries));
        Assert.Single(_bench.Library());

        await _plex.ComeUpAsync(port);
        _bench.Time.Advance(TimeSpan.FromSeconds(5));
        await _bench.WorkAsync<AnnounceStep>();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(waiting.Id)).State);
    }

    [Fact]
    public async Task A_folder_that_is_in_no_library_of_Plex_is_told_with_the_setting_that_mends_it()
    {
        await _bench.DisposeAsync();
        _bench = await Workbench.CreateAsync(s => s with { PlexUrl = _plex.Url, PlexToken = new Secret(FakePlex.Token) });
        IngestItem waiting = await PlacedAsync();
        Assert.Equal(ItemState.Announcing, waiting.State);
        Assert.Contains("PLEX_PATH_MAP", waiting.Fault, StringComparison.Ordinal);
        Assert.DoesNotContain(FakePlex.Token, waiting.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_media_server_the_item_is_finished_and_the_history_says_so()
    {
        await _bench.DisposeAsync();
        _bench = await Workbench.CreateAsync();
        IngestItem item = await PlacedAsync();
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Contains(item.History, h => h.Sentence.Contains("PLEX_URL", StringComparison.Ordinal));
    }

    private async Task<IngestItem> PlacedAsync()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        await _bench.WorkAsync<AnnounceStep>();
        return await _bench.ItemAsync(id);
    }
}
