using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.EndToEnd;

/// <summary>From a finished torrent to the library, with nobody asked.</summary>
public sealed class IngestTests : IAsyncLifetime
{
    private Installation _home = null!;

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_movie_goes_all_the_way_and_the_torrent_seeds_on()
    {
        await _home.StartDaemonAsync();
        string hash = await _home.FinishTorrentAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");

        IngestItem item = await _home.ItemAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv", ItemState.Finished);

        Assert.Equal(["Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv"], _home.Library());
        Placement placement = Assert.Single(item.Files).Placement!;
        Assert.Equal(PlacementMethod.HardLink, placement.Method);
        Assert.Equal(Path.Combine(_home.Movies, "The Matrix (1999) {tmdb-603}"), Assert.Single(_home.Plex.Refreshes).Path);
        Assert.Equal(
            [ItemState.Approved, ItemState.Placing, ItemState.Announcing, ItemState.Finished],
            item.History.OrderBy(h => h.Id).Select(h => h.To).OfType<ItemState>()
        );
    }

    [Fact]
    public async Task An_episode_gets_its_season_and_its_name()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(
            "Breaking.Bad.S01E02.720p.HDTV.x264-GRP",
            ("Breaking.Bad.S01E02.720p.HDTV.x264-GRP.mkv", 300_000),
            ("Sample/sample.mkv", 3_000),
            ("grp.nfo", 500)
        );

        await _home.ItemAsync("Breaking.Bad.S01E02.720p.HDTV.x264-GRP", ItemState.Finished);

