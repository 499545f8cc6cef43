using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

/// <summary>Subtitles are filed beside their video, whichever of them came first.</summary>
public sealed class LateSubtitlesTests : IAsyncLifetime
{
    private const string Stem = "The.Matrix.1999.1080p.BluRay.x264-GRP";
    private const string Placed = "Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}";
    private Workbench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("Folder/")]
    public async Task A_subtitle_that_comes_after_its_film_is_filed_beside_it(string folder)
    {
        long id = await _bench.TakeOneAsync($"{folder}{Stem}.mkv");
        await _bench.WorkAllAsync();
        Assert.Empty(await _bench.TakeAsync($"{folder}{Stem}.en.srt"));
        Assert.Empty(await _bench.TakeAsync($"{folder}{Stem}.en.srt"));
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Placed}.en.srt", $"{Placed}.mkv"], _bench.Library());
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task A_subtitle_that_comes_while_its_film_waits_goes_in_with_it()
    {
        long id = await _bench.TakeOneAsync($"{Stem}.mkv");
        Assert.Empty(await _bench.TakeAsync($"{Stem}.de.srt"));
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Placed}.de.srt", $"{Placed}.mkv"], _bench.Library());
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_subtitle_that_comes_first_is_fetched_by_its_film(bool identified)
    {
        await _bench.TakeOneAsync($"{Stem}.en.srt");
        if (identified)
        {
            await _bench.WorkAsync<IdentifyStep>();
        }

        await _bench.TakeOneAsync($"{Stem}.mkv");
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Placed}.en.srt", $"{Placed}.mkv"], _bench.Library());
        Assert.Empty(await _bench.TakeAsync($"{Stem}.en.srt"));
    }

    [Theory]
    [InlineData("The.Matrix.1999.720p.WEB.German.srt", true)]
    [InlineData("The Matrix (1999) - de.srt", true)]
    [InlineData("The.Matrix.1999.720p.WEB.German.srt", false)]
    public async Task A_subtitle_of_another_release_goes_to_the_film_of_its_title_and_year(string name, bool after)
    {
        await _bench.TakeAsync(after ? $"{Stem}.mkv" : name);
        await _bench.TakeAsync(after ? name : $"{Stem}.mkv");
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Placed}.de.srt", $"{Placed}.mkv"], _bench.Library());
    }

    [Fact]
    public async Task A_subtitle_that_comes_later_goes_to_the_episode_of_its_number()
    {
        await _bench.ApprovedAsync(Workbench.Lost, "Lost.S01E01.1080p.WEB.mkv");
        await _bench.ApprovedAsync(Workbench.Lost, "Lost.S01E02.1080p.WEB.mkv");
        await _bench.WorkAllAsync();
        await _bench.TakeAsync("Lost.1x02.en.srt");
        await _bench.WorkAllAsync();
        Assert.Contains(_bench.Library(), p => p.EndsWith("s01e02.en.srt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_subtitle_does_not_rename_the_first()
    {
        await _bench.TakeAsync($"{Stem}.mkv");
        await _bench.TakeAsync($"{Stem}.eng.srt");
        await _bench.WorkAllAsync();
        await _bench.TakeAsync($"{Stem}.en.srt");
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Placed}.2.en.srt", $"{Placed}.en.srt", $"{Placed}.mkv"], _bench.Library());
    }

    [Fact]
    public async Task A_subtitle_of_another_film_stays_alone()
    {
        await _bench.TakeOneAsync($"{Stem}.mkv");
        await _bench.WorkAllAsync();
        long alone = await _bench.TakeOneAsync("Another.Film.2001.srt");
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Ignored, (await _bench.ItemAsync(alone)).State);
        Assert.Equal([$"{Placed}.mkv"], _bench.Library());
    }
}
