namespace Hybrid.Releases;

public sealed class StereoNames
{
    [Theory]
    [InlineData("The.Hikers.2013.3D.1080p.BluRay.x264.mkv", "3D")]
    [InlineData("The.Hikers.2013.3D.HSBS.1080p.mkv", "3D HSBS")]
    [InlineData("The.Hikers.2013.3D.Half-SBS.1080p.mkv", "3D HSBS")]
    [InlineData("The.Hikers.2013.3D.1080p.BluRay.H-OU.x264-AB.mkv", "3D HTAB")]
    [InlineData("The.Hikers.2013.1080p.Half-OU.mkv", "3D HTAB")]
    [InlineData("The.Hikers.2013.3D.Full-SBS.mkv", "3D SBS")]
    [InlineData("The Hikers 3D (2013) SBS.mkv", "3D SBS")]
    [InlineData("The.Hikers.2013.3D.BluRay.1080p.MVC.mkv", "3D MVC")]
    [InlineData("The.Hikers.2013.3D.HSBS/abc.mkv", "3D HSBS")]
    [InlineData("The Hikers (2013)/The Hikers (2013).mk3d", "3D")]
    [InlineData("The.Hikers.2013.1080p.SBS.mkv", null)]
    [InlineData("The.Hikers.2013.1080p.mkv", null)]
    public void The_kind_of_3D_is_read(string path, string? stereo) =>
        Assert.Equal(stereo, Stereo.Of(ReleaseParser.Parse(path, 2027), ["The Hikers"]));

    [Fact]
    public void A_movie_that_is_called_3D_is_flat_unless_the_name_says_more()
    {
        Assert.Null(Stereo.Of(ReleaseParser.Parse("Hike.Up.3D.2010.1080p.mkv", 2027), ["Hike Up 3D"]));
        Assert.Equal("3D HSBS", Stereo.Of(ReleaseParser.Parse("Hike.Up.3D.2010.HSBS.mkv", 2027), ["Hike Up 3D"]));
    }
}
