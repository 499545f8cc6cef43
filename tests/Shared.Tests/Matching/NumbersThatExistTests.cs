using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

public sealed class NumbersThatExistTests
{
    /// <summary>Seasons 1 and 3 begin anew, as most catalogs number them.</summary>
    private static readonly Episode[] Plain = [.. Listed(1, 1, 25), .. Listed(2, 1, 12), .. Listed(3, 1, 22)];

    /// <summary>The catalog counts on: 1 to 12, 13 to 24, 25 to 36.</summary>
    private static readonly Episode[] Running = [.. Listed(1, 1, 12), .. Listed(2, 13, 12), .. Listed(3, 25, 12)];

    [Theory]
    [InlineData("Kite.Pilots.S02E14.1080p.mkv", 14)]
    [InlineData("[Grp] Kite Pilots S2 - 14 [1080p].mkv", 14)]
    [InlineData("[Grp] Kite Pilots S2 - 03 [1080p].mkv", 15)]
    [InlineData("Kite.Pilots.S02E03.1080p.mkv", 15)]
    public void A_season_that_counts_on_is_read_by_number_or_by_place_whichever_is_possible(string name, int episode) =>
        Assert.Equal([new EpisodeNumber(2, episode)], Numbered(name, Running));

    [Fact]
    public void A_list_that_lacks_its_first_episode_has_a_gap_and_does_not_count_on()
    {
        Episode[] gap = [.. Listed(1, 1, 12), .. Listed(2, 2, 11), .. Listed(3, 1, 3)];
        Assert.Equal([new EpisodeNumber(2, 1)], Numbered("Show.S02E01.mkv", gap));
        Assert.Equal(Concern.EpisodeUnknown, Refused("Show.S02E14.mkv", gap));
    }

    [Theory]
    [InlineData("Show.S02E30.1080p.mkv")]
    [InlineData("Show.S02E13.1080p.mkv")]
    [InlineData("Show.S03E24.1080p.mkv")]
    [InlineData("Show.S04E01.1080p.mkv")]
    [InlineData("Show.S03E0132.1080p.mkv")]
    public void A_number_that_the_season_does_not_have_is_asked_about_the_latest_season_too(string name) =>
        Assert.Equal(Concern.EpisodeUnknown, Refused(name, Plain));

    [Fact]
    public void Two_numbers_in_one_are_two_episodes_if_the_season_has_both() =>
        Assert.Equal([new EpisodeNumber(3, 1), new EpisodeNumber(3, 2)], Numbered("Show.S03E0102.1080p.mkv", Plain));

    [Fact]
    public void The_latest_season_may_have_one_more_for_a_few_days()
    {
        var today = new DateOnly(2026, 11, 30);
        Episode[] airing = [.. Listed(1, 1, 10), new Episode(2, 1, "A", today.AddDays(-7), null), new Episode(2, 2, "B", today, null)];
        Assert.True(Found("Show.S02E03.mkv", airing, today).IsBeyondTheList);
        Assert.IsType<NoEpisodes>(Read("Show.S02E04.mkv", airing, today));
        Assert.IsType<NoEpisodes>(Read("Show.S02E03.mkv", airing, today.AddDays(60)));
        Assert.IsType<NoEpisodes>(Read("Show.S01E11.mkv", airing, today));
    }

    [Theory]
    [InlineData("[Grp] Show S3 - 50 [1080p].mkv", 3, 13)]
    [InlineData("Show Season 2/201.mkv", 2, 1)]
    [InlineData("Show.S02.DVDRip.XviD-QQ/qq-shw201.avi", 2, 1)]
    [InlineData("Show/Season 2/Show 203.mkv", 2, 3)]
    [InlineData("Show Season 2/026 - A.mkv", 2, 1)]
    public void A_bare_number_behind_a_season_may_count_from_the_first_season_or_repeat_the_season(string name, int season, int episode) =>
        Assert.Equal([new EpisodeNumber(season, episode)], Numbered(name, Plain));

    [Theory]
    [InlineData("[Grp] Show - 26 [1080p].mkv", 2, 1)]
    [InlineData("[Grp] Show - 59 [1080p].mkv", 3, 22)]
    public void A_number_beyond_the_first_season_counts_through_the_seasons(string name, int season, int episode) =>
        Assert.Equal([new EpisodeNumber(season, episode)], Numbered(name, Plain));

    [Theory]
    [InlineData("[Grp] Kite Pilots - 05 [1080p].mkv", 1, 5)]
    [InlineData("[Grp] Kite Pilots - 30 [1080p].mkv", 3, 30)]
    public void Where_the_catalog_counts_on_a_number_is_its_own(string name, int season, int episode) =>
        Assert.Equal([new EpisodeNumber(season, episode)], Numbered(name, Running));

    [Theory]
    [InlineData("Show.S02.x264-QQ/qq-shw.x211.mkv")]
    [InlineData("Show.S07.720p-QQ/qq-shw.720.mkv")]
    public void A_number_in_a_season_s_folder_that_is_none_of_its_episodes_or_not_the_only_one_is_none(string name) =>
        Assert.IsType<NoEpisodes>(Read(name, [.. Plain, .. Listed(7, 1, 22)]));

    [Fact]
    public void A_number_that_two_seasons_may_have_is_asked_about() =>
        Assert.Equal(Concern.AbsoluteNumbers, Refused("[Grp] Show - 05 [1080p].mkv", Plain));

