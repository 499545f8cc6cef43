namespace Hybrid.Releases;

public sealed class SeveralEpisodes
{
    [Theory]
    [InlineData("Wheels.S03E01E02.720p.HDTV.x264-AXLE", "episode: Wheels s3 e1,2")]
    [InlineData("Wheels.S03E01-02.720p.HDTV.x264-AXLE", "episode: Wheels s3 e1,2")]
    [InlineData("Wheels.S03E01-E04.720p.HDTV.x264-AXLE", "episode: Wheels s3 e1-4")]
    [InlineData("Wheels.S03E01-S03E04.720p", "episode: Wheels s3 e1-4")]
    [InlineData("Wheels.S03E01.S03E02.720p.HDTV.x264-AXLE", "episode: Wheels s3 e1,2")]
    [InlineData("Wheels S03E01 & S03E02 & S03E03", "episode: Wheels s3 e1-3")]
    [InlineData("Wheels S03E01 E02 HDTV x264", "episode: Wheels s3 e1,2")]
    [InlineData("Wheels S03E25+E26 Search.mp4", "episode: Wheels s3 e25,26")]
    [InlineData("Wheels.S03E21.22.FASTSUB.HDTV.XviD-AXLE", "episode: Wheels s3 e21,22")]
    [InlineData("Wheels.S6.E1E3.Name.1080p.WEB-DL", "episode: Wheels s6 e1-3")]
    [InlineData("Wheels S03E01E02E03.mp4", "episode: Wheels s3 e1-3")]
    [InlineData("Wheels - 1x02-03-04 - My Episode", "episode: Wheels s1 e2-4")]
    [InlineData("Wheels.1x02x03x04.DVD.480p_xvid-AXLE", "episode: Wheels s1 e2-4")]
    [InlineData("Wheels - 2x9-2x10 - Served [SDTV]", "episode: Wheels s2 e9,10")]
    [InlineData("Wheels - S07E22 - 7x23 - Lots.mkv", "episode: Wheels s7 e22,23")]
    [InlineData("Wheels (S15E06-08) City", "episode: Wheels s15 e6-8")]
    [InlineData("Wheels - [02x01-x02] - Episode 1", "episode: Wheels s2 e1,2")]
    [InlineData("Wheels.101.102.hdtv-lol", "episode: Wheels s1 e1,2")]
    [InlineData("Wheels E01E02E03", "episode: Wheels e1-3")]
    [InlineData("Wheels (2010) - 01-02-03 - Title HDTV-720p", "episode: Wheels (2010) e1-3 #1-3")]
    [InlineData("Wheels (2021) Season 01 EP(01-08) [720p HDRip x264]", "episode: Wheels (2021) s1 e1-8")]
    [InlineData("Wheels - S02 - E01 à E12 - [WEB-DL][1080p]", "episode: Wheels s2 e1-12")]
    [InlineData("Wheels Season 5 Episodes 1-10", "episode: Wheels s5 e1-10")]
    [InlineData("Wheels E1-200 1080p BluRay x265", "episode: Wheels e1-200")]
    [InlineData("Wheels S01E01-E9999", "episode: Wheels s1 e1")]
    public void Several_episodes_in_one_name_are_all_read(string name, string told) => Assert.Equal(told, Told.By(name));
}
