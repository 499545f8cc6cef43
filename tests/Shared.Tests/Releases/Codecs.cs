namespace Hybrid.Releases;

public sealed class Codecs
{
    [Theory]
    [InlineData("Film.2019.1080p.BluRay.x264-AB", "H.264")]
    [InlineData("Film.2019.1080p.BluRay.H.264-AB", "H.264")]
    [InlineData("Film 2019 1080p BluRay H 264-AB", "H.264")]
    [InlineData("Film.2019.1080p.BluRay.AVC-AB", "H.264")]
    [InlineData("Show.S01E01.HDTVx264-AB", "H.264")]
    [InlineData("Film.2019.1080p.BluRay.x265-AB", "H.265")]
    [InlineData("Film.2019.1080p.BluRay.HEVC-AB", "H.265")]
    [InlineData("Film.2019.1080p.WEB.H.265-AB", "H.265")]
    [InlineData("Film.2001.DVDRip.XviD-AB", "XviD")]
    [InlineData("Film.2001.DVDRip.DivX-AB", "DivX")]
    [InlineData("Film.2023.1080p.WEB-DL.AV1-AB", "AV1")]
    [InlineData("Film.2005.DVD.MPEG2-AB", "MPEG-2")]
    [InlineData("Film.2009.BluRay.VC-1.REMUX-AB", "VC-1")]
    [InlineData("Film.2018.WEBRip.VP9-AB", "VP9")]
    public void The_codec_is_read(string name, string expected) => Assert.Equal(expected, ReleaseParser.Parse(name, 2027).Codec);
}
