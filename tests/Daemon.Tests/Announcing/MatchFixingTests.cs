using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Testing.Loopback;

namespace Hybrid.Daemon.Announcing;

/// <summary>A wrong match in a media server is mended after a person's word, and only then.</summary>
public sealed class MatchFixingTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string FilmBelow = "/Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv";
    private static readonly PlayedMatch Right = new("plex://movie/right", "The Matrix", 1999, "tmdb://603");
    private static readonly PlayedMatch Wrong = new("plex://movie/wrong", "The Matrix Reloaded", 2003, "tmdb://604");

    private FakePlex _plex = null!;
    private FakeJellyfin _jellyfin = null!;
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _plex = await FakePlex.StartAsync(FakePlex.Movies("/plex/Movies"), FakePlex.Shows("/plex/TV"));
        _jellyfin = await FakeJellyfin.StartAsync(
            MediaServerKind.Jellyfin,
            FakeJellyfin.Movies("/jellyfin/Movies"),
            FakeJellyfin.Shows("/jellyfin/TV")
        );
        _bench = await CreateAsync(allowed: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _plex.DisposeAsync();
        await _jellyfin.DisposeAsync();
    }

    [Fact]
    public async Task Every_server_that_shows_it_otherwise_gets_the_right_match_and_is_looked_at_again()
    {
        long id = await ShownWrongAsync();
        _plex.Matches.Add(Wrong);
        _plex.Matches.Add(Right);
        _jellyfin.Matches.Add(Wrong);
        _jellyfin.Matches.Add(Right);

        IReadOnlyList<FixedMatch> done = await FixAsync(id);

        Assert.Equal([true, true], done.Select(d => d.Done));
        HistoryEntry[] fixes = [.. (await _bench.ItemAsync(id)).History.Where(h => h.Event == HistoryEvent.MatchFixed)];
        Assert.Equal(2, fixes.Length);
        Assert.All(fixes, fix => Assert.Equal((Actor.CommandLine, _bench.Time.GetUtcNow()), (fix.Actor, fix.At)));
        Assert.Equal("Jellyfin's title The Matrix Reloaded (2003) was matched with The Matrix (1999).", fixes[0].Sentence);
        await LookAfterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal([ServerLookState.Confirmed, ServerLookState.Confirmed], await StatesAsync(id));
    }

    [Fact]
    public async Task A_series_is_matched_for_all_its_episodes()
    {
        long id = await FiledAsync(Workbench.Lost, "Lost.S01E01.1080p.BluRay.x264-GRP.mkv");
        string below = Path.GetRelativePath(_bench.Disk.At("library", "TV Shows"), (await _bench.ItemAsync(id)).Files[0].Placement!.To);
        _plex.Show(new PlayedVideo($"/plex/TV/{below}", "Lost in Space", 2018, "tmdb://75758") { IsEpisode = true });
        _jellyfin.Show(new PlayedVideo($"/jellyfin/TV/{below}", "Lost in Space", 2018, "tmdb://75758") { IsEpisode = true });
        await SettleAsync();
        PlayedMatch lost = new("plex://show/lost", "Lost", 2004, "tmdb://4607");
        _plex.Matches.Add(lost);
        _jellyfin.Matches.Add(lost);

        Assert.All(await FixAsync(id), fix => Assert.True(fix.Done, fix.Sentence));
        await LookAfterAsync(TimeSpan.FromMinutes(2));
        Assert.Equal([ServerLookState.Confirmed, ServerLookState.Confirmed], await StatesAsync(id));
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_changed()
    {
        await _bench.DisposeAsync();
        _bench = await CreateAsync(allowed: false);
        long id = await ShownWrongAsync();
        _plex.Matches.Add(Right);
        int asked = _plex.Server.Requests.Count;

        FixedMatch refused = Assert.Single(await FixAsync(id));

        Assert.False(refused.Done);
        Assert.Contains("FIX_MATCH=true", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(asked, _plex.Server.Requests.Count);
    }

    [Fact]
    public async Task What_no_server_shows_otherwise_is_left_alone()
    {
        long id = await FiledAsync(Workbench.Matrix, Film);
        _plex.Matches.Add(Right);

        Assert.False(Assert.Single(await FixAsync(id)).Done);
        Assert.DoesNotContain(_plex.Server.Requests, r => r.Path.Contains("match", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_title_that_also_has_files_of_another_folder_is_not_renamed()
    {
        long id = await ShownWrongAsync();
        PlayedVideo other = new("/plex/Movies/The Matrix Reloaded (2003)/r.mkv", "The Matrix Reloaded", 2003, "tmdb://604");
        _plex.Join($"/plex{FilmBelow}", other);
        _plex.Matches.Add(Right);
        _jellyfin.Matches.Add(Right);

        IReadOnlyList<FixedMatch> done = await FixAsync(id);

        Assert.Equal([true, false], done.Select(d => d.Done));
        Assert.Contains("Split it in Plex first", done[1].Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(_plex.Server.Requests, r => r.Method == "PUT");
    }

    [Fact]
    public async Task Nothing_is_guessed_if_the_server_does_not_propose_the_title()
    {
        long id = await ShownWrongAsync();
        _plex.Matches.Add(Wrong);
        _plex.Matches.Add(new PlayedMatch("plex://movie/namesake", "The Matrix", 2004, "tmdb://1"));
        _jellyfin.Matches.Add(new PlayedMatch("x", "The Matrix", 1999, "tmdb://1"));

        IReadOnlyList<FixedMatch> done = await FixAsync(id);

        Assert.Equal([false, false], done.Select(d => d.Done));
        Assert.All(done, d => Assert.Contains("proposes no match", d.Sentence, StringComparison.Ordinal));
        Assert.DoesNotContain((await _bench.ItemAsync(id)).History, h => h.Event == HistoryEvent.MatchFixed);
    }

    [Fact]
    public async Task A_server_that_is_down_says_so_and_the_other_is_mended()
    {
        long id = await ShownWrongAsync();
        _plex.Matches.Add(Right);
        await _jellyfin.GoDownAsync();

        IReadOnlyList<FixedMatch> done = await FixAsync(id);

        Assert.Equal([false, true], done.Select(d => d.Done));
        Assert.Contains("JELLYFIN_URL", done[0].Sentence, StringComparison.Ordinal);
    }

    private Task<Workbench> CreateAsync(bool allowed) =>
        Workbench.CreateAsync(s =>
            s with
            {
                PlexUrl = _plex.Url,
                PlexToken = new Secret(FakePlex.Token),
                PlexPathMap = MapTo("/plex", s),
                Jellyfin = new OtherServerSettings
                {
                    Url = _jellyfin.Url,
                    ApiKey = new Secret(FakeJellyfin.Key),
                    PathMap = MapTo("/jellyfin", s),
                },
                FixMatch = allowed,
            }
        );

    private static PathMap MapTo(string there, HybridSettings s) =>
        new([new PathPair(s.MoviesDirs[0], $"{there}/Movies"), new PathPair(s.TvDirs[0], $"{there}/TV")]);

    private Task<IReadOnlyList<FixedMatch>> FixAsync(long id) => _bench.Part<MatchFixing>().FixAsync(id, Actor.CommandLine, Stop);

    private async Task<long> ShownWrongAsync()
    {
        long id = await FiledAsync(Workbench.Matrix, Film);
        _plex.Show(Wrong.Of(new PlayedVideo($"/plex{FilmBelow}", "", Year: null)));
        _jellyfin.Show(Wrong.Of(new PlayedVideo($"/jellyfin{FilmBelow}", "", Year: null)));
        await SettleAsync();
        return id;
    }

    private async Task SettleAsync()
    {
        await LookAfterAsync(TimeSpan.FromSeconds(75));
        await LookAfterAsync(TimeSpan.FromMinutes(1));
    }

    private async Task<long> FiledAsync(Catalog.Title title, string name)
    {
        long id = await _bench.ApprovedAsync(title, name);
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

    private async Task<IReadOnlyList<ServerLookState>> StatesAsync(long id)
    {
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        return [.. db.ServerLooks.Where(l => l.ItemId == id).OrderBy(l => l.Server).Select(l => l.State)];
    }
}
