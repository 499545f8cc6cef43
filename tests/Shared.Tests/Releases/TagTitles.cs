namespace Hybrid.Releases;

public sealed class TagTitles
{
    [Theory]
    [InlineData("The.Bone.Collector.1999.1080p.BluRay.x264-DEN", "movie: The Bone Collector (1999)")]
    [InlineData("Multiplicity.1996.1080p.BluRay.x264-COPY", "movie: Multiplicity (1996)")]
    [InlineData("The.Proper.Way.2011.720p.WEBRip.x264-GRP", "movie: The Proper Way (2011)")]
    [InlineData("Cam.2018.1080p.NF.WEB-DL.x264-LIVE", "movie: Cam (2018)")]
    [InlineData("Body Cam (2020) WEBRip 1080p x265", "movie: Body Cam (2020)")]
    [InlineData("Madame Web (2024) 1080p AMZN WEBRip x265", "movie: Madame Web (2024)")]
    [InlineData("Deep.Web.2015.1080p.BluRay.x264-TOR", "movie: Deep Web (2015)")]
    [InlineData("Uncut.Gems.2019.2160p.WEB-DL.x265-SHINE", "movie: Uncut Gems (2019)")]
    [InlineData("A.Real.Pain.2024.1080p.WEB.H264-OUCH", "movie: A Real Pain (2024)")]
    [InlineData("The.Good.German.2006.720p.BluRay.x264-NOIR", "movie: The Good German (2006)")]
    [InlineData("The.Good.German.2006.GERMAN.720p.HDTV.x264-NOIR", "movie: The Good German (2006)")]
    [InlineData("Johnny.English.2003.1080p.BluRay.x264-SPY", "movie: Johnny English (2003)")]
    [InlineData("Polish.Wedding.1998.1080p.WEB.H264-PIE", "movie: Polish Wedding (1998)")]
    [InlineData("The.Christmas.Edition.1941.720p.HDTV.x264-SNOW", "movie: The Christmas Edition (1941)")]
    [InlineData("Bigger.Longer.and.Uncut.1999.1080p.Blu-ray.AVC.REMUX-SP", "movie: Bigger Longer and Uncut (1999)")]
    [InlineData("8-Bit.Christmas.2021.1080p.WEB-DL.H264-NES", "movie: 8-Bit Christmas (2021)")]
    [InlineData("8 Bit Christmas (2021) HQ HDRip x264", "movie: 8 Bit Christmas (2021)")]
    [InlineData("Saw.3D.2010.1080p.BluRay.x265.AAC-TRAP", "movie: Saw 3D (2010)")]
    [InlineData("Reality.2023.1080p.WEB.H264-TRUE", "movie: Reality (2023)")]
    [InlineData("xXx.2002.15th.Anniversary.Edition.1080p.BluRay-XX", "movie: xXx (2002)")]
    [InlineData("The.Last.of.Us.S01E08.1080p.WEB.H264-FUNGI", "episode: The Last of Us s1 e8")]
    [InlineData("Episodes.S03.1080p.WEBRip.x265-TV", "episode: Episodes s3")]
    [InlineData("American Restoration S01 1080p AMZN WEB-DL H.264-RUST", "episode: American Restoration s1")]
    [InlineData("Action.Pack.S02.1080p.WEBRip.x265-KIDS", "episode: Action Pack s2")]
    [InlineData("Parts.Unknown.S09E01.720p.HDTV.x264-EAT", "episode: Parts Unknown s9 e1")]
    [InlineData("Extras (2005) Series 1 Disk 2 of 2 DVDR-BBC", "episode: Extras (2005) s1")]
    public void A_word_of_the_vocabulary_can_belong_to_the_title(string name, string told) => Assert.Equal(told, Told.By(name));
}
