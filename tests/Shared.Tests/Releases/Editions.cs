namespace Hybrid.Releases;

public sealed class Editions
{
    [Theory]
    [InlineData("Film.2012.Extended.1080p.BluRay.x264-AB", "Extended")]
    [InlineData("Film.Extended.2012.1080p.BluRay.x264-AB", "Extended")]
    [InlineData("Film 2012 Director's Cut", "Director's Cut")]
    [InlineData("Film.Directors.Cut.2012.1080p.BluRay-AB", "Director's Cut")]
    [InlineData("Film.2012.UNRATED.1080p.BluRay.x264-AB", "Unrated")]
    [InlineData("Film.2012.IMAX.1080p.BluRay.x264-AB", "IMAX")]
    [InlineData("Film.2012.REMASTERED.1080p.BluRay.x264-AB", "Remastered")]
    [InlineData("Film.2012.Theatrical.Cut.1080p.BluRay.x264-AB", "Theatrical")]
    [InlineData("Film.2012.Criterion.Collection.1080p.BluRay.x264-AB", "Criterion")]
    [InlineData("Film.2012.50th.Anniversary.Edition.1080p-AB", "Anniversary Edition")]
    [InlineData("Film.2012.Ultimate.Edition.1080p.BluRay-AB", "Ultimate")]
    [InlineData("Film Final Cut 2012", "Final Cut")]
    [InlineData("Film.2012.Special.Edition.1080p.BluRay-AB", "Special Edition")]
    [InlineData("Film.2012.LIMITED.720p.BluRay.x264-AB", "Limited")]
    [InlineData("Film.1977.Despecialized.720p.BluRay-AB", "Despecialized")]
    [InlineData("Film (2012) Open Matte 1080p WEB-DL", "Open Matte")]
    public void The_edition_is_read(string name, string expected) => Assert.Equal(expected, ReleaseParser.Parse(name, 2027).Edition);
}
