using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Daemon.Placing;

public sealed class PlaceStepTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private Workbench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task An_approved_film_is_placed_and_goes_on_to_the_announcement()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);

        await _bench.WorkAsync<PlaceStep>();

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Announcing, item.State);
        Assert.Equal(["Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv"], _bench.Library());
        Assert.Equal(PlacementState.Placed, Assert.Single(item.Files).Placement!.State);
    }

    [Fact]
    public async Task Of_two_copies_of_one_film_the_second_asks_a_person_also_when_both_were_accepted_at_once()
    {
        long first = await _bench.TakeOneAsync(Film);
        long second = await _bench.TakeOneAsync("The.Matrix.1999.720p.WEB-DL.x264-OTHER.mp4");
        await _bench.WorkAsync<IdentifyStep>();
        Assert.Equal(ItemState.Approved, (await _bench.ItemAsync(first)).State);
        Assert.Equal(ItemState.Approved, (await _bench.ItemAsync(second)).State);

        await _bench.WorkAsync<PlaceStep>();

        Assert.Single(_bench.Library());
        Assert.Equal(ItemState.Announcing, (await _bench.ItemAsync(first)).State);
        IngestItem doubtful = await _bench.ItemAsync(second);
        Assert.Equal(ItemState.AwaitingReview, doubtful.State);
        Assert.Contains(doubtful.Assessment!.Reasons, r => r.Concern == Concern.AlreadyInLibrary);
    }

    [Fact]
    public async Task What_another_item_is_about_to_place_counts_as_being_there()
    {
        long first = await _bench.TakeOneAsync(Film);
        await _bench.WorkAsync<IdentifyStep>();
        Directory.Delete(_bench.Disk.At("library", "Movies"));
        await _bench.WorkAsync<PlaceStep>();
        Assert.Equal(ItemState.Placing, (await _bench.ItemAsync(first)).State);

        long second = await _bench.TakeOneAsync("The.Matrix.1999.720p.WEB-DL.x264-OTHER.mp4");
        await _bench.WorkAsync<IdentifyStep>();

        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(second)).State);
    }

    [Fact]
    public async Task Two_files_of_one_episode_in_a_pack_are_left_to_a_person()
    {
        long id = await _bench.TakeOneAsync(
            "Lost.S01.1080p.BluRay.x264-GRP/Lost.S01E01.1080p.BluRay.x264-GRP.mkv",
            "Lost.S01.1080p.BluRay.x264-GRP/Lost.S01E01.1080p.BluRay.x264-GRP.mp4",
            "Lost.S01.1080p.BluRay.x264-GRP/Lost.S01E02.1080p.BluRay.x264-GRP.mkv"
        );

        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Neighbors.Answer<LibraryConcerns> answer = await _bench
            .Part<LibraryContents>()
            .ConcernsAsync(db, await _bench.ItemAsync(id), Workbench.Lost.Id, upgrades: false, TestContext.Current.CancellationToken);

        Assert.Contains(answer.Value!.Reasons, r => r.Sentence.Contains("S01E01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_files_for_one_name_do_not_replace_each_other()
    {
        long id = await _bench.TakeOneAsync(
            "Lost.S01.BluRay.x264-GRP/Lost.S01E01.720p.BluRay.x264-GRP.mkv",
            "Lost.S01.BluRay.x264-GRP/Lost.1x01.720p.BluRay.x264-GRP.mkv"
        );
        await _bench.ApproveAsync(id, Workbench.Lost, Duplicates.Replace);

        await _bench.WorkAsync<PlaceStep>();

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Single(_bench.Library());
        Assert.Equal(PlacementState.Placed, Assert.Single(item.Files).Placement!.State);
        IngestItem other = await _bench.ItemAsync(id + 1);
        Assert.Contains("would get the name", Assert.Single(other.Assessment!.Reasons).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_or_missing_disk_postpones_and_a_later_try_goes_on()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        Directory.Delete(_bench.Disk.At("library", "Movies"));
        await _bench.WorkAsync<PlaceStep>();
        IngestItem waiting = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Placing, waiting.State);
        Assert.Contains("Mount its disk", waiting.Fault, StringComparison.Ordinal);
        Assert.True(waiting.DueAt > _bench.Time.GetUtcNow());

        _bench.Disk.Folder("library", "Movies");
        Assert.Equal(0, await _bench.WorkAsync<PlaceStep>());
        _bench.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await _bench.WorkAsync<PlaceStep>());
        Assert.Equal(ItemState.Announcing, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task Without_a_free_name_nothing_is_replaced_and_a_person_hears_of_it()
    {
        string taken = _bench.Disk.File("library/Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv", bytes: 7);
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);

        await _bench.WorkAsync<PlaceStep>();

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Placement refused = Assert.Single(item.Files).Placement!;
        Assert.Equal((PlacementState.Refused, Concern.DestinationExists), (refused.State, refused.RefusedFor));
        Assert.Equal(7, new FileInfo(taken).Length);
    }

    [Fact]
    public async Task Refused_and_approved_again_it_is_planned_anew()
    {
        string taken = _bench.Disk.File("library/Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv", bytes: 7);
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        File.Delete(taken);

        await _bench.ApproveAsync(id, Workbench.Matrix);
        await _bench.WorkAsync<PlaceStep>();

        Assert.Equal(ItemState.Announcing, (await _bench.ItemAsync(id)).State);
        Assert.Equal(4096, new FileInfo(taken).Length);
    }

    [Fact]
    public async Task A_catalog_that_cannot_be_asked_postpones()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        _bench.Catalog.Down = new Neighbors.Fault("TMDb", Neighbors.FaultKind.Unreachable, "TMDb does not answer.");
        await _bench.WorkAsync<PlaceStep>();
        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal((ItemState.Approved, "TMDb does not answer."), (item.State, item.Fault));
        Assert.Empty(_bench.Library());
    }

    [Fact]
    public async Task A_title_that_the_catalog_does_not_know_any_more_goes_back_to_a_person()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix with { Id = new(Catalog.TitleKind.Movie, 99) }, Film);
        await _bench.WorkAsync<PlaceStep>();
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task A_film_of_several_videos_is_filed_and_what_is_neither_the_film_nor_a_part_of_it_waits_by_itself()
    {
        long id = await _bench.ApprovedAsync(
            Workbench.Matrix,
            "The.Matrix.1999/The.Matrix.1999.mkv",
            "The.Matrix.1999/The.Matrix.1999.v2.mkv"
        );
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        Assert.Single(_bench.Library());

        IngestItem waiting = await _bench.ItemAsync(id + 1);
        Assert.Equal((ItemState.AwaitingReview, id), (waiting.State, waiting.SplitFrom));
        Assert.Equal(Concern.SplitMovie, Assert.Single(waiting.Assessment!.Reasons).Concern);
        Assert.Null(Assert.Single(waiting.Files).Placement);
    }

    [Fact]
    public async Task A_decision_that_came_while_the_plan_was_made_stands_and_leaves_no_trace_of_the_plan()
    {
        string taken = _bench.Disk.File("library/Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv", bytes: 7);
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAsync<PlaceStep>();
        await _bench.ApproveAsync(id, Workbench.Matrix);
        _bench.Catalog.Meanwhile = () =>
        {
            _bench.Catalog.Meanwhile = null;
            return _bench.ChangeAsync(id, i => i.Move(ItemState.Rejected, Actor.Reviewer, "No.", _bench.Time.GetUtcNow()));
        };

        await _bench.WorkAsync<PlaceStep>();

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Rejected, item.State);
        Assert.Equal(PlacementState.Refused, Assert.Single(item.Files).Placement!.State);
        Assert.Equal(7, new FileInfo(taken).Length);
    }
}
