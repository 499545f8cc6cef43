namespace Hybrid.Releases;

public sealed class Groups
{
    [Theory]
    [InlineData("Film.2019.1080p.BluRay.x264-GROUP", "GROUP")]
    [InlineData("Film.2019.1080p.BluRay.x264-GROUP.mkv", "GROUP")]
    [InlineData("Film.2019.1080p.BluRay.x264-GROUP[rartv]", "GROUP")]
    [InlineData("Film.2019.1080p.BluRay.x264-GROUP-xpost", "GROUP")]
    [InlineData("Film.2019.1080p.BluRay.x264-GROUP-Obfuscated", "GROUP")]
    [InlineData("Film.2019.1080p.BluRay.x264-GROUP-1", "GROUP")]
    [InlineData("film.2019.1080p.bluray.x264-group-sample.mkv", "group")]
    [InlineData("Film.2019.1080p.BluRay.x264.D-Z0N3", "D-Z0N3")]
    [InlineData("Film.2019.1080p.BluRay.x264-D-Z0N3", "D-Z0N3")]
    [InlineData("Film (2019) 720p BrRip x264 - RIPPER", "RIPPER")]
    [InlineData("Film 2019 720p BluRay HEVC BONE", "BONE")]
    [InlineData("Film (2017) - H264 Ita Eng - DVDRip - by Seven CREW", "Seven")]
    [InlineData("Film.2012.35mm.x264-RESTORED", "RESTORED")]
    [InlineData("Film.2019.WEB-DLRip.by.Seven", "Seven")]
    [InlineData("Film (2019) (1080p BluRay x265 10bit AAC 5.1 RONIN)", "RONIN")]
    [InlineData("Film (2019) (1080p BluRay x265 10bit AAC 5.1 - RONIN)[CREW]", "CREW")]
    [InlineData("[SubGroup] Quiet Garden - 01 [1080p]", "SubGroup")]
    [InlineData("Quiet Garden - 036 (480p)-Moon-raws[TGx]", "Moon-raws")]
    [InlineData("Quiet Garden - 031 - The Resolve [SubGroup].avi", "SubGroup")]
    [InlineData("Film.2022.1080p.BluRay.x264-[YTS.AG]", "YTS.AG")]
    [InlineData("Film.2014.XviD.AC3-juggs[ETRG]", "juggs")]
    [InlineData("Show.S01E02.1080p.BluRay.Remux.AVC.FLAC.2.0-E.N.D", "E.N.D")]
    [InlineData("Show.S01E02.HDTV.XviD-HDR", "HDR")]
    [InlineData("Film.2019.1080p.WEB-DL.AAC2.0.H.264-NTb", "NTb")]
    public void Who_made_the_release_is_read(string name, string expected) => Assert.Equal(expected, ReleaseParser.Parse(name, 2027).Group);
}
