namespace Hybrid.Releases;

public sealed class LooseEpisodes
{
    [Theory]
    [InlineData("About.Time.E01.1080p.VIKI.WEB-DL-BERRY.mp4", "episode: About Time e1")]
    [InlineData("Tower.Story.E1003.GERMAN.1080p.WEBRip.x264-ORT", "episode: Tower Story e1003")]
    [InlineData("The Boy Show Ep.5.avi", "episode: The Boy Show e5")]
    [InlineData("The Boy Show Ep #36 [8CF3ADFA].mkv", "episode: The Boy Show e36")]
    [InlineData("the-boy-show-episode-25-1080p.mp4", "episode: the-boy-show e25")]
    [InlineData("Boy+Show+Episode+3.mp4", "episode: Boy Show e3")]
    [InlineData("Episode 14", "episode: ? e14")]
    [InlineData("Ken.Burns.War.5of9.The.Universe.1990.DVDRip.x264-DOC", "episode: Ken Burns War (1990) e5")]
    [InlineData("Flexible.14.of.21.Title.Here.720p.HDTV.x264-DOC", "episode: Flexible e14")]
    [InlineData("Mini.Series.Part.3.720p.HDTV.x264-MINI", "episode: Mini Series e3")]
    [InlineData("Made.in.Nowhere.Part.Two.720p.HDTV.x264-MINI", "episode: Made in Nowhere e2")]
    [InlineData("Mini.Series.Part.1.and.Part.2.HDTV.720p.x264-MINI", "episode: Mini Series e1,2")]
    [InlineData("Road.to.the.Classic.Part01.720p.HDTV.x264-ICE", "episode: Road to the Classic e1")]
    [InlineData("Dead.Row.02.FRENCH.LD.DVDRip.XviD-ZO", "episode: Dead Row e2 #2")]
    [InlineData("Test.Run.13.HDTV-TEST", "episode: Test Run e13 #13")]
    [InlineData("03-Quick.Minds.avi", "episode: Quick Minds e3 #3")]
    [InlineData("003. Show Name - Ep Name.avi", "episode: Show Name e3 #3")]
    [InlineData("611-612 - Means and Ends.mp4", "episode: Means and Ends e611,612 #611,612")]
    [InlineData("Pearl.Ball.001.DBOX.CC.480p.x264-SEVEN.mkv", "episode: Pearl Ball e1 #1")]
    [InlineData("Show Something [.01.] 720p.mkv", "episode: Show Something e1 #1")]
    [InlineData("Show Name 10 (1).avi", "episode: Show Name e10 #10")]
    public void An_episode_without_a_season_is_read(string name, string told) => Assert.Equal(told, Told.By(name));
}
