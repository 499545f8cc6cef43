using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Testing.Loopback;

namespace Hybrid.Daemon.Announcing;

/// <summary>After Plex was notified, the daemon looks what Plex made of it.</summary>
public sealed class ServerLooksTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string FilmThere = "/plex/Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv";

    private FakePlex _plex = null!;
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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

    [Theory]
    [InlineData("tmdb://603")]
    [InlineData("imdb://tt0133093", "tmdb://603", "tvdb://169")]
    public async Task A_movie_that_Plex_shows_as_what_it_is_is_confirmed(params string[] ids)
    {
        long id = await FiledAsync();
        _plex.Show(new PlayedVideo(FilmThere, "The Matrix", 1999, ids));

        await LookAfterAsync(TimeSpan.FromSeconds(10));

        ServerLook look = await LookOfAsync(id);
        Assert.Equal((ServerLookState.Confirmed, null), (look.State, look.DueAt));
        Assert.Equal("Plex shows it as The Matrix (1999).", look.Sentence);
        Assert.Single((await _bench.ItemAsync(id)).History, h => h.Event == HistoryEvent.Confirmed);
    }

    [Fact]
    public async Task A_scan_may_take_its_time()
    {
        long id = await FiledAsync();
        for (int minute = 0; minute < 20; minute++)
        {
            await LookAfterAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(ServerLookState.Waiting, (await LookOfAsync(id)).State);
        _plex.Show(new PlayedVideo(FilmThere, "The Matrix", 1999, "tmdb://603"));
        await LookAfterAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(ServerLookState.Confirmed, (await LookOfAsync(id)).State);
    }

    [Theory]
    [InlineData("The Matrix Reloaded", 2003, "tmdb://604")]
    [InlineData("The Matrix", 1999)] // Shown by its name, not matched.
    public async Task Another_title_or_none_is_told_once_it_is_settled_until_it_is_mended(string title, int year, params string[] ids)
    {
        long id = await FiledAsync();
        _plex.Show(new PlayedVideo(FilmThere, title, year, ids));

        await LookAfterAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(ServerLookState.Waiting, (await LookOfAsync(id)).State);
        await LookAfterAsync(TimeSpan.FromMinutes(1));

        ServerLook look = await LookOfAsync(id);
        Assert.Equal(ServerLookState.MatchedOtherwise, look.State);
        Assert.Contains("Fix Match", look.Sentence, StringComparison.Ordinal);
        Assert.Contains($"undo {id}", look.Sentence, StringComparison.Ordinal);
        WatcherStatus status = await _bench.Part<ReviewDesk>().StatusAsync(Stop);
        Assert.Equal(look.Sentence, Assert.Single(status.ServerProblems).Sentence);
        Assert.Equal(look.Sentence, (await _bench.Part<ReviewDesk>().ItemAsync(id, Stop))!.MediaServer);

        _plex.Forget();
        _plex.Show(new PlayedVideo(FilmThere, "The Matrix", 1999, "tmdb://603"));
        await LookAfterAsync(TimeSpan.FromDays(1));

        Assert.Equal(ServerLookState.Confirmed, (await LookOfAsync(id)).State);
        Assert.Empty((await _bench.Part<ReviewDesk>().StatusAsync(Stop)).ServerProblems);
    }

    [Fact]
    public async Task A_wrong_title_is_no_longer_told_once_the_item_is_to_be_undone()
    {
        long id = await FiledAsync();
        _plex.Show(new PlayedVideo(FilmThere, "The Matrix Reloaded", 2003, "tmdb://604"));
        await LookAfterAsync(TimeSpan.FromSeconds(10));
        await LookAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Single((await _bench.Part<ReviewDesk>().StatusAsync(Stop)).ServerProblems);

        await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);

        Assert.Empty((await _bench.Part<ReviewDesk>().StatusAsync(Stop)).ServerProblems);
        Assert.Null((await _bench.Part<ReviewDesk>().ItemAsync(id, Stop))!.MediaServer);
    }

    [Fact]
    public async Task A_scan_that_got_lost_is_asked_for_once_more()
    {
        long id = await FiledAsync();
        await LookAfterAsync(TimeSpan.FromSeconds(10));
        await LookAfterAsync(TimeSpan.FromMinutes(9));
        Assert.Single(_plex.Refreshes);

        for (int minute = 0; minute < 15; minute++)
        {
            await LookAfterAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, _plex.Refreshes.Count);
        Assert.Equal(_plex.Refreshes[0], _plex.Refreshes[1]);
        Assert.Contains((await _bench.ItemAsync(id)).History, h => h.Sentence.Contains("asked again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_folder_is_away_it_is_not_asked_again()
    {
        long id = await FiledAsync();
        Directory.Delete(Path.GetDirectoryName((await _bench.ItemAsync(id)).Files[0].Placement!.To)!, recursive: true);
        await LookAfterAsync(TimeSpan.FromSeconds(10));
        await LookAfterAsync(TimeSpan.FromMinutes(11));

        Assert.Single(_plex.Refreshes);
    }

    [Fact]
    public async Task What_Plex_never_shows_is_told_with_the_likely_causes()
    {
        long id = await FiledAsync();

        await LookAfterAsync(TimeSpan.FromMinutes(31));

        ServerLook look = await LookOfAsync(id);
        Assert.Equal(ServerLookState.NotShown, look.State);
        Assert.Contains("PLEX_PATH_MAP", look.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Plex_is_down_nothing_is_said_about_its_library()
    {
        long id = await FiledAsync();
        int port = await _plex.GoDownAsync();

        _bench.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(await _bench.Part<ServerLooks>().LookAsync(Stop));
        Assert.Equal((ServerLookState.Waiting, 0), ((await LookOfAsync(id)).State, (await LookOfAsync(id)).Tries));

        await _plex.ComeUpAsync(port);
        _plex.Show(new PlayedVideo(FilmThere, "The Matrix", 1999, "tmdb://603"));
        await LookAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(ServerLookState.Confirmed, (await LookOfAsync(id)).State);
    }

    [Fact]
    public async Task An_episode_is_matched_as_its_series_is_and_found_among_hundreds()
    {
        long id = await FiledAsync(Workbench.Lost, "Lost.S01E02.1080p.BluRay.x264-GRP.mkv");
        string there =
            "/plex/TV/" + Path.GetRelativePath(_bench.Disk.At("library", "TV Shows"), (await _bench.ItemAsync(id)).Files[0].Placement!.To);
        _plex.Show(new PlayedVideo(there, "Lost", 2004, "tmdb://4607", "tvdb://73739") { IsEpisode = true });
        for (int i = 0; i < 450; i++)
        {
            _plex.Show(new PlayedVideo($"/plex/TV/Lost/{i}.mkv", i < 250 ? "Lost" : "Other", 2004, "tmdb://4607") { IsEpisode = true });
        }

        await LookAfterAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(ServerLookState.Confirmed, (await LookOfAsync(id)).State);
    }

    [Fact]
    public async Task What_was_undone_is_no_longer_looked_for()
    {
        long id = await FiledAsync();
        await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);
        await _bench.WorkAsync<PlaceStep>();

        await LookAfterAsync(TimeSpan.FromHours(1));

        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.Empty(db.ServerLooks);
    }

    private async Task LookAfterAsync(TimeSpan time)
    {
        _bench.Time.Advance(time);
        await _bench.Part<ServerLooks>().LookAsync(Stop);
    }

    private async Task<ServerLook> LookOfAsync(long id)
    {
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        return (await db.ServerLooks.FindAsync([id, MediaServerKind.Plex], Stop))!;
    }

    private Task<long> FiledAsync() => FiledAsync(Workbench.Matrix, Film);

    private async Task<long> FiledAsync(Catalog.Title title, string name)
    {
        long id = await _bench.ApprovedAsync(title, name);
        await _bench.WorkAsync<PlaceStep>();
        _bench.Time.Advance(MediaServerNews.Gathering);
        await _bench.WorkAsync<AnnounceStep>();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        return id;
    }
}
