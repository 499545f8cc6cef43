using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Videos;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Identifying;

public sealed class IdentifyStepTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_sure_film_is_approved_by_the_daemon()
    {
        IngestItem item = await IdentifiedAsync(Film);
        Assert.Equal((ItemState.Approved, Actor.Daemon, 603), (item.State, item.DecidedBy, item.TmdbId));
    }

    [Fact]
    public async Task With_PLEX_AUTO_INGEST_false_everything_waits_for_a_person()
    {
        await _bench.DisposeAsync();
        _bench = await Workbench.CreateAsync(s => s with { AutoIngest = false });
        IngestItem item = await IdentifiedAsync(Film);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Equal(Concern.AutoIngestOff, Assert.Single(item.Assessment!.Reasons).Concern);
        Assert.Null(item.Chosen);
    }

    [Fact]
    public async Task A_file_that_can_run_code_beside_the_film_is_left_to_a_person()
    {
        IngestItem item = await IdentifiedAsync(
            "The.Matrix.1999.1080p.BluRay/The.Matrix.1999.mkv",
            "The.Matrix.1999.1080p.BluRay/codec.exe"
        );
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == Concern.DangerousFile);
    }

    [Fact]
    public async Task A_download_without_a_video_is_ignored_with_the_reason()
    {
        IngestItem item = await IdentifiedAsync("The.Matrix.1999.1080p.BluRay/readme.txt");
        Assert.Equal(ItemState.Ignored, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == Concern.NoVideo);
    }

    [Theory]
    [InlineData("The.Matrix.1999.DVD5/VIDEO_TS/VTS_01_1.VOB")]
    [InlineData("The.Matrix.1999.COMPLETE.BLURAY-GRP/BDMV/STREAM/00800.m2ts")]
    [InlineData("The.Matrix.1999.1080p/The.Matrix.1999.iso")]
    public async Task A_disc_waits_and_is_not_filed_even_if_a_person_approves_it(string path)
    {
        IngestItem item = await IdentifiedAsync(path);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == Concern.Disc);

        ReviewOutcome outcome = await _bench
            .Part<ReviewDesk>()
            .ApproveAsync(new Approval { ItemId = item.Id, By = Actor.CommandLine }, TestContext.Current.CancellationToken);
        Assert.Equal(new ReviewOutcome.NothingToPlace(item.Id, WhyNothing.Disc), outcome);

        // Nor where an approval found its way past the desk.
        await _bench.ApproveAsync(item.Id, Workbench.Matrix);
        await _bench.WorkAllAsync();
        Assert.Empty(_bench.Library());
    }

    [Theory]
    [InlineData("The.Matrix.1999/The.Matrix.1999.mkv.exe", Concern.DangerousFile)]
    [InlineData("The.Matrix.1999/The.Matrix.1999.strm", Concern.NotAVideo)]
    [InlineData("The.Matrix.1999/The.Matrix.rar", Concern.Archive)]
    [InlineData("Some Manual EPUB/Some Manual EPUB.mkv", Concern.NotVideo)]
    [InlineData("Matrix/Trailers/one.mkv", Concern.OnlySample)]
    public async Task What_is_named_like_a_video_is_never_ignored(string path, Concern concern)
    {
        IngestItem item = await IdentifiedAsync(path);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == concern);
    }

    [Theory]
    [InlineData("<html>not found</html>", Concern.NotAVideo)]
    [InlineData("x", Concern.NotAVideo)]
    [InlineData("\0\0\0\0", Concern.Unfinished)]
    public async Task What_is_no_video_waits_and_is_not_filed_even_if_a_person_approves_it(string content, Concern concern)
    {
        await File.WriteAllTextAsync(_bench.Disk.File($"downloads/{Film}"), content, Stop);
        IngestItem item = await IdentifiedAsync(Film);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == concern);

        var approval = new Approval { ItemId = item.Id, By = Actor.CommandLine };
        ReviewOutcome outcome = await _bench.Part<ReviewDesk>().ApproveAsync(approval, Stop);
        Assert.Equal(new ReviewOutcome.NothingToPlace(item.Id, WhyNothing.NotAVideo), outcome);

        // Nor where an approval found its way past the desk.
        await _bench.ApproveAsync(item.Id, Workbench.Matrix);
        await _bench.WorkAllAsync();
        Assert.Empty(_bench.Library());
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(item.Id)).State);
    }

    [Fact]
    public async Task A_video_that_is_cut_off_waits_and_a_person_may_file_it()
    {
        await File.WriteAllBytesAsync(_bench.Disk.File($"downloads/{Film}"), TinyVideo.Make(3_000_000)[..1_000_000], Stop);
        IngestItem item = await IdentifiedAsync(Film);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Equal(Concern.Unfinished, Assert.Single(item.Assessment!.Reasons).Concern);

        await _bench.ApproveAsync(item.Id, Workbench.Matrix);
        await _bench.WorkAllAsync();
        Assert.Single(_bench.Library());
    }

    [Theory]
    [InlineData(12, 90_000)]
    [InlineData(8160, 1_200_000)]
    public async Task A_video_far_too_short_or_small_for_what_it_claims_waits(int seconds, int bytes)
    {
        await File.WriteAllBytesAsync(_bench.Disk.File($"downloads/{Film}"), TinyVideo.Make(bytes, seconds: seconds), Stop);
        IngestItem item = await IdentifiedAsync(Film);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == Concern.NotAVideo);
    }

    [Fact]
    public async Task The_length_of_a_video_is_evidence_and_is_kept_with_it()
    {
        _bench.Catalog.Runtimes[603] = 136;
        await File.WriteAllBytesAsync(_bench.Disk.File($"downloads/{Film}"), TinyVideo.Make(200_000, seconds: 45 * 60), Stop);
        IngestItem item = await IdentifiedAsync(Film);
        Assert.Equal(45 * 60, Assert.Single(item.Files).Probe!.Seconds);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == Concern.RuntimeDiffers);
    }

    [Fact]
    public async Task One_file_of_a_season_that_is_a_web_page_waits_by_itself_and_the_others_go_in()
    {
        await File.WriteAllTextAsync(
            _bench.Disk.File("downloads/Lost.S01.720p/Lost.S01E02.720p.mkv"),
            "<html>busy</html>".PadRight(3000),
            Stop
        );
        IngestItem item = await IdentifiedAsync("Lost.S01.720p/Lost.S01E01.720p.mkv", "Lost.S01.720p/Lost.S01E02.720p.mkv");
        Assert.Equal(ItemState.AwaitingReview, item.State);

        await _bench.ApproveAsync(item.Id, Workbench.Lost);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(item.Id)).State);
        Assert.EndsWith("s01e01.mkv", Assert.Single(_bench.Library()), StringComparison.Ordinal);
        IngestItem page = await _bench.ItemAsync(item.Id + 1);
        Assert.Equal(ItemState.AwaitingReview, page.State);
        Assert.EndsWith("E02.720p.mkv", Assert.Single(page.Files).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_video_that_an_older_version_approved_is_looked_into_before_it_is_placed()
    {
        await File.WriteAllTextAsync(_bench.Disk.File($"downloads/{Film}"), "<html>not found</html>", Stop);
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        Assert.Empty(_bench.Library());
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task Music_is_not_searched_in_the_catalog()
    {
        _bench.Catalog.Down = new Fault("TMDb", FaultKind.Unreachable, "TMDb must not be asked.");
        IngestItem item = await IdentifiedAsync("The Matrix OST 1999 FLAC/01.flac", "The Matrix OST 1999 FLAC/scans.rar");
        Assert.Equal(ItemState.Ignored, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == Concern.NoVideo);
    }

    [Fact]
    public async Task A_name_that_is_taken_in_the_library_is_left_to_a_person()
    {
        _bench.Disk.File("library/Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv");
        IngestItem item = await IdentifiedAsync(Film);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == Concern.DestinationExists);
    }

    [Fact]
    public async Task A_catalog_that_cannot_be_asked_postpones_and_is_told_once()
    {
        _bench.Catalog.Down = new Fault(
            "TMDb",
            FaultKind.RateLimited,
            "TMDb answered that it gets too many requests. plex-mcp waits and tries again.",
            TimeSpan.FromMinutes(3)
        );
        long id = await _bench.TakeOneAsync(Film);
        await _bench.WorkAsync<IdentifyStep>();
        _bench.Time.Advance(TimeSpan.FromMinutes(3));
        await _bench.WorkAsync<IdentifyStep>();

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal((ItemState.Identifying, 2), (item.State, item.Tries));
        Assert.Equal(_bench.Time.GetUtcNow() + TimeSpan.FromMinutes(3), item.DueAt);
        Assert.Single(item.History, h => h.Event == HistoryEvent.Faulted);
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Assert.Equal(
            "TMDb answered that it gets too many requests. plex-mcp waits and tries again.",
            (await db.Neighbors.SingleAsync(TestContext.Current.CancellationToken)).Fault
        );
    }

    [Fact]
    public async Task An_nfo_beside_the_film_that_names_another_one_leaves_it_to_a_person()
    {
        string nfo = _bench.Disk.File("downloads/The.Matrix.1999.1080p.BluRay/group.nfo");
        await File.WriteAllTextAsync(nfo, "https://www.themoviedb.org/tv/4607", TestContext.Current.CancellationToken);

        IngestItem item = await IdentifiedAsync(
            "The.Matrix.1999.1080p.BluRay/The.Matrix.1999.mkv",
            "The.Matrix.1999.1080p.BluRay/group.nfo"
        );

        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Concern == Concern.IdDiffers);
    }

    private async Task<IngestItem> IdentifiedAsync(params string[] paths)
    {
        long id = await _bench.TakeOneAsync(paths);
        await _bench.WorkAsync<IdentifyStep>();
        return await _bench.ItemAsync(id);
    }
}
