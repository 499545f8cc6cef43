using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;

namespace Hybrid.Daemon.Placing;

/// <summary>A copy of what the library has, compared.</summary>
public sealed class UpgradeTests
{
    private const string Stem = "Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}";

    [Fact]
    public async Task The_reason_says_what_both_copies_are_and_which_is_better()
    {
        await using Workbench bench = await Workbench.CreateAsync();
        await FiledAsync(bench, "The.Matrix.1999.720p.BluRay.x264-A.mkv");
        long id = await bench.TakeOneAsync("The.Matrix.1999.1080p.BluRay.x264-B.mkv");
        await bench.WorkAllAsync();

        IngestItem item = await bench.ItemAsync(id);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Reason reason = item.Assessment!.Reasons.First(r => r.Concern == Concern.AlreadyInLibrary);
        Assert.Contains("it has 720p, BluRay, H.264", reason.Sentence, StringComparison.Ordinal);
        Assert.Contains("the new one is better (resolution): 1080p, BluRay, H.264", reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_UPGRADES_auto_a_surely_better_copy_replaces_the_old_one_and_undo_brings_it_back()
    {
        await using Workbench bench = await AutoAsync();
        await FiledAsync(bench, "The.Matrix.1999.720p.BluRay.x264-A.mp4");
        long id = await bench.TakeOneAsync("The.Matrix.1999.1080p.BluRay.x264-B.mkv");
        await bench.WorkAllAsync();
        Assert.Equal([$"{Stem}.mkv"], Visible(bench));

        await bench.ChangeAsync(id, item => item.Move(ItemState.Undoing, Actor.Reviewer, "Undone.", bench.Time.GetUtcNow()));
        await bench.WorkAsync<PlaceStep>();
        Assert.Equal([$"{Stem}.mp4"], Visible(bench));
    }

    [Theory]
    [InlineData("The.Matrix.1999.720p.WEB-DL.x264-B.mkv")]
    [InlineData("The.Matrix.1999.2160p.WEB-DL.x264-B.mkv")]
    [InlineData("The.Matrix.1999.720p.BluRay.x265-B.mkv")]
    public async Task With_UPGRADES_auto_what_is_worse_equal_or_unsure_waits(string name)
    {
        await using Workbench bench = await AutoAsync();
        await FiledAsync(bench, "The.Matrix.1999.720p.BluRay.x264-A.mkv");
        long id = await bench.TakeOneAsync(name);
        await bench.WorkAllAsync();
        Assert.Equal(ItemState.AwaitingReview, (await bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task With_UPGRADES_auto_one_of_several_versions_is_never_chosen_to_go()
    {
        await using Workbench bench = await AutoAsync();
        await FiledAsync(
            bench,
            "The.Matrix.1999.Pack/The.Matrix.1999.720p.BluRay.mkv",
            "The.Matrix.1999.Pack/The.Matrix.1999.480p.BluRay.mkv"
        );
        long id = await bench.TakeOneAsync("The.Matrix.1999.1080p.BluRay.mkv");
        await bench.WorkAllAsync();
        Assert.Equal(ItemState.AwaitingReview, (await bench.ItemAsync(id)).State);
        Assert.Equal(2, Visible(bench).Length);
    }

    [Fact]
    public async Task With_UPGRADES_auto_a_better_episode_replaces_its_own_alone()
    {
        await using Workbench bench = await AutoAsync();
        bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [2];
        await FiledAsync(bench, "Lost.S01.720p.WEB-DL/Lost.S01E01.720p.WEB-DL.mkv", "Lost.S01.720p.WEB-DL/Lost.S01E02.720p.WEB-DL.mkv");
        await FiledAsync(bench, "Lost.S01E02.1080p.WEB-DL.mp4");
        Assert.Equal(["Lost (2004) - s01e01.mkv", "Lost (2004) - s01e02.mp4"], Visible(bench).Select(f => Path.GetFileName(f)!));
    }

    private static Task<Workbench> AutoAsync() => Workbench.CreateAsync(settings => settings with { Upgrades = UpgradeSetting.Auto });

    private static async Task FiledAsync(Workbench bench, params string[] paths)
    {
        long id = await bench.TakeOneAsync(paths);
        await bench.WorkAllAsync();
        Assert.True((await bench.ItemAsync(id)).State is ItemState.Announcing or ItemState.Finished);
    }

    private static string[] Visible(Workbench bench) =>
        [.. bench.Library().Where(f => !f.Contains("/.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