        Assert.Equal(
            ["TV Shows/Breaking Bad (2008) {tmdb-1396}/Season 01/Breaking Bad (2008) - s01e02 - Cat's in the Bag.mkv"],
            _home.Library()
        );
    }

    [Fact]
    public async Task A_season_pack_is_one_item_with_all_its_episodes_and_subtitles()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync(
            "Breaking.Bad.S01.1080p.BluRay.x264-GRP",
            ("Breaking.Bad.S01E01.1080p.BluRay.x264-GRP.mkv", 300_000),
            ("Breaking.Bad.S01E01.1080p.BluRay.x264-GRP.en.srt", 900),
            ("Breaking.Bad.S01E02.1080p.BluRay.x264-GRP.mkv", 310_000),
            ("Breaking.Bad.S01E03.1080p.BluRay.x264-GRP.mkv", 320_000)
        );

        IngestItem item = await _home.ItemAsync("Breaking.Bad.S01.1080p.BluRay.x264-GRP", ItemState.Finished);

        Assert.Equal(4, item.Files.Count(f => f.Placement?.State == PlacementState.Placed));
        Assert.Equal(1, await _home.ReadAsync(db => db.Items.CountAsync()));
        Assert.Equal(4, _home.Library().Count);
        Assert.Contains(_home.Library(), f => f.EndsWith("s01e01 - Pilot.en.srt", StringComparison.Ordinal));
        Assert.Contains(_home.Library(), f => f.EndsWith("s01e03 - And the Bag's in the River.mkv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deselected_file_is_left_out_and_taken_when_it_is_wanted_after_all()
    {
        await _home.StartDaemonAsync();
        string folder = Path.Combine(_home.Transmission.DownloadDir, "Breaking.Bad.S02.1080p.WEB-DL-GRP");
        Directory.CreateDirectory(folder);
        await TestFile.WriteAsync(Path.Combine(folder, "Breaking.Bad.S02E01.1080p.WEB-DL-GRP.mkv"), 300_000);
        await TestFile.WriteAsync(Path.Combine(folder, "Breaking.Bad.S02E02.1080p.WEB-DL-GRP.mkv"), 300_000);
        string hash = await _home.Transmission.Rpc.AddAsync(Testing.Transmission.TorrentFileMaker.Of(folder), filesUnwanted: [1]);
        await _home.Transmission.Rpc.UntilDoneAsync(hash);

        await _home.ItemAsync("Breaking.Bad.S02.1080p.WEB-DL-GRP", ItemState.Finished);
        Assert.EndsWith("s02e01 - Seven Thirty-Seven.mkv", Assert.Single(_home.Library()), StringComparison.Ordinal);

        await _home.Transmission.Rpc.SetAsync(hash, new() { ["files-wanted"] = new System.Text.Json.Nodes.JsonArray(1) });
        await _home.UntilAsync("two finished items", async db => await db.Items.CountAsync(i => i.State == ItemState.Finished) == 2);
        Assert.Equal(2, _home.Library().Count);
    }

    [Fact]
    public async Task The_same_torrent_added_again_is_not_processed_again()
    {
        await _home.StartDaemonAsync();
        string hash = await _home.FinishTorrentAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        await _home.ItemAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv", ItemState.Finished);

        await _home.Transmission.Rpc.CallAsync("torrent-remove", new() { ["ids"] = new System.Text.Json.Nodes.JsonArray(hash) });
        string again = await _home.FinishTorrentAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        Assert.Equal(hash, again);
        await _home.FinishTorrentAsync("Alien.1979.1080p.BluRay.x264-GRP.mkv");
        await _home.ItemAsync("Alien.1979.1080p.BluRay.x264-GRP.mkv", ItemState.Finished);

        Assert.Equal(2, await _home.ReadAsync(db => db.Items.CountAsync()));
        Assert.Equal(2, _home.Library().Count);
    }

    [Fact]
    public async Task Transmission_may_restart_and_renumber_its_torrents()
    {
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        await _home.ItemAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv", ItemState.Finished);

        await _home.Transmission.StopAsync();
        await _home.UntilAsync(
            "the status says that Transmission is away",
            async db => await db.Neighbors.AnyAsync(n => n.Name == "Transmission" && n.Fault != null)
        );
        await _home.Transmission.StartAgainAsync();
        await _home.FinishTorrentAsync("Alien.1979.1080p.BluRay.x264-GRP.mkv");
        await _home.ItemAsync("Alien.1979.1080p.BluRay.x264-GRP.mkv", ItemState.Finished);

        Assert.Equal(2, await _home.ReadAsync(db => db.Items.CountAsync()));
        Assert.Null(await _home.ReadAsync(db => db.Neighbors.Where(n => n.Name == "Transmission").Select(n => n.Fault).SingleAsync()));
    }

    [Fact]
    public async Task Plex_down_keeps_nothing_back_and_is_told_when_it_is_up_again()
    {
        await _home.StartDaemonAsync();
        int port = await _home.Plex.GoDownAsync();
        await _home.FinishTorrentAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");

        await _home.UntilAsync(
            "a postponed announcement",
            async db => await db.Items.AnyAsync(i => i.State == ItemState.Announcing && i.Fault != null)
        );
        Assert.Single(_home.Library());

        await _home.Plex.ComeUpAsync(port);
        await _home.ItemAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv", ItemState.Finished);
        Assert.Single(_home.Plex.Refreshes);
    }

    [Fact]
    public async Task A_finished_torrent_leaves_the_list_if_that_is_set_and_its_data_stays()
    {
        _home.Environment["TRANSMISSION_AUTO_REMOVE"] = "true";
        await _home.StartDaemonAsync();
        await _home.FinishTorrentAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        await _home.ItemAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv", ItemState.Finished);

        await _home.UntilAsync(
            "the removal in the history",
            async db => await db.History.AnyAsync(h => h.Event == HistoryEvent.TorrentRemoved)
        );
        Assert.True(File.Exists(Path.Combine(_home.Transmission.DownloadDir, "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv")));
        System.Text.Json.JsonElement list = await _home.Transmission.Rpc.CallAsync(
            "torrent-get",
            new() { ["fields"] = new System.Text.Json.Nodes.JsonArray("hashString") }
        );
        Assert.Equal(0, list.GetProperty("torrents").GetArrayLength());
    }

    [Fact]
    public async Task A_file_dropped_into_the_ingest_folder_goes_the_same_way()
    {
        _home.Environment["PLEX_INGEST_DIR"] = _home.Folder("ingest");
        await _home.StartDaemonAsync();
        await TestFile.WriteAsync(Path.Combine(_home.Folder("ingest"), "Alien (1979) 1080p.mkv"), 200_000);

        await _home.ItemAsync("Alien (1979) 1080p.mkv", ItemState.Finished);
        Assert.Equal(["Movies/Alien (1979) {tmdb-348}/Alien (1979) {tmdb-348}.mkv"], _home.Library());
    }
}
