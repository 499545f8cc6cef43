using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Daemon.Placing;

/// <summary>Extras are filed beside their title, never as it, and never hold it.</summary>
public sealed class ExtrasTests : IAsyncLifetime
{
    private const string Stem = "The.Matrix.1999.1080p.BluRay.x264-GRP";
    private const string Folder = "Movies/The Matrix (1999) {tmdb-603}";
    private Workbench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Extras_of_a_film_go_into_folders_of_their_kinds_with_their_subtitles()
    {
        long id = await TakeAsync(
            "Extras/The Making of The Matrix.mkv",
            "Extras/The Making of The Matrix.en.srt",
            $"{Stem}-trailer.mp4",
            $"{Stem}.de.srt"
        );
        await _bench.WorkAllAsync();
        Assert.Equal(
            [
                $"{Folder}/Behind The Scenes/The Making of The Matrix.en.srt",
                $"{Folder}/Behind The Scenes/The Making of The Matrix.mkv",
                $"{Folder}/The Matrix (1999) {{tmdb-603}}.de.srt",
                $"{Folder}/The Matrix (1999) {{tmdb-603}}.mkv",
                $"{Folder}/Trailers/Trailer.mp4",
            ],
            _bench.Library()
        );
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task With_extras_left_only_the_film_is_filed_and_no_subtitle_of_an_extra_beside_it()
    {
        await using Workbench bench = await Workbench.CreateAsync(s => s with { Extras = ExtrasSetting.Leave });
        _ = await TakeAsync(bench, "Extras/The Making of The Matrix.mkv", "Extras/The Making of The Matrix.en.srt", $"{Stem}-trailer.mp4");
        await bench.WorkAllAsync();
        Assert.Equal([$"{Folder}/The Matrix (1999) {{tmdb-603}}.mkv"], bench.Library());
    }

    [Fact]
    public async Task Samples_and_advertisements_are_left()
    {
        await TakeAsync("Sample/sample.mkv", "RARBG.com.mp4");
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Folder}/The Matrix (1999) {{tmdb-603}}.mkv"], _bench.Library());
    }

    [Fact]
    public async Task An_undo_takes_the_extras_along_with_their_folders()
    {
        long id = await TakeAsync("Featurettes/A Look Inside.mkv");
        await _bench.WorkAllAsync();
        Assert.Equal(2, _bench.Library().Count);
        await _bench.ChangeAsync(id, item => item.Move(ItemState.Undoing, Actor.Reviewer, "Undo.", _bench.Time.GetUtcNow()));
        await _bench.WorkAllAsync();
        Assert.Empty(_bench.Library());
        Assert.False(Directory.Exists(_bench.Disk.At("library", Folder)));
    }

    [Fact]
    public async Task An_extra_whose_name_is_taken_does_not_hold_the_film()
    {
        _bench.Disk.File($"library/{Folder}/Trailers/Trailer.mp4");
        long id = await TakeAsync($"{Stem}-trailer.mp4");
        await _bench.WorkAllAsync();
        Assert.Contains($"{Folder}/The Matrix (1999) {{tmdb-603}}.mkv", _bench.Library());
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task Extras_of_a_season_go_into_the_seasons_folder_and_others_into_the_shows()
    {
        long id = await _bench.TakeOneAsync(
            Made("Lost/Season 1/Lost.S01E01.mkv", "Lost/Season 1/Featurettes/On Set.mkv", "Lost/Featurettes/Casting.mkv")
        );
        await _bench.ApproveAsync(id, Workbench.Lost);
        await _bench.WorkAllAsync();
        Assert.Equal(
            [
                "TV Shows/Lost (2004) {tmdb-4607}/Featurettes/Casting.mkv",
                "TV Shows/Lost (2004) {tmdb-4607}/Season 01/Featurettes/On Set.mkv",
                "TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost (2004) - s01e01.mkv",
            ],
            _bench.Library()
        );
    }

    [Fact]
    public async Task A_film_that_cannot_be_filed_is_not_called_filed_because_of_its_extra()
    {
        _bench.Disk.File($"library/{Folder}/The Matrix (1999) {{tmdb-603}}.mkv");
        long id = await TakeAsync($"{Stem}-trailer.mp4");
        await _bench.ApproveAsync(id, Workbench.Matrix);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
    }

    private Task<long> TakeAsync(params string[] beside) => TakeAsync(_bench, beside);

    private static Task<long> TakeAsync(Workbench bench, params string[] beside) =>
        bench.TakeOneAsync(Made(bench, [$"{Stem}/{Stem}.mkv", .. beside.Select(b => $"{Stem}/{b}")]));

    private string[] Made(params string[] paths) => Made(_bench, paths);

    /// <summary>The first is large beside the others.</summary>
    private static string[] Made(Workbench bench, string[] paths)
    {
        bench.Disk.File($"downloads/{paths[0]}", 400_000);
        return paths;
    }
}
