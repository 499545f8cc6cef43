using Hybrid.Daemon.Commands;
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
        _plex = await FakePlex.StartAsync(FakePlex.Movies("/plex/Movies"), FakePlex.Shows("/plex/TV"));
        _bench = await Workbench.CreateAsync(s =>
            s with
            {
                PlexUrl = _plex.Url,
                PlexToken = new Secret(FakePlex.Token),
                PlexPathMap = new PathMap([new PathPair(s.MoviesDirs[0], "/plex/Movies"), new PathPair(s.TvDirs[0], "/plex/TV")]),
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

    [Fact]
    public async Task A_season_that_comes_as_single_episodes_is_scanned_once()
    {
        List<long> ids = [];
        for (int episode = 1; episode <= 6; episode++)
        {
            ids.Add(await _bench.ApprovedAsync(Workbench.Lost, $"Lost.S01E{episode:00}.1080p.BluRay.x264-GRP.mkv"));
        }

        await _bench.WorkAsync<PlaceStep>();
        await _bench.WorkAsync<AnnounceStep>();
        Assert.Empty(_plex.Refreshes);
        IngestItem waiting = await _bench.ItemAsync(ids[0]);
        Assert.Equal((ItemState.Announcing, null, 0), (waiting.State, waiting.Fault, waiting.Tries));

        _bench.Time.Advance(MediaServerNews.Gathering);
        await _bench.WorkAsync<AnnounceStep>();

        Assert.Equal("/plex/TV/Lost (2004) {tmdb-4607}/Season 01", Assert.Single(_plex.Refreshes).Path);
        foreach (long id in ids)
        {
            IngestItem item = await _bench.ItemAsync(id);
            Assert.Equal(ItemState.Finished, item.State);
            Assert.Single(item.History, h => h.Event == HistoryEvent.Announced);
        }
    }

    [Fact]
    public async Task A_file_that_comes_into_the_folder_after_the_scan_has_one_of_its_own()
    {
        await PlacedAsync(Workbench.Lost, "Lost.S01E01.1080p.BluRay.x264-GRP.mkv");
        await PlacedAsync(Workbench.Lost, "Lost.S01E02.1080p.BluRay.x264-GRP.mkv");

        Assert.Equal(2, _plex.Refreshes.Count);
    }

    [Fact]
    public async Task While_the_folder_is_away_no_server_is_asked_to_scan_it()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        string folder = Path.GetDirectoryName((await _bench.ItemAsync(id)).Files[0].Placement!.To)!;
        Directory.Move(folder, _bench.Disk.At("away"));
        _bench.Time.Advance(MediaServerNews.Gathering);
        await _bench.WorkAsync<AnnounceStep>();

        IngestItem waiting = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Announcing, waiting.State);
        Assert.StartsWith($"{folder} is missing or empty", waiting.Fault, StringComparison.Ordinal);
        Assert.Empty(_plex.Refreshes);

        Directory.Move(_bench.Disk.At("away"), folder);
        _bench.Time.Advance(TimeSpan.FromSeconds(5));
        await _bench.WorkAsync<AnnounceStep>();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        Assert.Single(_plex.Refreshes);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_not_asked_for_each_item()
    {
        _plex.Server.Always = LoopbackFault.Status(503);
        for (int episode = 1; episode <= 6; episode++)
        {
            await _bench.ApprovedAsync(Workbench.Lost, $"Lost.S01E{episode:00}.1080p.BluRay.x264-GRP.mkv");
        }

        await PlacedAsync();

        Assert.Single(_plex.Server.Requests);
    }

    [Fact]
    public async Task A_command_that_does_the_daemons_work_waits_until_it_has_told()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        Task work = ProcessCommand.WorkAsync(_bench.Part<IServiceProvider>(), TestContext.Current.CancellationToken);
        while (!work.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            _bench.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await work;
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        Assert.Single(_plex.Refreshes);
    }

    private Task<IngestItem> PlacedAsync() => PlacedAsync(Workbench.Matrix, Film);

    private async Task<IngestItem> PlacedAsync(Catalog.Title title, string name)
    {
        long id = await _bench.ApprovedAsync(title, name);
        await _bench.WorkAsync<PlaceStep>();
        _bench.Time.Advance(MediaServerNews.Gathering);
        await _bench.WorkAsync<AnnounceStep>();
        return await _bench.ItemAsync(id);
    }
}
