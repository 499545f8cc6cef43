namespace Hybrid.Releases;

public sealed class Resolutions
{
    [Theory]
    [InlineData("Film.2019.2160p.UHD.BluRay.x265-AB", "2160p")]
    [InlineData("Film.2019.1080p.BluRay.x264-AB", "1080p")]
    [InlineData("Film.2019.1080i.HDTV.x264-AB", "1080p")]
    [InlineData("Film.2019.720p50.HDTV.x264-AB", "720p")]
    [InlineData("Film.2019.4K.WEB-DL.x265-AB", "2160p")]
    [InlineData("Film.2019.UHD.BluRay.x265-AB", "2160p")]
    [InlineData("[Sub] Film - 01 (1280x720 h264)", "720p")]
    [InlineData("[Sub] Film - 01 (BD 1920x816 FLAC)", "1080p")]
    [InlineData("[Sub] Film - 01 [BD1080p][5A45EABE]", "1080p")]
    [InlineData("Film - 1280*720 HDTV", "720p")]
    [InlineData("Film 1280 x 720 x264", "720p")]
    [InlineData("Film.2019.1O8Op.WEB-DL", "1080p")]
    [InlineData("Film.2019.Bluray1080p.x264", "1080p")]
    [InlineData("Film.2019.PAL.DVDR-AB", "576p")]
    [InlineData("Film.2019.NTSC.DVDR-AB", "480p")]
    [InlineData("[Sub] Film (2018) [BD-1080]", "1080p")]
    [InlineData("Film.2019.FHD.WEB-DL", "1080p")]
    [InlineData("Film [720p-1080p] [BluRay]", "1080p")]
    public void The_height_of_the_picture_is_read(string name, string expected) =>
        Assert.Equal(expected, ReleaseParser.Parse(name, 2027).Resolution);
}
