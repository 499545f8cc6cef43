using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

public sealed class EpisodeNumbersTests
{
    [Fact]
    public void Season_and_episodes_stand_as_the_name_says() =>
        Assert.Equal(
            [new(2, 3), new(2, 4)],
            Numbered(
                new Release
                {
                    Input = "x",
                    Seasons = [2],
                    Episodes = [3, 4],
                },
                Series(10, 10)
            )
        );

    [Fact]
    public void A_number_without_a_season_is_certain_where_there_is_one_season() =>
        Assert.Equal([new(1, 26)], Numbered(new Release { Input = "x", Absolute = [26] }, Series(50)));

    [Fact]
    public void A_number_without_a_season_is_left_to_the_reviewer_where_there_are_more() =>
        Assert.Equal(Concern.AbsoluteNumbers, Refused(new Release { Input = "x", Absolute = [26] }, Series(12, 24)));

    [Fact]
    public void A_number_beyond_the_last_episode_is_left_to_the_reviewer() =>
        Assert.Equal(Concern.AbsoluteNumbers, Refused(new Release { Input = "x", Absolute = [13] }, Series(12)));

    [Theory]
    [InlineData(12, 1, 12)]
    [InlineData(13, 2, 1)]
    [InlineData(36, 2, 24)]
    [InlineData(37, 3, 1)]
    public void An_absolute_number_counts_through_the_seasons_where_a_person_said_so(int absolute, int season, int episode) =>
        Assert.Equal(
            [new(season, episode)],
            Numbered(new Release { Input = "x", Absolute = [absolute] }, Series(12, 24, 12), Numbering.Absolute)
        );

    [Fact]
    public void A_season_that_the_catalog_numbers_on_from_the_one_before_keeps_its_numbers()
    {
        Episode[] second = [.. Enumerable.Range(62, 15).Select(number => new Episode(2, number, null, null, null))];
        Assert.Equal([new(2, 63)], Numbered(new Release { Input = "x", Absolute = [63] }, Series(61, 15), Numbering.Absolute, second));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    public void An_absolute_number_that_no_season_has_is_left_to_the_reviewer_all_the_same(int absolute) =>
        Assert.Equal(
            Concern.AbsoluteNumbers,
            Refused(new Release { Input = "x", Absolute = [absolute] }, Series(12, 24), Numbering.Absolute)
        );

    [Fact]
    public void A_season_in_the_name_is_believed_whatever_was_said_of_the_numbering() =>
        Assert.Equal(
            [new(2, 3)],
            Numbered(
                new Release
                {
                    Input = "x",
                    Seasons = [2],
                    Episodes = [3],
                },
                Series(12, 24),
                Numbering.Absolute
            )
        );

    [Fact]
    public void A_day_is_the_episode_that_was_aired_on_it()
    {
        var release = new Release { Input = "x", AirDate = new DateOnly(2013, 10, 30) };
        Episode[] episodes = [new(19, 14, "A", new DateOnly(2013, 10, 29), null), new(19, 15, "B", new DateOnly(2013, 10, 30), null)];

        Assert.Equal([new(19, 15)], Numbered(release, Series(160), episodes));
        Assert.Equal(Concern.AirDate, Refused(release, Series(160)));
    }

    [Fact]
    public void Of_two_episodes_of_one_day_the_file_may_be_either()
    {
        var release = new Release { Input = "x", AirDate = new DateOnly(2013, 10, 30) };
        Episode[] episodes = [new(19, 14, "A", new DateOnly(2013, 10, 30), null), new(19, 15, "B", new DateOnly(2013, 10, 30), null)];

        Assert.Equal(Concern.AirDate, Refused(release, Series(160), Numbering.Unsaid, episodes));
    }

    [Fact]
    public void A_number_between_two_episodes_is_neither() =>
        Assert.Equal(Concern.Special, Refused(ReleaseParser.Parse("[Grp] Quiet Garden - 12.5 [1080p].mkv", 2027), Series(26)));

    [Fact]
    public void A_day_may_fall_into_the_seasons_that_began_in_its_year_or_the_year_before()
    {
        TitleDetails series = Series(10, 10, 10, 10) with
        {
            Seasons = [new(0, 5, 2013), new(17, 160, 2011), new(18, 160, 2012), new(19, 160, 2013), new(20, 160, 2014)],
        };

        Assert.Equal([19, 18], EpisodeSeasons.Around(new DateOnly(2013, 1, 3), series));
        Assert.Equal([20, 19], EpisodeSeasons.Around(new DateOnly(2014, 12, 31), series));
    }

    [Fact]
    public void No_number_is_a_reason() => Assert.Equal(Concern.UnnumberedFile, Refused(new Release { Input = "x" }, Series(10)));

    private static TitleDetails Series(params int[] seasons) =>
        new()
        {
            Title = new Title { Id = new TitleId(TitleKind.Series, 1), Name = "Series" },
            Seasons = [.. seasons.Select((count, index) => new Season(index + 1, count, null))],
        };

    private static IReadOnlyList<EpisodeNumber> Numbered(Release file, TitleDetails series, params Episode[] episodes) =>
        Numbered(file, series, Numbering.Unsaid, episodes);

    private static IReadOnlyList<EpisodeNumber> Numbered(
        Release file,
        TitleDetails series,
        Numbering numbering,
        params Episode[] episodes
    ) => Assert.IsType<NumberedEpisodes>(EpisodeNumbers.Of(file, series, episodes, numbering)).Episodes;

    private static Concern Refused(Release file, TitleDetails series, Numbering numbering = Numbering.Unsaid, params Episode[] episodes) =>
        Assert.IsType<NoEpisodes>(EpisodeNumbers.Of(file, series, episodes, numbering)).Reason.Concern;
}
