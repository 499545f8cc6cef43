namespace Hybrid.Releases;

public sealed class PartWordsTests
{
    [Theory]
    [InlineData("Angels.in.America.2003.Part.3.DVDRip.mkv", 3)]
    [InlineData("Angels in America (2003)/Angels in America - Part IV.mkv", 4)]
    [InlineData("Band.of.Brothers.Part.03.Carentan.mkv", 3)]
    [InlineData("Dune.Part.One.2021.1080p.WEB.mkv", null)]
    [InlineData("Dune.Part.Two.mkv", null)]
    [InlineData("Severance.S01E05.Part.2.1080p.mkv", null)]
    public void A_part_behind_the_title_may_be_of_a_mini_series(string name, int? part) =>
        Assert.Equal(part, PartWords.OfMiniSeries(ReleaseParser.Parse(name, 2027))?.Number);

    [Theory]
    [InlineData("Show.S02.Part.2.E01.1080p.mkv", 2)]
    [InlineData("Show Season 2 Cour 2 - 02 (1080p).mkv", 2)]
    [InlineData("Show.S02.Part.1.E01.1080p.mkv", null)]
    [InlineData("Show.S02E05.Part.2.1080p.mkv", null)]
    [InlineData("Show.S02.Part.2.1080p/Show.S02E05.1080p.mkv", null)]
    public void A_later_part_of_a_season_stands_in_front_of_the_number(string name, int? part) =>
        Assert.Equal(part, PartWords.OfSeason(ReleaseParser.Parse(name, 2027)));

    [Theory]
    [InlineData("Show.S01E02b.The.Title.mkv", 2, true)]
    [InlineData("Show.S01E02.cd1.avi", 1, true)]
    [InlineData("Show.S01E02.pt2.avi", 2, false)]
    public void A_part_of_an_episode_stands_behind_its_number(string name, int part, bool isSure) =>
        Assert.Equal(new EpisodePart(part, isSure), PartWords.OfEpisode(ReleaseParser.Parse(name, 2027)));

    [Theory]
    [InlineData("Show.S01E02.1080p.mkv")]
    [InlineData("Show.S01E02ab.mkv")]
    [InlineData("Show.S01E02E03.pt1.mkv")]
    public void Most_files_are_whole_episodes(string name) => Assert.Null(PartWords.OfEpisode(ReleaseParser.Parse(name, 2027)));
}
