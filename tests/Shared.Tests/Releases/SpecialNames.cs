namespace Hybrid.Releases;

public sealed class SpecialNames
{
    [Theory]
    [InlineData("Wheels.S00E04.A.Holiday.Special.1080p.WEB-DL.H264-AXLE", "episode: Wheels s0 e4")]
    [InlineData("Wheels S00E00 Unaired Pilot TVRip XviD-AXLE", "episode: Wheels s0 e0")]
    [InlineData("[SubGroup] Quiet Garden - 0x01 [720p][34073169].mkv", "episode: Quiet Garden s0 e1")]
    [InlineData("Wheels.2013.Christmas.Special.HDTV.x264-AXLE", "episode: Wheels (2013)")]
    [InlineData("[SubGroup] Quiet Garden - 17.5 (S00E01) (BD 1080p) [A6E2110E]", "episode: Quiet Garden s0 e1")]
    [InlineData("[SubGroup] Quiet Garden - 01 - OVA [BD][720p][AAC]", "episode: Quiet Garden e1 #1")]
    [InlineData("[SubGroup] Quiet Garden - SP01 [BD][720p]", "episode: Quiet Garden e1")]
    [InlineData("Quiet Garden - Special 01.mkv", "episode: Quiet Garden e1")]
    [InlineData("[SubGroup] Quiet Garden - PV [CA57F300].mkv", "movie: Quiet Garden")]
    [InlineData("[SubGroup] Quiet Garden - EX01 [BD][720p].mkv", "episode: Quiet Garden e1")]
    [InlineData("My.Ex.2.2015.1080p.WEB-DL.mkv", "movie: My Ex 2 (2015)")]
    public void A_special_is_read(string name, string told) => Assert.Equal(told, Told.By(name));
}
