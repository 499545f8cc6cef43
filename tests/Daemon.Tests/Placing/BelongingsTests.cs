using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Placing;

/// <summary>Items without a video of their own: subtitles, extras and parts whose title is in the library.</summary>
public sealed class BelongingsTests : IAsyncLifetime
{
    private const string Show = "TV Shows/Lost (2004) {tmdb-4607}";
    private const string Film = "Movies/The Matrix (1999) {tmdb-603}";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_subtitle_that_waits_by_itself_goes_beside_the_episode_that_a_person_names_and_can_be_moved()
    {
        _bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [24];
        const string Pack = "Lost.2004.S01.1080p.WEB-DL.x264-GRP";
        IReadOnlyList<long> taken = await _bench.TakeAsync(
            $"{Pack}/Lost.S01E01.1080p.mkv",
            $"{Pack}/Lost.S01E02.1080p.mkv",
            $"{Pack}/Subs/German.srt"
        );
        await _bench.WorkAllAsync();
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        long id = await db.Items.Where(i => i.SplitFrom == taken[0]).Select(i => i.Id).SingleAsync(Stop);
        Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(id, "1=s01e02"));
        await _bench.WorkAllAsync();
        Assert.Contains($"{Show}/Season 01/Lost (2004) - s01e02.de.srt", _bench.Library());
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);

        Assert.IsType<MoveOutcome.Accepted>(
            await _bench
                .Part<MoveDesk>()
                .MoveAsync(
                    new MoveRequest
                    {
                        ItemId = id,
                        Files = ["1=s01e01"],
                        By = Actor.CommandLine,
                    },
                    Stop
                )
        );
        await _bench.WorkAsync<RelocateStep>();
        Assert.Contains($"{Show}/Season 01/Lost (2004) - s01e01.de.srt", _bench.Library());
        Assert.DoesNotContain($"{Show}/Season 01/Lost (2004) - s01e02.de.srt", _bench.Library());
    }

    [Fact]
    public async Task An_extra_that_comes_alone_goes_into_the_folder_of_its_film()
    {
        await _bench.TakeOneAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        await _bench.WorkAllAsync();
        long id = await _bench.TakeOneAsync("The Matrix 1999 Extras/Featurettes/A Look Inside.mkv");
        await _bench.WorkAllAsync();
        Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(id));
        await _bench.WorkAllAsync();
        Assert.Contains($"{Film}/Featurettes/A Look Inside.mkv", _bench.Library());
    }

    [Fact]
    public async Task Without_a_video_in_the_library_there_is_nothing_to_file()
    {
        long id = await _bench.TakeOneAsync("The Matrix 1999 Extras/Featurettes/A Look Inside.mkv");
        await _bench.WorkAllAsync();
        Assert.Equal(new ReviewOutcome.NothingToPlace(id, WhyNothing.NoVideo), await ApproveAsync(id));
    }

    [Theory]
    [InlineData("subtitle:de", "de")]
    [InlineData("subtitle:Portuguese (Brazilian):forced", "pt-BR.forced")]
    [InlineData("subtitle:en:sdh", "en.sdh")]
    [InlineData("subtitle:fr:commentary", "commentary.fr")]
    public async Task The_language_of_a_subtitle_can_be_said(string said, string suffix)
    {
        long id = await _bench.TakeOneAsync("Matrix_x/Matrix.mkv", "Matrix_x/Subs/unknown.srt");
        await _bench.WorkAllAsync();
        Assert.IsType<ReviewOutcome.Approved>(await ApproveAsync(id, $"2={said}"));
        await _bench.WorkAllAsync();
        Assert.Contains($"{Film}/The Matrix (1999) {{tmdb-603}}.{suffix}.srt", _bench.Library());
    }

    [Theory]
    [InlineData("1=subtitle:de", "is no subtitle")]
    [InlineData("2=part:1", "is a subtitle. Say its language (2=subtitle:en) or 2=skip.")]
    [InlineData("2=subtitle:gibberish", "cannot be read")]
    public async Task What_a_subtitle_cannot_be_is_told(string said, string sentence)
    {
        long id = await _bench.TakeOneAsync("Matrix_x/Matrix.mkv", "Matrix_x/Subs/unknown.srt");
        await _bench.WorkAllAsync();
        ReviewOutcome.Invalid invalid = Assert.IsType<ReviewOutcome.Invalid>(await ApproveAsync(id, said));
        Assert.Contains(sentence, Assert.IsType<ArgumentFault.Unfit>(Assert.Single(invalid.Faults)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_missing_part_of_a_film_joins_the_other_one_without_a_question()
    {
        long first = await _bench.TakeOneAsync("The.Matrix.1999.DVDRip.CD1.avi");
        await _bench.WorkAllAsync();
        Assert.Contains((await _bench.ItemAsync(first)).Assessment!.Reasons, r => r.Concern == Concern.SplitMovie);
        await _bench.ApproveAsync(first, Workbench.Matrix);
        await _bench.WorkAllAsync();

        long second = await _bench.TakeOneAsync("The.Matrix.1999.DVDRip.CD2.avi");
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(second)).State);
        Assert.Equal(
            [$"{Film}/The Matrix (1999) {{tmdb-603}} - pt1.avi", $"{Film}/The Matrix (1999) {{tmdb-603}} - pt2.avi"],
            _bench.Library()
        );
    }

    [Theory]
    [InlineData("The.Matrix.1999.DVDRip.CD3.avi")]
    [InlineData("The.Matrix.1999.DVDRip.2of3.avi")]
    [InlineData("The.Matrix.1999.Extended.DVDRip.CD2.avi")]
    [InlineData("The.Matrix.1999.DVDRip.x264.CD1.avi")]
    public async Task A_part_that_leaves_another_one_missing_or_is_there_still_asks(string part)
    {
        long first = await _bench.TakeOneAsync("The.Matrix.1999.DVDRip.CD1.avi");
        await _bench.WorkAllAsync();
        await _bench.ApproveAsync(first, Workbench.Matrix);
        await _bench.WorkAllAsync();

        long second = await _bench.TakeOneAsync(part);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(second)).State);
    }

    private Task<ReviewOutcome> ApproveAsync(long id, params string[] files) =>
        _bench
            .Part<ReviewDesk>()
            .ApproveAsync(
                new Approval
                {
                    ItemId = id,
                    Candidate = 1,
                    Files = files,
                    By = Actor.CommandLine,
                },
                Stop
            );
}
