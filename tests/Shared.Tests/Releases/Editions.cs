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
    [InlineData("Film.1979.Redux.1080p.BluRay.x264-AB", "Redux")]
    [InlineData("Film.2009.Ultimate.Cut.1080p.BluRay.x264-AB", "Ultimate Cut")]
    [InlineData("Film.1965.Roadshow.1080p.BluRay.x264-AB", "Roadshow")]
    [InlineData("Film.2015.Black.and.Chrome.1080p.BluRay.x264-AB", "Black and Chrome")]
    [InlineData("Film (2015) Black & Chrome Edition 1080p", "Black and Chrome")]
    [InlineData("Film.1986.Assembly.Cut.1080p.BluRay", "Assembly Cut")]
    [InlineData("Film.1995.Producers.Cut.1080p.BluRay", "Producer's Cut")]
    [InlineData("Film.II.1980.The.Richard.Donner.Cut.1080p", "Donner Cut")]
    [InlineData("Film.2014.The.Rogue.Cut.1080p.BluRay", "Rogue Cut")]
    [InlineData("Film.2023.IMAX.Enhanced.2160p.WEB-DL", "IMAX")]
    [InlineData("Film.1977.4K77.2160p.UHD", "4K77")]
    [InlineData("Film.1982.Extended.Edition.1080p", "Extended")]
    [InlineData("Film.1968.40th.Anniversary.1080p.BluRay", "Anniversary Edition")]
    [InlineData("Film.2012.Ultimate.Collectors.Edition.1080p", "Ultimate Collector's Edition")]
    [InlineData("Film.2012.4K.Restoration.1080p.BluRay", "Restored")]
    [InlineData("Film.2012.Versione.Estesa.1080p", "Extended")]
    [InlineData("Film.Uncut.and.Uncensored.2012.DVDRip", "Uncut Uncensored")]
    [InlineData("Films/Film (2012)/Director's Cut.mkv", "Director's Cut")]
    [InlineData("Film (2012) {edition-Extended}.mkv", "Extended")]
    public void The_edition_is_read(string name, string expected) => Assert.Equal(expected, ReleaseParser.Parse(name, 2027).Edition);

    [Theory]
    [InlineData("Film.Redux.2008.1080p.BluRay.x264-AB", "Film Redux")]
    [InlineData("The.Final.Cut.2004.1080p.BluRay.x264-AB", "The Final Cut")]
    [InlineData("Rough.Cut.1980.1080p.BluRay.x264-AB", "Rough Cut")]
    [InlineData("Noir.2005.1080p.BluRay.x264-AB", "Noir")]
    [InlineData("The.Roadshow.2012.1080p", "The Roadshow")]
    public void A_title_of_such_words_stays_whole(string name, string title)
    {
        Release release = ReleaseParser.Parse(name, 2027);
        Assert.Equal((title, null), (release.Title, release.Edition));
    }

    [Theory]
    [InlineData("Film.Redux.1979.1080p.mkv", "Film", "Redux")]
    [InlineData("Film.Redux.2008.1080p.mkv", "Film Redux", null)]
    [InlineData("Film.1979.Final.Cut.1080p.mkv", "Film", "Final Cut")]
    [InlineData("Film.Final.Cut.2022.1080p.mkv", "Film Final Cut", null)]
    [InlineData("Film Ultimate Cut.mkv", "Film", "Ultimate Cut")]
    [InlineData("Film.Two.1979.1080p.mkv", "Film", null)]
    public void What_the_catalog_has_in_the_title_is_no_edition(string name, string known, string? edition) =>
        Assert.Equal(edition, MovieEditions.Of(ReleaseParser.Parse(name, 2027), [known]));
}
