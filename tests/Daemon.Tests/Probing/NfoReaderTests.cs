using System.Text;
using Hybrid.Catalog;

namespace Hybrid.Daemon.Probing;

public sealed class NfoReaderTests
{
    [Theory]
    [InlineData(
        "<movie><title>The Matrix</title><uniqueid type=\"imdb\" default=\"true\">tt0133093</uniqueid></movie>",
        null,
        "tt0133093",
        null
    )]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<movie><uniqueid type=\"tmdb\">603</uniqueid></movie>", 603, null, null)]
    [InlineData("<movie><id>tt0133093</id><tmdbid>603</tmdbid></movie>", 603, "tt0133093", null)]
    [InlineData("<movie><id>603</id></movie>", null, null, null)]
    [InlineData("<movie><actor><tmdbid>6384</tmdbid><imdbid>tt0000206</imdbid></actor><tmdbid>603</tmdbid></movie>", 603, null, null)]
    [InlineData("<movie><tmdbid>-1</tmdbid></movie>", null, null, null)]
    [InlineData("<movie><title>x</title></movie>\nhttps://www.imdb.com/title/tt0133093/", null, "tt0133093", null)]
    [InlineData("<movie><tmdbid>603</tmdbid><broken", 603, null, null)]
    public void Kodis_file_of_a_film(string text, int? tmdb, string? imdb, int? tvdb)
    {
        NfoClaim? claim = Read(text);
        Assert.Equal((tmdb, imdb, tvdb), (claim?.TmdbId, claim?.ImdbId, claim?.TvdbId));
    }

    [Fact]
    public void Kodis_file_of_a_series_says_that_it_is_one()
    {
        Assert.Equal(
            new NfoClaim(TitleKind.Series, 1396, "tt0903747", 81189),
            Read(
                "<tvshow><uniqueid type=\"tvdb\">81189</uniqueid><uniqueid type=\"tmdb\">1396</uniqueid><imdb_id>tt0903747</imdb_id></tvshow>"
            )
        );
    }

    [Fact]
    public void An_episodes_own_number_at_TMDb_says_nothing_and_its_other_ids_lead_to_the_series()
    {
        Assert.Equal(
            new NfoClaim(TitleKind.Series, TmdbId: null, "tt0959621", 349232),
            Read(
                "<episodedetails><uniqueid type=\"tmdb\">62085</uniqueid><uniqueid type=\"imdb\">tt0959621</uniqueid><uniqueid type=\"tvdb\">349232</uniqueid></episodedetails>"
            )
        );
    }

    [Theory]
    [InlineData("iMDB...: http://www.imdb.com/title/tt0133093/", null, null, "tt0133093", null)]
    [InlineData("HTTPS://WWW.THEMOVIEDB.ORG/MOVIE/603-the-matrix", TitleKind.Movie, 603, null, null)]
    [InlineData("https://www.themoviedb.org/tv/1396", TitleKind.Series, 1396, null, null)]
    [InlineData("https://thetvdb.com/?tab=series&id=81189", TitleKind.Series, null, null, 81189)]
    [InlineData("https://thetvdb.com/dereferrer/series/81189", TitleKind.Series, null, null, 81189)]
    [InlineData("tt0133093 and again imdb.com/title/TT0133093", null, null, "tt0133093", null)]
    public void A_link_in_a_groups_text(string text, TitleKind? kind, int? tmdb, string? imdb, int? tvdb) =>
        Assert.Equal(new NfoClaim(kind, tmdb, imdb, tvdb), Read($"-=[ GROUP ]=-\r\n{text}\r\n greetings"));

    [Theory]
    [InlineData("imdb.com/title/tt0133093 imdb.com/title/tt0234215")]
    [InlineData("themoviedb.org/movie/603 themoviedb.org/movie/604")]
    [InlineData("themoviedb.org/movie/603 themoviedb.org/tv/603")]
    [InlineData("<movie><tmdbid>603</tmdbid></movie><movie><tmdbid>604</tmdbid></movie>")]
    [InlineData("batt0133093x tt123 tt12345678901")]
    [InlineData("")]
    [InlineData("<")]
    public void Several_titles_or_none_are_no_claim(string text) => Assert.Null(Read(text));

    [Fact]
    public void Nothing_is_fetched_or_unfolded_for_a_document_that_asks_for_it()
    {
        Assert.Null(Read("<!DOCTYPE movie [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><movie><tmdbid>&x;</tmdbid></movie>"));
        Assert.Null(Read("<!DOCTYPE m [<!ENTITY a \"603\"><!ENTITY b \"&a;&a;&a;&a;\">]><movie><tmdbid>&b;</tmdbid></movie>"));
    }

    [Fact]
    public void Any_encoding_will_do()
    {
        const string Text = "http://www.imdb.com/title/tt0133093/";
        byte[] frame = [0xDA, 0xC4, 0xC4, 0xBF, 0x0D, 0x0A, 0xB0, 0xDB];
        byte[][] all =
        [
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)],
            [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Text)],
            Encoding.Unicode.GetBytes(Text),
            Encoding.BigEndianUnicode.GetBytes(Text),
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)],
            [.. frame, .. Encoding.ASCII.GetBytes(Text), .. frame],
        ];
        Assert.All(all, bytes => Assert.Equal("tt0133093", NfoReader.Read(bytes)?.ImdbId));
    }

    private static NfoClaim? Read(string text) => NfoReader.Read(Encoding.UTF8.GetBytes(text));
}
