namespace Hybrid.Releases;

public sealed class ForeignNames
{
    [Theory]
    [InlineData("Mundo - Temporada 4 [HDTV][Cap.408][Castellano]", "episode: Mundo s4 e8")]
    [InlineData("Mundo.-.Temporada.15.720p.HDTV.x264[Cap.1503_1506]SPANISH-NEW", "episode: Mundo s15 e3-6")]
    [InlineData("Mundo Temporada 1 Capitulo 25", "episode: Mundo s1 e25")]
    [InlineData("Monde Saison 5 Ep 14 - Le Dehors", "episode: Monde s5 e14")]
    [InlineData("Monde.Saison3.VOSTFR.HDTV.XviD-FR", "episode: Monde s3")]
    [InlineData("Welt.Staffel.2.German.DVDRip.x264-DE", "episode: Welt s2")]
    [InlineData("Welt.S01E03.GERMAN.DUBBED.WS.HDTVRip.x264-DE", "episode: Welt s1 e3")]
    [InlineData("Mondo Stagione 2 ITA 720p", "episode: Mondo s2")]
    [InlineData("Mondo 3x18 Un Tuffo ITA HDTVMux x264 NovaRip", "episode: Mondo s3 e18")]
    [InlineData("Elementar 3º Temporada Dublado", "episode: Elementar s3")]
    [InlineData("Jogo 1ª a 8ª Temporada Completa [720p]", "episode: Jogo s1-8")]
    [InlineData("Swiat - Sezon 4 Odcinek 10 [480p][Lektor PL].mkv", "episode: Swiat s4 e10")]
    [InlineData("Swiat- odc. 10.mp4", "episode: Swiat e10")]
    [InlineData("Mir.3.sezon.22.seria.iz.22.XviD.HDRip.avi", "episode: Mir s3 e22")]
    [InlineData("Dunya.2.Sezon.7.Bölüm.1080p.WEB-DL-TR", "episode: Dunya s2 e7")]
    [InlineData("Kitsune Folge 12 German", "episode: Kitsune e12")]
    [InlineData("Puerto Azul T3 [720p][Castellano]", "episode: Puerto Azul s3")]
    [InlineData("Puerto.Azul.T2.1991.1080p.mkv", "movie: Puerto Azul T2 (1991)")]
    public void Other_languages_number_in_their_own_words(string name, string told) => Assert.Equal(told, Told.By(name));
}
