using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Daemon.Placing;

/// <summary>Versions, parts and 3D of one movie, from the download to the library.</summary>
public sealed class VersionTests : IAsyncDisposable
{
    private const string Stem = "Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}";

    private readonly Workbench _bench = Workbench.CreateAsync().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Two_versions_in_one_download_are_filed_side_by_side_without_a_question()
    {
        await _bench.TakeOneAsync("The.Matrix.1999.Pack/The.Matrix.1999.2160p.mkv", "The.Matrix.1999.Pack/The.Matrix.1999.1080p.mkv");
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Stem} - 1080p.mkv", $"{Stem} - 2160p.mkv"], Visible());
    }

    [Fact]
    public async Task Versions_of_one_resolution_say_more_of_their_quality()
    {
        await _bench.TakeOneAsync(
            "The.Matrix.1999/The.Matrix.1999.1080p.BluRay.x264.mkv",
            "The.Matrix.1999/The.Matrix.1999.1080p.BluRay.HDR.x265.mkv",
            "The.Matrix.1999/The.Matrix.1999.1080p.BluRay.HDR.x265.en.srt"
        );
        await _bench.WorkAllAsync();
        Assert.Equal(
            [$"{Stem} - 1080p BluRay HDR.en.srt", $"{Stem} - 1080p BluRay HDR.mkv", $"{Stem} - 1080p BluRay.mkv"],
            Visible().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Two_versions_of_an_episode_are_told_apart_too()
    {
        _bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [2];
        await _bench.TakeOneAsync("Lost.S01E01.Both/Lost.S01E01.1080p.WEB-DL.mkv", "Lost.S01E01.Both/Lost.S01E01.720p.HDTV.mkv");
        await _bench.WorkAllAsync();
        Assert.Equal(["Lost (2004) - s01e01 - 1080p.mkv", "Lost (2004) - s01e01 - 720p.mkv"], Visible().Select(f => Path.GetFileName(f)!));
    }

    [Theory]
    [InlineData("The.Matrix.1999.2160p.WEB-DL.mkv", " - 2160p.mkv")]
    [InlineData("The.Matrix.1999.1080p.BluRay.x264-B.mp4", " - 1080p.mp4")]
    [InlineData("the.matrix.1999.mkv", " - 1080p.mkv")]
    public async Task A_kept_copy_stands_beside_the_first_which_keeps_its_name(string second, string behind)
    {
        await _bench.TakeOneAsync("The.Matrix.1999.1080p.BluRay.x264-A.mkv");
        await _bench.WorkAllAsync();
        long id = await _bench.TakeOneAsync(second);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);

        await _bench.ApproveAsync(id, Workbench.Matrix, Duplicates.KeepBoth);
        await _bench.WorkAllAsync();

        Assert.Equal(new[] { $"{Stem}.mkv", Stem + behind }.Order(StringComparer.Ordinal), Visible().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_kept_copy_of_equal_quality_is_told_apart_by_what_is_left_to_say()
    {
        await _bench.TakeOneAsync("The.Matrix.1999.1080p.BluRay.x264-A.mkv");
        await _bench.WorkAllAsync();
        foreach (string group in new[] { "B", "C" })
        {
            long id = await _bench.TakeOneAsync($"The.Matrix.1999.1080p.BluRay.x264-{group}.mkv");
            await _bench.WorkAllAsync();
            await _bench.ApproveAsync(id, Workbench.Matrix, Duplicates.KeepBoth);
            await _bench.WorkAllAsync();
        }

        Assert.Equal(3, Visible().Length);
    }

    [Fact]
    public async Task All_parts_of_a_movie_are_filed_without_a_question()
    {
        await _bench.TakeOneAsync("The.Matrix.1999.DVDRip/The.Matrix.1999.CD1.avi", "The.Matrix.1999.DVDRip/The.Matrix.1999.CD2.avi");
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Stem} - pt1.avi", $"{Stem} - pt2.avi"], Visible());
    }

    [Fact]
    public async Task Half_a_movie_waits_and_is_filed_as_the_part_that_it_is()
    {
        long first = await _bench.TakeOneAsync("The.Matrix.1999.Part.1.DVDRip.avi");
        long second = await _bench.TakeOneAsync("The.Matrix.1999.Part.2.DVDRip.avi");
        await _bench.WorkAllAsync();
        Assert.Contains((await _bench.ItemAsync(first)).Assessment!.Reasons, r => r.Concern == Concern.SplitMovie);

        await _bench.ApproveAsync(first, Workbench.Matrix);
        await _bench.ApproveAsync(second, Workbench.Matrix);
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Stem} - pt1.avi", $"{Stem} - pt2.avi"], Visible());
    }

    [Fact]
    public async Task A_missing_part_is_named()
    {
        long id = await _bench.TakeOneAsync(
            "The.Matrix.1999.DVDRip/The.Matrix.1999.CD1.avi",
            "The.Matrix.1999.DVDRip/The.Matrix.1999.CD3.avi"
        );
        await _bench.WorkAsync<IdentifyStep>();
        Assert.Contains((await _bench.ItemAsync(id)).Assessment!.Reasons, r => r.Sentence.Contains("part 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_movie_in_3D_stands_beside_the_flat_one_without_a_question()
    {
        await _bench.TakeOneAsync("The.Matrix.1999.1080p.mkv");
        await _bench.TakeOneAsync("The.Matrix.1999.3D.Half-OU.1080p.mkv");
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Stem} - 3D HTAB.mkv", $"{Stem}.mkv"], Visible().Order(StringComparer.Ordinal));
    }

    private string[] Visible() => [.. _bench.Library().Where(f => !f.Contains("/.", StringComparison.Ordinal))];
}
