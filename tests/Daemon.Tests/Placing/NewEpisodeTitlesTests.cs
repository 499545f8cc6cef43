using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Planning;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Placing;

public sealed class NewEpisodeTitlesTests : IAsyncLifetime
{
    private const string Season = "TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - ";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.CreateAsync();
        _bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [25, 24];
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("Lost (2004) - s01e05.mkv", true)]
    [InlineData("Lost (2004) - s01e05 - pt1.mkv", true)]
    [InlineData("Lost (2004) - s01e05-e06.mkv", true)]
    [InlineData("Lost (2004) - s01e05e07.mkv", true)]
    [InlineData("Lost (2004) - s2024e105.mkv", true)]
    [InlineData("Lost (2004) - s01e05 - Episode 5.mkv", true)]
    [InlineData("Lost (2004) - s01e05 - TBA.mkv", true)]
    [InlineData("Lost (2004) - s01e05-e06 - White Rabbit & Episode 6.mkv", true)]
    [InlineData("Lost (2004) - s01e05 - White Rabbit.mkv", false)]
    [InlineData("Lost (2004) - s01e05 - White Rabbit - pt1.mkv", false)]
    [InlineData("Lost (2004) - s01e05 - White Rabbit - 1080p.mkv", false)]
    [InlineData("Lost (2004) - s01e05 - Episode 5 Recap.mkv", false)]
    [InlineData("Extra - Behind the Island.mkv", false)]
    [InlineData("The Matrix (1999) {tmdb-603}.mkv", false)]
    public void A_name_lacks_a_title_or_has_one(string name, bool lacks) =>
        Assert.Equal(lacks, UntitledEpisode.Is($"/library/{name}", NamingScheme.Plex.Episode));

    [Fact]
    public async Task An_episode_is_renamed_when_its_title_is_known_with_its_subtitles_and_stays_a_link()
    {
        long id = await FiledAsync("Lost pack/Lost.S01E05.mkv", "Lost pack/Lost.S01E05.en.srt", "Lost pack/Lost.S01E06.mkv");
        DiskEntry source = Look("downloads/Lost pack/Lost.S01E05.mkv");
        Assert.Equal(0, await RunAsync());

        Name(5, "White Rabbit");
        Assert.Equal(1, await RunAsync());

        Assert.Equal(["s01e05 - White Rabbit.en.srt", "s01e05 - White Rabbit.mkv", "s01e06.mkv"], Names());
        Assert.True(Look("library/" + Season + "s01e05 - White Rabbit.mkv").IsAnotherNameOf(source));
        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Equal(2, item.History.Count(h => h.Event == HistoryEvent.Relocated));
        Assert.Equal(0, await RunAsync());

        await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);
        await _bench.WorkAsync<PlaceStep>();
        Assert.Empty(_bench.Library());
    }

    [Fact]
    public async Task A_placeholder_is_no_title_and_gives_way_to_one()
    {
        Name(5, "Episode 5");
        await FiledAsync("Lost.S01E05.mkv");
        Assert.Equal(["s01e05 - Episode 5.mkv"], Names());
        Assert.Equal(0, await RunAsync());

        Name(5, "White Rabbit");
        await RunAsync();
        Assert.Equal(["s01e05 - White Rabbit.mkv"], Names());
    }

    [Fact]
    public async Task A_file_with_two_episodes_waits_for_both_titles()
    {
        await FiledAsync("Lost.S01E05E06.mkv");
        Name(5, "White Rabbit");
        Assert.Equal(0, await RunAsync());
        Name(6, "House of the Rising Sun");
        await RunAsync();
        Assert.Equal(["s01e05-e06 - White Rabbit & House of the Rising Sun.mkv"], Names());
    }

    [Fact]
    public async Task A_new_name_that_is_taken_is_told_once_and_the_others_are_renamed()
    {
        long id = await FiledAsync("Lost pack/Lost.S01E05.mkv", "Lost pack/Lost.S01E06.mkv");
        _bench.Disk.File("library/" + Season + "s01e05 - White Rabbit.mkv", bytes: 9);
        Name(5, "White Rabbit");
        Name(6, "House of the Rising Sun");

        Assert.Equal(1, await RunAsync());
        Assert.Equal(0, await RunAsync());

        Assert.Equal(["s01e05 - White Rabbit.mkv", "s01e05.mkv", "s01e06 - House of the Rising Sun.mkv"], Names());
        Assert.Single((await _bench.ItemAsync(id)).History, h => h.Event == HistoryEvent.Refused);
    }

    [Fact]
    public async Task A_file_that_another_hand_changed_is_told_once_and_stays()
    {
        long id = await FiledAsync("Lost.S01E05.mkv");
        string path = _bench.Disk.At("library", Season + "s01e05.mkv");
        File.Delete(path);
        _bench.Disk.File("library/" + Season + "s01e05.mkv", bytes: 9);
        Name(5, "White Rabbit");

        Assert.Equal(1, await RunAsync());
        Assert.Equal(0, await RunAsync());

        Assert.Equal(["s01e05.mkv"], Names());
        Assert.Single((await _bench.ItemAsync(id)).History, h => h.Event == HistoryEvent.Refused);
    }

    [Fact]
    public async Task The_catalog_is_asked_once_for_a_season_and_no_longer_than_sixty_days()
    {
        await FiledAsync("Lost pack/Lost.S01E05.mkv", "Lost pack/Lost.S01E06.mkv");
        await FiledAsync("Lost.S01E07.mkv");
        int before = _bench.Catalog.Asked;
        await RunAsync();
        Assert.Equal(1, _bench.Catalog.Asked - before);

        _bench.Time.Advance(NewEpisodeTitles.AskedFor + TimeSpan.FromMinutes(1));
        before = _bench.Catalog.Asked;
        await RunAsync();
        Assert.Equal(0, _bench.Catalog.Asked - before);
    }

    [Fact]
    public async Task A_catalog_that_is_down_changes_nothing_and_is_asked_the_next_night()
    {
        await FiledAsync("Lost.S01E05.mkv");
        Name(5, "White Rabbit");
        _bench.Catalog.Down = new Neighbors.Fault("TMDb", Neighbors.FaultKind.Unreachable, "TMDb does not answer.");
        Assert.Equal(0, await RunAsync());
        _bench.Catalog.Down = null;
        Assert.Equal(1, await RunAsync());
    }

    private void Name(int episode, string title) => _bench.Catalog.EpisodeNames[(Workbench.Lost.Id.Tmdb, 1, episode)] = title;

    private async Task<long> FiledAsync(params string[] paths)
    {
        long id = await _bench.ApprovedAsync(Workbench.Lost, paths);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        return id;
    }

    private async Task<int> RunAsync()
    {
        int asked = await _bench.Part<NewEpisodeTitles>().RunAsync(Stop);
        await _bench.WorkAsync<RelocateStep>();
        await _bench.WorkAsync<AnnounceStep>();
        return asked;
    }

    private DiskEntry Look(string path) => SystemDisk.Instance.Look(_bench.Disk.At(path.Split('/')))!;

    private IEnumerable<string> Names() =>
        _bench
            .Library()
            .Select(Path.GetFileName)
            .Select(n => n!.Replace("Lost (2004) - ", "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
