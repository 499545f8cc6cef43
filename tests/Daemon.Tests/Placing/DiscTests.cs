using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Placing;

/// <summary>DISCS=place: a movie's disc is filed whole, or not at all.</summary>
public sealed class DiscTests : IAsyncLifetime
{
    private const string Folder = "Movies/The Matrix (1999) {tmdb-603}";
    private const string Root = "The.Matrix.1999.COMPLETE.BLURAY-GRP";

    private static readonly string[] BluRay = [.. Inside.Select(path => $"{Root}/{path}")];
    private Workbench _bench = null!;

    private static string[] Inside =>
        ["BDMV/index.bdmv", "BDMV/MovieObject.bdmv", "BDMV/PLAYLIST/00800.mpls", "BDMV/STREAM/00800.m2ts", "BDMV/STREAM/00801.m2ts"];

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync(s => s with { Discs = DiscsSetting.Place });

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_blu_ray_goes_whole_into_the_movies_folder_and_an_undo_takes_all_of_it()
    {
        long id = await _bench.TakeOneAsync([.. BluRay, $"{Root}/CERTIFICATE/id.bdmv"]);
        await _bench.WorkAllAsync();
        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Equal(
            [.. Inside.Append("CERTIFICATE/id.bdmv").Select(path => $"{Folder}/{path}").Order(StringComparer.Ordinal)],
            _bench.Library().Order(StringComparer.Ordinal)
        );
        Assert.All(item.Files, file => Assert.Equal(AssignmentKind.Disc, file.Assignment!.Kind));

        await _bench.ChangeAsync(id, i => i.Move(ItemState.Undoing, Actor.Reviewer, "Undo.", _bench.Time.GetUtcNow()));
        await _bench.WorkAllAsync();
        Assert.Empty(_bench.Library());
    }

    [Fact]
    public async Task It_goes_into_the_movies_folder_that_stands_there()
    {
        _bench.Disk.File("library/Movies/The Matrix (1999)/poster.jpg");
        await _bench.TakeOneAsync(BluRay);
        await _bench.WorkAllAsync();
        Assert.Contains("Movies/The Matrix (1999)/BDMV/index.bdmv", _bench.Library());
    }

    [Fact]
    public async Task A_dvd_that_asks_is_filed_when_a_person_approves_it()
    {
        long id = await _bench.TakeOneAsync("matrix_d/video_ts/VIDEO_TS.IFO", "matrix_d/video_ts/VTS_01_1.VOB");
        await _bench.WorkAllAsync();
        Assert.Empty(_bench.Library());
        ReviewOutcome outcome = await _bench
            .Part<ReviewDesk>()
            .ApproveAsync(
                new Approval
                {
                    ItemId = id,
                    TmdbId = 603,
                    Kind = Catalog.TitleKind.Movie,
                    By = Actor.CommandLine,
                },
                TestContext.Current.CancellationToken
            );
        Assert.IsType<ReviewOutcome.Approved>(outcome);
        await _bench.WorkAllAsync();
        Assert.Equal([$"{Folder}/VIDEO_TS/VIDEO_TS.IFO", $"{Folder}/VIDEO_TS/VTS_01_1.VOB"], _bench.Library());
    }

    [Theory]
    [InlineData("several", "The.Matrix.1999/Disc 1/BDMV/index.bdmv", "The.Matrix.1999/Disc 2/BDMV/index.bdmv")]
    [InlineData("of a series", "Lost.2004.S01.BluRay/BDMV/index.bdmv", "Lost.2004.S01.BluRay/BDMV/STREAM/00001.m2ts")]
    [InlineData("image", "The.Matrix.1999.1080p.BluRay/The.Matrix.1999.iso", "The.Matrix.1999.1080p.BluRay/a.nfo")]
    [InlineData("beside it", "The.Matrix.1999.1080p.BluRay/BDMV/index.bdmv", "The.Matrix.1999.1080p.BluRay/The.Matrix.1999.mkv")]
    public async Task Any_other_disc_waits_with_its_reason(string why, params string[] paths)
    {
        long id = await _bench.TakeOneAsync(paths);
        await _bench.WorkAllAsync();
        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Reason reason = Assert.Single(item.Assessment!.Reasons, r => r.Concern == Concern.Disc);
        Assert.Contains(why, reason.Sentence, StringComparison.Ordinal);
        Assert.Empty(_bench.Library());
    }

    [Fact]
    public async Task If_one_file_cannot_be_placed_none_stays()
    {
        string taken = _bench.Disk.File($"library/{Folder}/BDMV/STREAM/00801.m2ts");
        long id = await _bench.TakeOneAsync(BluRay);
        await _bench.WorkAllAsync();
        Assert.Single((await _bench.ItemAsync(id)).Assessment!.Reasons, r => r.Concern == Concern.DestinationExists);

        await _bench.ApproveAsync(id, Workbench.Matrix);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
        Assert.Equal([$"{Folder}/BDMV/STREAM/00801.m2ts"], _bench.Library());

        File.Delete(taken);
        await _bench.ApproveAsync(id, Workbench.Matrix);
        await _bench.WorkAllAsync();
        Assert.Equal(Inside.Length, _bench.Library().Count);
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task Another_copy_that_may_replace_a_disc_replaces_all_of_it()
    {
        await _bench.TakeOneAsync(BluRay);
        await _bench.WorkAllAsync();
        long id = await _bench.TakeOneAsync("The.Matrix.1999.2160p.BluRay.x265-GRP.mkv");
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
        await _bench.ApproveAsync(id, Workbench.Matrix, Duplicates.Replace);
        await _bench.WorkAllAsync();
        Assert.Equal(
            [$"{Folder}/The Matrix (1999) {{tmdb-603}}.mkv"],
            _bench.Library().Where(path => !path.Contains(".plex-mcp-recycled", StringComparison.Ordinal))
        );
    }
}
