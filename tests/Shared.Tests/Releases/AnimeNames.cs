namespace Hybrid.Releases;

public sealed class AnimeNames
{
    [Theory]
    [InlineData("[SubGroup] Quiet Garden - 04 [720p][B4D4514E].mkv", "episode: Quiet Garden e4 #4")]
    [InlineData("[SubGroup] Quiet Garden - 09v2 [720p][AAC]", "episode: Quiet Garden e9 #9")]
    [InlineData("[SubGroup] Quiet Garden 06 (720p 8bit AAC).mp4", "episode: Quiet Garden e6 #6")]
    [InlineData("[SubGroup]_Quiet_Garden_-_07_[480p]", "episode: Quiet Garden e7 #7")]
    [InlineData("[SubGroup]_Quiet_Garden_679_[VOSTFR]_[8bit]_[720p]", "episode: Quiet Garden e679 #679")]
    [InlineData("[SubGroup].Quiet.Garden.-.03.[720p.H264.AAC][8AD82C3A]", "episode: Quiet Garden e3 #3")]
    [InlineData("[SubGroup] Quiet Garden S2 - 07 [720p]", "episode: Quiet Garden s2 e7")]
    [InlineData("[SubGroup] Quiet Garden 2nd Season - 08 [1080p]", "episode: Quiet Garden s2 e8")]
    [InlineData("[SubGroup] Quiet Garden Season 3 - 11 (BD 1080p) [1FA13150].mkv", "episode: Quiet Garden s3 e11")]
    [InlineData("[SubGroup] Quiet Garden 2 - 05 [720p].mkv", "episode: Quiet Garden 2 e5 #5")]
    [InlineData("[SubGroup] Quiet Garden - 1071 (1080p) [4E7BA28A].mkv", "episode: Quiet Garden e1071 #1071")]
    [InlineData("[SubGroup] Quiet Garden (2020) - 35 (720p) [4E7BA28A].mkv", "episode: Quiet Garden (2020) e35 #35")]
    [InlineData("[SubGroup] Quiet Garden - 16-20 [720p][10bit]", "episode: Quiet Garden e16-20 #16-20")]
    [InlineData("[SubGroup] Quiet Garden - 01 ~ 12 [720p]", "episode: Quiet Garden e1-12 #1-12")]
    [InlineData("[SubGroup] Quiet Garden - (01-04) [1080p].mkv", "episode: Quiet Garden e1-4 #1-4")]
    [InlineData("[SubGroup] Quiet Garden - 01v2-03v2 (1280x720 h264 AAC)", "episode: Quiet Garden e1-3 #1-3")]
    [InlineData("[SubGroup] Quiet Garden - 01+02 [720p]", "episode: Quiet Garden e1,2 #1,2")]
    [InlineData("[SubGroup] Quiet Garden - 16-20 (191-195) [720p]", "episode: Quiet Garden e16-20 #191-195")]
    [InlineData("[SubGroup] Quiet Garden - 29 (04) [5203142B].mkv", "episode: Quiet Garden e4 #29")]
    [InlineData("[SubGroup] Quiet Garden S10E14 214", "episode: Quiet Garden s10 e14 #214")]
    [InlineData("[SubGroup] Quiet Garden - 08 (S01E08) [WEB 1080p]", "episode: Quiet Garden s1 e8 #8")]
    [InlineData("[SubGroup] Quiet Garden - 12 END [1080p].mkv", "episode: Quiet Garden e12 #12")]
    [InlineData("[SubGroup] 06 Quiet Garden II (720p 8bit AAC).mp4", "episode: Quiet Garden II e6 #6")]
    [InlineData("[First]_[Second]_Quiet_Garden_Ep08_(8246e542).mkv", "episode: Quiet Garden e8")]
    [InlineData("[BD][1080p] Quiet Garden 08 [4D102B7C].mkv", "episode: Quiet Garden e8 #8")]
    [InlineData("[Quiet Garden][07][Big5][720p][AVC_AAC].mp4", "episode: Quiet Garden e7 #7")]
    [InlineData("[SubGroup] Quiet Garden 35 Club - 03 [720p]", "episode: Quiet Garden 35 Club e3 #3")]
    [InlineData("[SubGroup] Quiet Garden 100 - Another 100 - 01 [720p]", "episode: Quiet Garden 100 - Another 100 e1 #1")]
    [InlineData("[SubGroup] Quiet Garden 34 - At the End [781219F1].mkv", "episode: Quiet Garden e34 #34")]
    [InlineData("Quiet Garden - 031 - The Resolve [SubGroup].avi", "episode: Quiet Garden e31 #31")]
    [InlineData("Quiet Garden Episode 56 [VOSTFR V2][720p]", "episode: Quiet Garden e56")]
    [InlineData("Quiet Garden (DVD) - 01v2 [h-b].mkv", "episode: Quiet Garden e1 #1")]
    [InlineData("Quiet Garden - 36 (480p)-SubGroup", "episode: Quiet Garden e36 #36")]
    [InlineData("[SubGroup] Quiet Garden - 09 (2021) [WEBRip] [HD 1080p]", "episode: Quiet Garden (2021) e9 #9")]
    [InlineData(
        "[SubGroup] Quiet Garden Movie - The Well (BDRip 1920x1080 Hi10 FLAC) [FD8B6FF2].mkv",
        "movie: Quiet Garden Movie - The Well"
    )]
    public void Anime_is_read_by_group_number_and_version(string name, string told) => Assert.Equal(told, Told.By(name));
}
