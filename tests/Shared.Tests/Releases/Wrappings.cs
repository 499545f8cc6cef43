namespace Hybrid.Releases;

public sealed class Wrappings
{
    [Theory]
    [InlineData("www.site.com - The Hikers (2019) 1080p WEB-DL x264.mkv", "movie: The Hikers (2019)")]
    [InlineData("[ www.Site.cd ] -The.Hikers.S07E07.720p.HDTV.X264-AB", "episode: The Hikers s7 e7")]
    [InlineData("[www.test-site.co.uk] - The.Hikers.2019.720p.HDTV.x264-AB", "movie: The Hikers (2019)")]
    [InlineData("site.net - The.Hikers.2019.720p.HDTV.x264-AB", "movie: The Hikers (2019)")]
    [InlineData("[REQ].The.Hikers.S02E02.HDTV.h265-AB[rartv]", "episode: The Hikers s2 e2")]
    [InlineData("[NO.RAR].The.Hikers.S05E01.HDTV.h264-AB", "episode: The Hikers s5 e1")]
    [InlineData("[indexer][509103] The.Hikers.S03E18.720p.HDTV.x264-AB", "episode: The Hikers s3 e18")]
    [InlineData("The.Hikers.2019.1080p.BluRay.x264-AB.www.site.com.mkv", "movie: The Hikers (2019)")]
    [InlineData("The.Hikers.2019.1080p.BluRay.x264-AB.mkv.torrent", "movie: The Hikers (2019)")]
    [InlineData("The Hikers 2019 1080p BluRay x264-AB mkv", "movie: The Hikers (2019)")]
    [InlineData("The.Hikers.S02E01.720p.WEB-DL.H264-AB.nzb", "episode: The Hikers s2 e1")]
    [InlineData("www.site.com.The.Hikers.2019.1080p.mkv", "movie: The Hikers (2019)")]
    [InlineData("www.test-site.net.au - The.Hikers.2019.720p.HDTV.X264-AB", "movie: The Hikers (2019)")]
    [InlineData("From [ WWW.SITE.COM ] - The.Hikers.S01E08.mkv", "episode: The Hikers s1 e8")]
    public void Sites_indexers_and_extensions_are_not_the_title(string name, string told) => Assert.Equal(told, Told.By(name));

    [Theory]
    [InlineData("[Drama] The Hikers 1983 BDRip.avi", "movie: The Hikers (1983)")]
    [InlineData("(Horror) The Hikers 1983 DVDRip", "movie: The Hikers (1983)")]
    [InlineData("(12) The Hikers (1983) 1080p.mkv", "movie: The Hikers (1983)")]
    [InlineData("[03] The Hikers (1983).mkv", "movie: The Hikers (1983)")]
    [InlineData("(500) Days of the Hikers 2009 1080p", "movie: (500) Days of the Hikers (2009)")]
    [InlineData("2022.8.2.The.Hikers.1995.BluRay.1080p.x264", "movie: The Hikers (1995)")]
    [InlineData("2022-08-02 The Hikers 1995 1080p", "movie: The Hikers (1995)")]
    [InlineData("hkr-the.hikers.1983.1080p.bluray.x264.mkv", "movie: the hikers (1983)")]
    [InlineData("hike-man.1983.1080p.bluray.x264.mkv", "movie: hike-man (1983)")]
    [InlineData("[The Hikers 1998] [BDRemux Site.org].mkv", "movie: The Hikers (1998)")]
    [InlineData("[The Hikers] (1998) [1080p].mkv", "movie: The Hikers (1998)")]
    [InlineData("(The Hikers) (1998) [1080p].mkv", "movie: The Hikers (1998)")]
    [InlineData("[Crew] 1998 The Hikers [1080p].mkv", "movie: The Hikers (1998)")]
    public void Orders_genres_and_stamps_are_not_the_title(string name, string told) => Assert.Equal(told, Told.By(name));
}
