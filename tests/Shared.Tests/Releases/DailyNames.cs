namespace Hybrid.Releases;

public sealed class DailyNames
{
    [Theory]
    [InlineData("Late.Talk.2014.10.31.HDTV.XviD-NIGHT", "episode: Late Talk on 2014-10-31")]
    [InlineData("Late Talk 2014-10-31 720p WEB", "episode: Late Talk on 2014-10-31")]
    [InlineData("Late_Talk_2018_06_22_Guest_720p_x265-NIGHT", "episode: Late Talk on 2018-06-22")]
    [InlineData("Late.Talk.15-05-2018.Web-DL.540p.H264.mp4", "episode: Late Talk on 2018-05-15")]
    [InlineData("Late Talk - 10-30-2010 - Rally.avi", "episode: Late Talk on 2010-10-30")]
    [InlineData("Late Talk 25/10/2019 Guest 480p x264-NIGHT", "episode: Late Talk on 2019-10-25")]
    [InlineData("Late Talk - 11/21/17 - Full Show", "episode: Late Talk on 2017-11-21")]
    [InlineData("Late.Talk.2012.16.02.PDTV.XviD-NIGHT", "episode: Late Talk on 2012-02-16")]
    [InlineData("LateTalk_20200116_1930.mp4", "episode: LateTalk on 2020-01-16")]
    [InlineData("Late Talk 2 mar 2013", "episode: Late Talk on 2013-03-02")]
    [InlineData("Late Talk 31st Jan 2025 1080p", "episode: Late Talk on 2025-01-31")]
    [InlineData("Late Talk - October 8, 2014.mp4", "episode: Late Talk on 2014-10-08")]
    [InlineData("Late.Talk.16.01.23.Guest.WEB.x264-NIGHT", "episode: Late Talk on 2016-01-23")]
    [InlineData("Late Talk S01E02 (22 October 2016) HDTV 720p", "episode: Late Talk s1 e2 on 2016-10-22")]
    [InlineData("Late Talk 2016 02 25 S20E142", "episode: Late Talk s20 e142 on 2016-02-25")]
    [InlineData("2011.03.13 - Late Talk - HD TV.mkv", "episode: ? on 2011-03-13")]
    public void A_day_of_broadcast_is_read_in_every_order(string name, string told) => Assert.Equal(told, Told.By(name));
}
