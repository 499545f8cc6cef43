using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>A library that was there before the first start.</summary>
public sealed class OtherCopiesTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";

    private Workbench _bench = null!; // Set by InitializeAsync, which runs first.

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("Movies/The Matrix (1999)/The Matrix (1999).mkv")] // By hand, Radarr, Kodi.
    [InlineData("Movies/The Matrix (1999)/movie.mp4")]
    [InlineData("Movies/The Matrix (1999) {imdb-tt0133093}/The Matrix (1999) {imdb-tt0133093} [Bluray-720p].mkv")]
    [InlineData("Movies/The Matrix (1999) [tmdbid-603]/The Matrix (1999) [tmdbid-603].mkv")] // Jellyfin.
    [InlineData("Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603} [Bluray-720p].mkv")]
    [InlineData("Movies/Matrix, The (1999)/Matrix, The.avi")]
    [InlineData("Movies/The.Matrix.1999.720p.WEB-DL/the.matrix.mkv")] // As it was downloaded.
    [InlineData("Movies/The Matrix (1999).mkv")] // FileBot, without folders.
    [InlineData("Movies/Matrix - Die deutsche Fassung {tmdb-603}/Matrix.mkv")]
    public async Task A_movie_that_stands_there_by_another_hand_is_asked_about(string standing)
    {
        _bench.Disk.File($"library/{standing}");

        IngestItem item = await IdentifiedAsync(Film);

        Assert.Equal(ItemState.AwaitingReview, item.State);
        Reason reason = Assert.Single(item.Assessment!.Reasons);
        Assert.Equal(Concern.AlreadyInLibrary, reason.Concern);
        Assert.Contains(_bench.Disk.At("library", standing), reason.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Movies/The Matrix (2021)/The Matrix (2021).mkv")]
    [InlineData("Movies/The Matrix Reloaded (2003)/The Matrix Reloaded (2003).mkv")]
    [InlineData("Movies/The Matrix (1999) {tmdb-9}/The Matrix (1999) {tmdb-9}.mkv")]
    [InlineData("Movies/The Matrix (1999)/poster.jpg")]
    [InlineData("Movies/The Matrix (1999)/Trailers/trailer.mkv")]
    [InlineData("Movies/The Matrix (1999) {edition-Remastered}/The Matrix (1999) {edition-Remastered}.mkv")]
    [InlineData("Movies/The Matrix (1999)/The Matrix (1999) - 3D HSBS.mkv")]
    [InlineData("Movies/The.Matrix.1999.3D.Half-OU.1080p/the.matrix.mkv")]
    public async Task What_is_another_movie_or_no_movie_is_not(string standing)
    {
        _bench.Disk.File($"library/{standing}");

        Assert.Equal(ItemState.Approved, (await IdentifiedAsync(Film)).State);
    }

    [Fact]
    public async Task What_plex_mcp_filed_itself_is_known_by_its_own_reason_and_a_new_folder_is_seen_at_once()
    {
        await IdentifiedAsync(Film);
        await _bench.WorkAsync<PlaceStep>();
        IngestItem again = await IdentifiedAsync("The.Matrix.1999.720p.WEB-DL.x264-OTHER.mkv");
        Assert.Contains(again.Assessment!.Reasons, r => r.Concern == Concern.AlreadyInLibrary);
        Assert.DoesNotContain(again.Assessment.Reasons, r => r.Sentence.Contains("did not file", StringComparison.Ordinal));

        _bench.Disk.File("library/Movies/Matrix, The (1999)/Matrix.mkv");
        again = await IdentifiedAsync("The.Matrix.1999.2160p.WEB-DL.x264-THIRD.mkv");

        Assert.Contains(again.Assessment!.Reasons, r => r.Sentence.Contains("did not file", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Lost/Season 1/Lost - 1x02 - Pilot.mkv", true)]
    [InlineData("Lost (2004)/Season 01/Lost - S01E02 - Pilot.mkv", true)]
    [InlineData("Lost (2004) [tvdbid-73739]/Season 01/Lost S01E01-E02.mkv", true)]
    [InlineData("Lost (2004)/Season 01/Lost - S01E03.mkv", false)]
    [InlineData("Lost (2004)/Season 02/Lost - S02E02.mkv", false)]
    [InlineData("Lost (2021)/Season 01/Lost - S01E02.mkv", false)]
    [InlineData("Lost in Space (2018)/Season 01/Lost in Space - S01E02.mkv", false)]
    public async Task An_episode_is_asked_about_if_that_episode_stands_there(string standing, bool isThere)
    {
        _bench.Disk.File($"library/TV Shows/{standing}");
        long id = await _bench.TakeOneAsync("Lost.S01E02.1080p.BluRay.x264-GRP.mkv");

        await using LedgerDb db = await _bench.OpenLedgerAsync();
        Neighbors.Answer<LibraryConcerns> answer = await _bench
            .Part<LibraryContents>()
            .ConcernsAsync(db, await _bench.ItemAsync(id), Workbench.Lost.Id, upgrades: false, TestContext.Current.CancellationToken);

        Assert.Equal(isThere, answer.Value!.Reasons.Any(r => r.Sentence.Contains(standing, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Movies/The Matrix (1999)/poster.jpg", "Movies/The Matrix (1999)/The Matrix (1999) {tmdb-603}.mkv")]
    [InlineData("Movies/Matrix {tmdb-603}/poster.jpg", "Movies/Matrix {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv")]
    [InlineData("Movies/The Matrix (2021)/poster.jpg", "Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv")]
    public async Task A_movie_is_filed_into_its_folder_that_stands_there_and_undone_without_it(string standing, string filed)
    {
        _bench.Disk.File($"library/{standing}");
        IngestItem item = await IdentifiedAsync(Film);
        await _bench.WorkAsync<PlaceStep>();

        Assert.True(File.Exists(_bench.Disk.At("library", filed)));

        await _bench.Part<UndoDesk>().UndoAsync(item.Id, Actor.CommandLine, cancellationToken: TestContext.Current.CancellationToken);
        await _bench.WorkAsync<PlaceStep>();
        Assert.False(File.Exists(_bench.Disk.At("library", filed)));
        Assert.True(File.Exists(_bench.Disk.At("library", standing)));
    }

    private async Task<IngestItem> IdentifiedAsync(string name)
    {
        long id = await _bench.TakeOneAsync(name);
        await _bench.WorkAsync<IdentifyStep>();
        return await _bench.ItemAsync(id);
    }
}
