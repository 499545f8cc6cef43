using Hybrid.Catalog;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Videos;

namespace Hybrid.Daemon.Placing;

/// <summary>What a person says of single files, from the words to the library.</summary>
public sealed class SaidFilesTests : IAsyncLifetime
{
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.CreateAsync();
        _bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [25, 24];
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Episodes_are_filed_as_said_whatever_the_names_say_and_what_is_skipped_stays_out()
    {
        long id = await IdentifiedAsync(
            "Lost pack/Lost.S01E90.mkv",
            "Lost pack/Lost.S01E91.mkv",
            "Lost pack/Lost.S01E92.mkv",
            "Lost pack/Lost.S01E92.en.srt"
        );
        await ApproveAsync(id, "2=s02e05", "4=s01e01-e02", "1=skip");
        await _bench.WorkAllAsync();

        Assert.Equal(
            ["Lost (2004) - s01e01-e02.en.srt", "Lost (2004) - s01e01-e02.mkv", "Lost (2004) - s02e05.mkv"],
            _bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Contains(item.History, h => h.Sentence.Contains("Lost pack/Lost.S01E91.mkv is S02E05", StringComparison.Ordinal));
        Assert.Equal(["left out", "S02E05", "subtitle", "S01E01E02"], FileNumbers.InOrder(item.Files).Select(f => f.Assignment!.Words));
    }

    [Fact]
    public async Task A_preview_shows_the_number_of_each_file_what_it_is_held_to_be_and_where_it_will_stand()
    {
        long id = await IdentifiedAsync("Lost pack/Lost.S01E03.mkv", "Lost pack/Lost.S01E04.mkv", "Lost pack/Lost.S01E12.5.mkv");
        RenamePreview before = await PreviewAsync(id);
        Assert.Equal([(1, "S01E03"), (2, "S01E04"), (3, "S01E12")], before.Files.Select(f => (f.Number, f.Is)));

        RenamePreview after = await PreviewAsync(id, "3=s02e05", "2=skip");
        Assert.Equal([(1, "S01E03"), (2, "left out"), (3, "S02E05")], after.Files.Select(f => (f.Number, f.Is)));
        Assert.EndsWith("Season 02/Lost (2004) - s02e05.mkv", after.Files[2].To, StringComparison.Ordinal);
        Assert.Null(after.Files[1].To);
        Assert.All((await _bench.ItemAsync(id)).Files, f => Assert.Null(f.Assignment));
    }

    [Theory]
    [InlineData("1=s02e25", "File 1 cannot be S02E25: the catalog does not have that episode, its season 2 has 24 episodes, 1 to 24.")]
    [InlineData("1=s07e01", "File 1 cannot be S07E01: the catalog does not have that episode, it has no season 7.")]
    [InlineData("9=s01e01", "has no file 9: it has 2.")]
    [InlineData("1=part:1", "the title is a series")]
    [InlineData("1=foo", "\"1=foo\" cannot be read. After the file's number and = comes sSSeEE")]
    [InlineData("2=s01e02", "is no video that can be filed. It can only be left out: 2=skip.")]
    public async Task What_cannot_be_is_told_and_nothing_is_decided(string word, string sentence)
    {
        long id = await IdentifiedAsync("Lost pack/Lost.S01E01.mkv", "Lost pack/readme.txt");
        ReviewOutcome outcome = await OutcomeAsync(id, word);
        ArgumentFault.Unfit fault = Assert.IsType<ArgumentFault.Unfit>(Assert.Single(Assert.IsType<ReviewOutcome.Invalid>(outcome).Faults));
        Assert.Contains(sentence, fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task A_file_that_is_named_twice_and_one_that_cannot_be_read_are_told_at_once()
    {
        long id = await IdentifiedAsync("Lost pack/Lost.S01E01.mkv");
        ReviewOutcome outcome = await OutcomeAsync(id, "1=s01e01", "1=s01e02", "nonsense");
        Assert.Equal(2, Assert.IsType<ReviewOutcome.Invalid>(outcome).Faults.Count);
    }

    [Fact]
    public async Task Skipping_every_video_is_not_an_approval()
    {
        long id = await IdentifiedAsync("Lost pack/Lost.S01E01.mkv");
        Assert.Equal(new ReviewOutcome.NothingToPlace(id, WhyNothing.AllLeftOut), await OutcomeAsync(id, "1=skip"));
        Assert.Null(Assert.Single((await _bench.ItemAsync(id)).Files).Assignment);
    }

    [Fact]
    public async Task A_season_and_a_first_episode_number_the_files_in_the_order_of_their_names()
    {
        long id = await IdentifiedAsync("Lost pack/Lost - 01.mkv", "Lost pack/Lost - 02.mkv", "Lost pack/Lost - 03.mkv");
        Approval approval = Of(id, "3=s01e25") with { Season = 2, FromEpisode = 5 };
        Assert.IsType<ReviewOutcome.Approved>(await _bench.Part<ReviewDesk>().ApproveAsync(approval, Stop));
        await _bench.WorkAllAsync();
        Assert.Equal(
            ["Lost (2004) - s01e25.mkv", "Lost (2004) - s02e05.mkv", "Lost (2004) - s02e06.mkv"],
            _bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_season_alone_keeps_the_numbers_of_the_names()
    {
        long id = await IdentifiedAsync("Lost pack/Lost.S01E07.mkv", "Lost pack/Lost - 08.mkv");
        Assert.IsType<ReviewOutcome.Approved>(await _bench.Part<ReviewDesk>().ApproveAsync(Of(id) with { Season = 2 }, Stop));
        await _bench.WorkAllAsync();
        Assert.Equal(
            ["Lost (2004) - s02e07.mkv", "Lost (2004) - s02e08.mkv"],
            _bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Only_what_the_library_lacks_is_filed_if_a_person_says_so()
    {
        await _bench.ApprovedAsync(Workbench.Lost, "Lost.S01E01.OLD.mkv");
        await _bench.WorkAllAsync();
        long id = await IdentifiedAsync("Lost pack/Lost.S01E01.mkv", "Lost pack/Lost.S01E01.en.srt", "Lost pack/Lost.S01E02.mkv");

        Assert.IsType<ReviewOutcome.Approved>(
            await _bench.Part<ReviewDesk>().ApproveAsync(Of(id) with { Duplicates = Duplicates.OnlyMissing }, Stop)
        );
        await _bench.WorkAllAsync();

        IngestItem item = await _bench.ItemAsync(id);
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Equal(
            ["Lost (2004) - s01e01.mkv", "Lost (2004) - s01e02.mkv"],
            _bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            item.History,
            h => h.Sentence.Contains("S01E01.mkv is left out: The library already has", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_edition_and_a_part_are_filed_as_said()
    {
        long id = await IdentifiedAsync("The.Matrix.1999/The.Matrix.1999.mkv", "The.Matrix.1999/The.Matrix.1999.v2.mkv");
        await ApproveAsync(id, Workbench.Matrix.Id, "1=part:1", "2=part:2");
        await _bench.WorkAllAsync();
        Assert.Equal(
            ["The Matrix (1999) {tmdb-603} - pt1.mkv", "The Matrix (1999) {tmdb-603} - pt2.mkv"],
            _bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );

        long cut = await IdentifiedAsync("The.Matrix.1999.720p.mkv");
        await ApproveAsync(cut, Workbench.Matrix.Id, "1=edition:Director's Cut");
        await _bench.WorkAllAsync();
        Assert.Contains(_bench.Library(), p => p.EndsWith("{edition-Director's Cut}.mkv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_video_that_is_said_to_be_an_extra_goes_into_the_folder_of_its_kind()
    {
        long id = await IdentifiedAsync("The.Matrix.1999/The.Matrix.1999.mkv", "The.Matrix.1999/The.Matrix.1999.v2.mkv");
        await ApproveAsync(id, Workbench.Matrix.Id, "2=extra:behind-the-scenes");
        await _bench.WorkAllAsync();
        Assert.Contains(_bench.Library(), p => p.Contains("/Behind The Scenes/", StringComparison.Ordinal));
        Assert.Contains(_bench.Library(), p => p.EndsWith("/The Matrix (1999) {tmdb-603}.mkv", StringComparison.Ordinal));
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task A_file_of_another_name_that_is_said_to_be_a_version_stands_beside_the_movie()
    {
        long id = await IdentifiedAsync("The.Matrix.1999/The.Matrix.1999.2160p.mkv", "The.Matrix.1999/The.Matrix.1999.v2.1080p.mkv");
        await ApproveAsync(id, Workbench.Matrix.Id, "2=version");
        await _bench.WorkAllAsync();
        Assert.Equal(
            ["The Matrix (1999) {tmdb-603} - 1080p.mkv", "The Matrix (1999) {tmdb-603} - 2160p.mkv"],
            _bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_web_page_is_not_filed_whatever_is_said_of_it()
    {
        await File.WriteAllTextAsync(_bench.Disk.File("downloads/Lost pack/sample.mkv"), "<html>busy</html>".PadRight(3000), Stop);
        await File.WriteAllBytesAsync(_bench.Disk.File("downloads/Lost pack/Lost.S01E01.mkv"), TinyVideo.Make(3_000_000), Stop);
        long id = await IdentifiedAsync("Lost pack/Lost.S01E01.mkv", "Lost pack/sample.mkv");
        await ApproveAsync(id, "2=s01e02");
        await _bench.WorkAllAsync();
        Assert.Equal("Lost (2004) - s01e01.mkv", Path.GetFileName(Assert.Single(_bench.Library())));
    }

    [Fact]
    public async Task What_was_said_for_one_title_does_not_hold_for_another()
    {
        long id = await IdentifiedAsync("Lost pack/Lost.S01E91.mkv");
        await ApproveAsync(id, "1=s02e05");
        await _bench.WorkAllAsync();
        await _bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);
        await _bench.WorkAllAsync();
        await ApproveAsync(id, Workbench.Matrix.Id);
        await _bench.WorkAllAsync();
        Assert.Equal("The Matrix (1999) {tmdb-603}.mkv", Path.GetFileName(Assert.Single(_bench.Library())));
    }

    private async Task<long> IdentifiedAsync(params string[] paths)
    {
        long id = await _bench.TakeOneAsync(paths);
        await _bench.ChangeAsync(id, i => i.Move(ItemState.AwaitingReview, Actor.Daemon, "A person decides.", _bench.Time.GetUtcNow()));
        return id;
    }

    private static Approval Of(long id, params string[] files) => Of(id, Workbench.Lost.Id, files);

    private static Approval Of(long id, TitleId title, params string[] files) =>
        new()
        {
            ItemId = id,
            TmdbId = title.Tmdb,
            Kind = title.Kind,
            Files = files,
            By = Actor.CommandLine,
        };

    private Task<ReviewOutcome> OutcomeAsync(long id, params string[] files) => _bench.Part<ReviewDesk>().ApproveAsync(Of(id, files), Stop);

    private Task ApproveAsync(long id, params string[] files) => ApproveAsync(id, Workbench.Lost.Id, files);

    private async Task ApproveAsync(long id, TitleId title, params string[] files) =>
        Assert.IsType<ReviewOutcome.Approved>(await _bench.Part<ReviewDesk>().ApproveAsync(Of(id, title, files), Stop));

    private async Task<RenamePreview> PreviewAsync(long id, params string[] files) =>
        Assert.IsType<PreviewOutcome.Shown>(await _bench.Part<PreviewDesk>().PreviewAsync(Of(id, files), Stop)).Preview;
}
