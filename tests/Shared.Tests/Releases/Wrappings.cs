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
    public void Sites_indexers_and_extensions_are_not_the_title(string name, string told) => Assert.Equal(told, Told.By(name));
}
