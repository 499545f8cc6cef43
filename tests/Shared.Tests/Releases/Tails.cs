namespace Hybrid.Releases;

public sealed class Tails
{
    [Theory]
    [InlineData("The.Office.US.S01.1080p.BluRay.x265-PAPER", "episode: The Office US s1")]
    [InlineData("Shameless (UK) - 1x01 - Pilot", "episode: Shameless s1 e1")]
    [InlineData("Battlestar Galactica (2003) - S01E01", "episode: Battlestar Galactica (2003) s1 e1")]
    [InlineData("In.the.Dark.2019.S02E10.720p.WEB-DL.H264-SEE", "episode: In the Dark (2019) s2 e10")]
    [InlineData("Kjeller.AKA.Basement.1956.1080p.BluRay.x264", "movie: Kjeller (1956)")]
    [InlineData("AKA.2002.DVDRip.x264-NAME", "movie: AKA (2002)")]
    [InlineData("World's End Club (Shuumatsu no Club) S01E08 (2022 Airing) 1080i HDTV", "episode: World's End Club (2022) s1 e8")]
    [InlineData("Gekkan Nozaki [SubGroup] (1080p)", "movie: Gekkan Nozaki")]
    [InlineData("Lucky.Rider.1983-1992.S01E04.720p.WEB-DL.H264-HORSE", "episode: Lucky Rider (1983) s1 e4")]
    [InlineData("Kjeller (2009g.) DVDRip", "movie: Kjeller (2009)")]
    public void Countries_years_and_second_titles_are_told_from_the_title(string name, string told) => Assert.Equal(told, Told.By(name));

    [Theory]
    [InlineData("Kestrel.2.German.DL.720p.BluRay.x264-AB", "movie: Kestrel 2")]
    [InlineData("Kestrel.EXTENDED.German.DL.1080p.BluRay.x264-AB", "movie: Kestrel")]
    [InlineData("Kestrel.4k.mkv", "movie: Kestrel")]
    [InlineData("Kestrel.10TH.ANNiVERSARY.1995.1080p.BluRay.x264-AB", "movie: Kestrel (1995)")]
    [InlineData("Kestrel.2xDVD9.PAL", "movie: Kestrel")]
    [InlineData("Kestrel.Full.Series.DVDRip.XviD-AB", "episode: Kestrel")]
    [InlineData("Kestrel.DUAL.1080p.BluRay", "movie: Kestrel")]
    [InlineData("Kestrel Full Movie.mp4", "movie: Kestrel")]
    [InlineData("Kestrel Season S01-S05 1080p", "episode: Kestrel s1-5")]
    [InlineData("The Kestrel Series S01-S05 1080p", "episode: The Kestrel Series s1-5")]
    public void Tags_behind_the_title_are_not_the_title(string name, string told) => Assert.Equal(told, Told.By(name));
}
