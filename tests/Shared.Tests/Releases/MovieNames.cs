namespace Hybrid.Releases;

public sealed class MovieNames
{
    [Theory]
    [InlineData("The.Matrix.1999.1080p.BluRay.x264-GROUP", "The Matrix", 1999)]
    [InlineData("1917.2019.1080p.WEB-DL.DDP5.1.H.264-GRP", "1917", 2019)]
    [InlineData("Blade.Runner.2049.2017.2160p.UHD.BluRay.x265-GRP", "Blade Runner 2049", 2017)]
    [InlineData("300 (2006) [1080p]", "300", 2006)]
    [InlineData("The.Proper.Way.2011.720p.WEBRip.x264-GRP", "The Proper Way", 2011)]
    public void A_film_has_a_title_and_a_year(string name, string title, int year)
    {
        var release = ReleaseParser.Parse(name, 2027);

        Assert.Equal((ReleaseKind.Movie, title, year), (release.Kind, release.Title, release.Year));
    }
}