    [Fact]
    public void Three_digits_may_be_a_season_and_a_number_or_count_through()
    {
        Episode[] many = [.. Enumerable.Range(1, 9).SelectMany(season => Listed(season, 1, 22))];
        Assert.Equal(Concern.AbsoluteNumbers, Refused("show.101.mkv", many));
        Assert.Equal([new EpisodeNumber(4, 1)], Numbered("show.401.mkv", many));
        Assert.Equal(Concern.AbsoluteNumbers, Refused("[Grp] Show - 401 [1080p].mkv", many));
        Assert.Equal(Concern.AbsoluteNumbers, Refused("show.205.mkv", many));
    }

    [Theory]
    [InlineData("Show.S02.Part.2.E01.1080p.mkv")]
    [InlineData("[Grp] Show 2nd Season Part 2 - 01 [1080p].mkv")]
    [InlineData("[Grp] Show Season 2 Cour 2 - 02 (1080p).mkv")]
    [InlineData("Show.S02.Volume.2.E01.1080p.mkv")]
    [InlineData("Show.Season.2.Part.2.Episode.2.1080p.mkv")]
    public void A_number_behind_a_later_part_of_a_season_may_begin_anew(string name) =>
        Assert.Equal(Concern.UnnumberedFile, Refused(name, Plain));

    [Fact]
    public void A_part_behind_the_number_is_the_episode_s_title() =>
        Assert.Equal([new EpisodeNumber(2, 5)], Numbered("Show.S02E05.Part.2.1080p.mkv", Plain));

    [Theory]
    [InlineData("Angels.in.America.2003.Part.3.DVDRip.mkv", 3)]
    [InlineData("Angels.in.America.2003.Part.Two.DVDRip.mkv", 2)]
    [InlineData("Angels.in.America.2003.Miniseries/Angels in America - Part 4.mkv", 4)]
    [InlineData("Angels.in.America.Part.03.Number.1.3.DVDRip.mkv", 3)]
    public void A_part_of_a_series_with_one_season_is_its_episode(string name, int episode) =>
        Assert.Equal([new EpisodeNumber(1, episode)], Numbered(name, [.. Listed(1, 1, 6)]));

    [Fact]
    public void A_part_that_does_not_exist_or_of_a_series_with_more_seasons_is_asked_about()
    {
        Assert.Equal(Concern.UnnumberedFile, Refused("Angels.in.America.2003.Part.7.DVDRip.mkv", [.. Listed(1, 1, 6)]));
        Assert.Equal(Concern.UnnumberedFile, Refused("Show.2003.Part.3.DVDRip.mkv", Plain));
        Assert.Equal(Concern.EpisodeTitleDiffers, Refused("Angels.in.America.Part.03.Number.1.2.DVDRip.mkv", [.. Listed(1, 1, 6)]));
    }

    [Fact]
    public void A_file_without_a_number_is_the_episode_of_its_title_if_only_one_has_it()
    {
        Episode[] named = [new(1, 1, "Series", null, null), new(1, 2, "The Train Job", null, null), new(1, 3, "Shindig", null, null)];
        Assert.Equal([new EpisodeNumber(1, 2)], Numbered("Series/The Train Job.mkv", named));
        Assert.Equal(Concern.UnnumberedFile, Refused("Series/Series.mkv", named));
        Assert.Equal(Concern.UnnumberedFile, Refused("Series/Out Takes.mkv", named));
        Assert.Equal(Concern.UnnumberedFile, Refused("Series/Shindig.mkv", [.. named, new Episode(2, 1, "Shindig", null, null)]));
    }

    [Fact]
    public void The_title_of_another_episode_contradicts_the_number_and_both_are_shown()
    {
        Episode[] named = [new(1, 1, "Serenity", null, null), new(1, 2, "The Train Job", null, null), new(1, 3, "Bushwhacked", null, null)];
        Reason reason = Assert.IsType<NoEpisodes>(Read("Firefly.S01E01.The.Train.Job.1080p.mkv", named)).Reason;
        Assert.Equal(Concern.EpisodeTitleDiffers, reason.Concern);
        Assert.Contains("The Train Job", reason.Sentence, StringComparison.Ordinal);
        Assert.Contains("Serenity", reason.Sentence, StringComparison.Ordinal);
        Assert.Equal([new EpisodeNumber(1, 2)], Numbered("Firefly.S01E02.The.Train.Job.1080p.mkv", named));
        Assert.Equal([new EpisodeNumber(1, 2)], Numbered("Firefly.S01E02.Zugraub.German.1080p.mkv", named));
    }

    private static IEnumerable<Episode> Listed(int season, int first, int count) =>
        Enumerable.Range(first, count).Select(number => new Episode(season, number, $"Number {season} {number}", null, null));

    private static EpisodeReading Read(string name, Episode[] episodes, DateOnly? today = null) =>
        EpisodeNumbers.Of(ReleaseParser.Parse(name, 2027), Lists.SeriesOf(episodes), episodes, Numbering.Unsaid, today);

    private static NumberedEpisodes Found(string name, Episode[] episodes, DateOnly? today = null) =>
        Assert.IsType<NumberedEpisodes>(Read(name, episodes, today));

    private static IReadOnlyList<EpisodeNumber> Numbered(string name, Episode[] episodes) => Found(name, episodes).Episodes;

    private static Concern Refused(string name, Episode[] episodes) => Assert.IsType<NoEpisodes>(Read(name, episodes)).Reason.Concern;
}
