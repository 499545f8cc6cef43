namespace Hybrid.Releases;

public sealed class PathNames
{
    [Theory]
    [InlineData("Wheels/Season 2/03 - The Title.mkv", "episode: Wheels s2 e3")]
    [InlineData("Wheels/Season 2/3 The Title.mkv", "episode: Wheels s2 e3")]
    [InlineData("Wheels/Season 2/2. The Title.avi", "episode: Wheels s2 e2")]
    [InlineData("Wheels/Season 02/E01-Episode title.mkv", "episode: Wheels s2 e1")]
    [InlineData("Wheels/S02/Wheels.S02E01.mkv", "episode: Wheels s2 e1")]
    [InlineData("Wheels\\Season 02\\Wheels - S02E01.mkv", "episode: Wheels s2 e1")]
    [InlineData("TV Shows/Wheels/Season 2/S02E21 - 94 Meetings.mkv", "episode: Wheels s2 e21")]
    [InlineData("Wheels.S02.1080p.BluRay.x264-AXLE/wheels.s02e03.mkv", "episode: wheels s2 e3")]
    [InlineData("Wheels.S02E05.1080p.WEB-DL.H264-AXLE/160725_02.mkv", "episode: Wheels s2 e5")]
    [InlineData("Wheels.S02E05.1080p.WEB-DL.H264-AXLE/c48db7d2aeb040e8a920a9fd6effcbf4.mkv", "episode: Wheels s2 e5")]
    [InlineData("Wheels/02 - Ep Name.avi", "episode: Wheels e2 #2")]
    [InlineData("Wheels/12.avi", "episode: Wheels e12 #12")]
    [InlineData("Wheels/Season 1/Wheels - 1234 [720p].mkv", "episode: Wheels s1 e1234")]
    [InlineData("Season 2009/S2009E23-E24 - The Woman.mp4", "episode: ? s2009 e23,24")]
    [InlineData("Some Dummy Directory/Wheels S02/E01-Title.mkv", "episode: Wheels s2 e1")]
    [InlineData("series/Wheels/Season 4/Wheels [401] Fun Run.avi", "episode: Wheels s4 e1")]
    [InlineData("Movies/The Hikers (2019)/The Hikers (2019).mkv", "movie: The Hikers (2019)")]
    [InlineData("Movies/The Hikers (2019)/the.hikers.dvdrip.xvid-ab.avi", "movie: The Hikers (2019)")]
    [InlineData("The Hikers (1999)/cd1.avi", "movie: The Hikers (1999)")]
    [InlineData("Movies/The.Hikers.2010.DVDRip.XviD-iLG/i-hike.avi", "movie: The Hikers (2010)")]
    [InlineData("The.Hikers.2016.1080p.BluRay.x264-BLOW/blow-the.hikers.2016.1080p.bluray.x264.mkv", "movie: The Hikers (2016)")]
    [InlineData("Movies/The Hikers (2007)/The Hikers (2006).mkv", "movie: The Hikers (2006)")]
    [InlineData("Fake.Dir/yrucreM-LN 1.5DD LD-BEW P0801 10E10S esaeleR dehsaH emoS.mkv", "episode: Some Hashed Release s1 e1")]
    [InlineData("[Raws] Quiet Garden/[Raws] Quiet Garden - 12 (1080p).mkv", "episode: Quiet Garden e12 #12")]
    [InlineData("/Season 1/seriesname 01x02 blah.avi", "episode: seriesname s1 e2")]
    [InlineData("Blue Harbor/Season 1/Blue Harbor 5 - The Storm.mkv", "episode: Blue Harbor s1 e5")]
    [InlineData("Blue Harbor/Blue Harbor 5 - The Storm.mkv", "movie: Blue Harbor 5 - The Storm")]
    public void Folder_and_file_are_read_together(string name, string told) => Assert.Equal(told, Told.By(name));
}
