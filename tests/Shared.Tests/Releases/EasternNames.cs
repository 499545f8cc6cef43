namespace Hybrid.Releases;

public sealed class EasternNames
{
    [Theory]
    [InlineData("Викинги / Vikings / Сезон: 5 / Серии: 1 [2017, WEB-DL 1080p] MVO", "episode: Vikings (2017) s5 e1")]
    [InlineData("Агентство / The Agency / Сезон: 1 / Серии: 1-10 из 10 [2024 HEVC WEB-DL 2160p]", "episode: The Agency (2024) s1 e1-10")]
    [InlineData("Трон: Наследие / TRON: Legacy (2010) WEB-DL 1080p", "movie: TRON: Legacy (2010)")]
    [InlineData("О мышах и людях (Of Mice and Men) 1992 BDRip 1080p.mkv", "movie: Of Mice and Men (1992)")]
    [InlineData("Побег / Prison Break (Полный второй сезон) [2006, DVDRip]", "episode: Prison Break (2006) s2")]
    [InlineData("Игра (2 сезон: 1-10 серии из 10) / The Game / 2012 / ДБ / BDRip", "episode: The Game (2012) s2 e1-10")]
    [InlineData("Ход королевы / The Gambit [S01] (2020) WEB-DL 1080p", "episode: The Gambit (2020) s1")]
    [InlineData("進撃の巨人 第25話 「壁」.mp4", "episode: 進撃の巨人 e25")]
    [InlineData("Теория (3-й сезон) / The Big Theory [2009, HDTVRip]", "episode: The Big Theory (2009) s3")]
    [InlineData("Босх (S2E1-4) / Legacy (S2E1-4) (2023) WEB-DL 1080p", "episode: Legacy (2023) s2 e1-4")]
    [InlineData("3 сезон 11 серия.mkv", "episode: ? s3 e11")]
    [InlineData("Сирота 2009 BDRip.avi", "movie: Сирота (2009)")]
    [InlineData("[字幕组][安静的花园/Quiet Garden][01][BIG5][720P]", "episode: Quiet Garden e1 #1")]
    [InlineData("[字幕组][安静的花园][Quiet Garden][2019][02][1080p][HEVC]", "episode: Quiet Garden (2019) e2 #2")]
    [InlineData("【字幕组】【安静的花园】【第05话】【1080p】", "episode: 安静的花园 e5")]
    [InlineData("【字幕组】★01月新番[Quiet Garden][01][1080P][简体][MP4]", "episode: Quiet Garden e1 #1")]
    [InlineData("[字幕组][安静的花园][Quiet Garden][01-24完][720P][MP4]", "episode: Quiet Garden e1-24 #1-24")]
    [InlineData("[Raws] 安静的花园 第三季 / Quiet Garden S3 - 06 [WebRip 1080p]", "episode: Quiet Garden s3 e6")]
    [InlineData("[Raws] 安静的花园 第2季 - 07 [1080P]", "episode: 安静的花园 s2 e7")]
    [InlineData("[Raws] 安静的花园 第十二集 1080P.mp4", "episode: 安静的花园 e12")]
    [InlineData("安静的花园.Quiet.Garden.S01E01.2023.1080p.WEB-DL.H264-CN", "episode: Quiet Garden (2023) s1 e1")]
    [InlineData("【剧集】当我[全24集].Quiet.Towards.S01.2023.1080p.WEB-DL", "episode: Quiet Towards (2023) s1")]
    [InlineData("정원.E12.251019.1080p-NEXT", "episode: 정원 e12 on 2025-10-19")]
    [InlineData("钢铁侠2 (2010) 1080p AC3.mp4", "movie: 钢铁侠2 (2010)")]
    [InlineData("逆境カイジ #13 (BD 1920x1080 FLAC)[7CFEE642].mkv", "episode: 逆境カイジ e13 #13")]
    [InlineData("Сезон 5/Серия 11.mkv", "episode: ? s5 e11")]
    public void Cyrillic_Chinese_Japanese_and_Korean_names_are_read(string name, string told) => Assert.Equal(told, Told.By(name));
}
