using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>What is asked about single files of a pack, and about folder and file.</summary>
public sealed class EpisodeConcernsTests
{
    private static readonly Episode[] Episodes =
    [
        .. Enumerable.Range(1, 2).SelectMany(season => Enumerable.Range(1, 6).Select(n => new Episode(season, n, null, null, 45))),
    ];

    [Fact]
    public void A_file_that_is_no_episode_is_told_by_itself_and_does_not_lower_the_confidence()
    {
        Assessment found = Decide("Hacks.S02.720p", null, "Hacks.S02E01.mkv", "Hacks.S02E02.mkv", "Hacks.S02E09.mkv");
        Reason reason = Assert.Single(found.Reasons);
        Assert.Equal((Concern.EpisodeUnknown, "Hacks.S02E09.mkv"), (reason.Concern, reason.File));
        Assert.True(found.Confidence > 0.9);
    }

    [Theory]
    [InlineData("Hacks.S02E03E05.1080p.mkv", true)]
    [InlineData("Hacks.S02E03.E05.1080p.mkv", true)]
    [InlineData("Hacks.S02E03E04.1080p.mkv", false)]
    [InlineData("Hacks.S02E03-E05.1080p.mkv", false)]
    [InlineData("Hacks.S02E03E04E05.1080p.mkv", false)]
    public void A_list_with_a_gap_may_mean_all_between(string file, bool asks) =>
        Assert.Equal(
            asks,
            Decide("Hacks.S02.1080p", null, "Hacks.S02E01.1080p.mkv", file)
                .Reasons.Any(r => r.Concern == Concern.EpisodeUnknown && r.Sentence.Contains("3 and 5", StringComparison.Ordinal))
        );

    [Fact]
    public void What_holds_for_every_file_is_told_once_of_the_download()
    {
        Assessment found = Decide("Hacks.720p", null, "Hacks - 01.mkv", "Hacks - 02.mkv");
        Assert.Equal((Concern.AbsoluteNumbers, (string?)null), (found.Reasons[0].Concern, found.Reasons[0].File));
    }

    [Fact]
    public void Numbered_files_make_a_bare_name_no_less_certain() =>
        Assert.DoesNotContain(Decide("Hacks", null, "E04.mkv", "E05.mkv").Reasons, reason => reason.Concern == Concern.BareName);

    [Theory]
    [InlineData("Hacks.S02E03.1080p.BluRay.x264-QQ", "Hacks.S02E04.1080p.BluRay.mkv")]
    [InlineData("Hacks.S01E02.1080p.WEB.h264-QQ", "Hacks.S02E01.1080p.WEB.h264-QQ.mkv")]
    [InlineData("Foundation.S02E03.1080p.WEB.h264-QQ", "Hacks.S02E03.1080p.WEB.h264-QQ.mkv")]
    [InlineData("Foundation Season 2", "Hacks.S02E04.1080p.mkv")]
    public void A_folder_that_says_otherwise_than_its_file_asks(string folder, string file) =>
        Assert.Contains(Decide(folder, null, file).Reasons, reason => reason.Concern == Concern.FolderDiffers);

    [Theory]
    [InlineData("Hacks.S02E03.1080p.BluRay.x264-DD", "dd-hks.s02e03.mkv")]
    [InlineData("Hacks.S02.1080p.BluRay.x264-QQ", "Hacks.S02E04.1080p.BluRay.mkv")]
    [InlineData("Hacks.S01-S02.1080p", "Hacks.S02E04.1080p.mkv")]
    [InlineData("Mixed.Shows.Pack", "Hacks.S02E04.1080p.mkv")]
    public void A_folder_that_says_less_or_more_does_not(string folder, string file) =>
        Assert.DoesNotContain(Decide(folder, null, file).Reasons, reason => reason.Concern == Concern.FolderDiffers);

    [Theory]
    [InlineData("Iron Man (2008)", "Iron.Man.3.2013.1080p.BluRay.mkv", true)]
    [InlineData("Iron.Man.2.2010.1080p.BluRay.x264-QQ", "Iron.Man.3.2013.1080p.BluRay.mkv", true)]
    [InlineData("Iron Man 3 (2012)", "Iron.Man.3.2013.1080p.BluRay.mkv", false)]
    [InlineData("Iron Man 1-3 (2008-2013)", "Iron.Man.3.2013.1080p.BluRay.mkv", false)]
    [InlineData("Iron.Man.Trilogy.2008-2013.1080p", "Iron.Man.3.2013.1080p.BluRay.mkv", false)]
    public void A_folder_of_another_year_than_its_movie_asks_unless_it_is_a_pack(string folder, string file, bool asks)
    {
        VideoClue[] files = [new(ReleaseParser.Parse($"{folder}/{file}", 2027), null) { Path = file }];
        Clues clues = CluesReader.Read(ReleaseParser.Parse(folder, 2027), files, seconds: null);
        Assessment found = Decider.Decide(
            clues,
            [Field.Movie(1, "Iron Man 3", 2013)],
            files,
            new DecisionFrame(0.85, HasKey: true, IsStale: false)
        );
        Assert.Equal(asks, found.Reasons.Any(reason => reason.Concern == Concern.FolderDiffers));
    }

    [Theory]
    [InlineData(45, false)]
    [InlineData(95, false)]
    [InlineData(20, false)]
    [InlineData(10, true)]
    [InlineData(150, true)]
    public void A_length_that_no_episode_has_asks(int minutes, bool asks) =>
        Assert.Equal(
            asks,
            Decide("Hacks.S02E04.1080p.WEB-QQ", minutes, "Hacks.S02E04.1080p.WEB-QQ.mkv")
                .Reasons.Any(reason => reason.Concern == Concern.RuntimeDiffers)
        );

    private static Assessment Decide(string name, int? minutes, params string[] paths)
    {
        VideoClue[] files =
        [
            .. paths.Select(path => new VideoClue(ReleaseParser.Parse($"{name}/{path}", 2027), minutes * 60) { Path = path }),
        ];
        Clues clues = CluesReader.Read(ReleaseParser.Parse(name, 2027), files, seconds: null);
        CandidateDetails[] field =
        [
            Field.Series(1, "Hacks", 2021, votes: 3000, country: null, 6, 6) with
            {
                Episodes = Episodes,
            },
            Field.Series(2, "Foundation", 2021, votes: 3000, country: null, 10, 10),
        ];
        return Decider.Decide(clues, field, files, new DecisionFrame(0.85, HasKey: true, IsStale: false));
    }
}
