namespace Hybrid.Releases;

public sealed class SmallClaims
{
    private static Release Read(string name) => ReleaseParser.Parse(name, 2027);

    [Theory]
    [InlineData("Film.2019.PROPER.1080p.BluRay.x264-AB", true)]
    [InlineData("Film.2019.REPACK.1080p.BluRay.x264-AB", true)]
    [InlineData("Show.S01E02.RERIP.720p.HDTV.x264-AB", true)]
    [InlineData("Show.S18E02.REAL.720p.WEB.h264-AB", true)]
    [InlineData("Show.S05E02.Is.This.for.Real.720p.HDTV.x264-AB", false)]
    [InlineData("The.Proper.Way.2011.1080p.BluRay.x264-AB", false)]
    [InlineData("Film.2019.1080p.BluRay.x264-AB", false)]
    public void A_proper_is_told_from_a_title(string name, bool proper) => Assert.Equal(proper, Read(name).Proper);

    [Theory]
    [InlineData("Film.2019.German.DL.1080p.BluRay.x264-AB", "de")]
    [InlineData("Film.2019.FRENCH.1080p.BluRay.x264-AB", "fr")]
    [InlineData("Film (2019) 1080p BluRay ITA ENG x264", "it,en")]
    [InlineData("Film (2019) [Tamil + Hindi] 720p WEB-DL", "ta,hi")]
    [InlineData("Show.S01E01.VOSTFR.720p.WEB-DL", "fr")]
    [InlineData("Film.2019.SWEDiSH.1080p.WEB.h264-AB", "sv")]
    [InlineData("Film.2019.1080p.BluRay.x264-AB", "")]
    public void Languages_are_codes(string name, string codes) => Assert.Equal(codes, string.Join(',', Read(name).Languages));

    [Theory]
    [InlineData("Film.2019.1080p.BluRay.DTS-HD.MA.5.1.x264-AB", "DTS-HD MA")]
    [InlineData("Film.2019.1080p.WEB-DL.DDP5.1.Atmos.H.264-AB", "DDP,Atmos")]
    [InlineData("Film.2019.1080p.WEB-DL.DD+5.1.H.264-AB", "DDP")]
    [InlineData("Film.2019.1080p.WEB-DL.AAC2.0.H.264-AB", "AAC")]
    [InlineData("Film.2019.1080p.BluRay.TrueHD.7.1.Atmos.x265-AB", "TrueHD,Atmos")]
    [InlineData("Film.2019.1080p.BluRay.FLAC.1.0.x264-AB", "FLAC")]
    public void Sound_is_read_with_its_channels(string name, string audio) => Assert.Equal(audio, string.Join(',', Read(name).Audio));

    [Theory]
    [InlineData("Film.2019.2160p.WEB-DL.DV.HDR10.H265-AB", "DV,HDR10")]
    [InlineData("Film.2019.2160p.BluRay.HDR10Plus.H265-AB", "HDR10+")]
    [InlineData("Film.2019.2160p.WEB-DL.Dolby.Vision.H265-AB", "DV")]
    [InlineData("Film.2019.2160p.HLG.HDTV.H265-AB", "HLG")]
    public void Light_is_read(string name, string hdr) => Assert.Equal(hdr, string.Join(',', Read(name).Hdr));

    [Theory]
    [InlineData("Film (1999) CD2.avi", 2)]
    [InlineData("Film.1999.cd1.DVDRip.XviD-AB.avi", 1)]
    [InlineData("Film (1999) disc 2 DVDRip.avi", 2)]
    [InlineData("Film (1999)/cd1.avi", 1)]
    public void A_split_file_has_its_part(string name, int part) => Assert.Equal(part, Read(name).Part);

    [Fact]
    public void Ids_are_read_from_name_and_folder()
    {
        Assert.Equal("tt1234567", Read("Film 2008 [tt1234567] 720p BluRay").ImdbId);
        Assert.Equal(603, Read("The Matrix (1999) {tmdb-603}/The Matrix.mkv").TmdbId);
        Assert.Equal(43074, Read("Film (2016) {tmdbid-43074}").TmdbId);
        Assert.Equal(81189, Read("Show [tvdbid-81189]/Season 1/Show - s01e01.mkv").TvdbId);
    }

    [Fact]
    public void A_country_stays_in_the_title_and_the_bare_title_is_an_alternative()
    {
        Release release = Read("The.Office.US.S01E02.720p.WEB-DL.H264-AB");

        Assert.Equal(("The Office US", "US"), (release.Title, release.Country));
        Assert.Contains("The Office", release.AlternativeTitles, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Kjeller.AKA.Basement.of.Dread.1956.1080p.BluRay", "Kjeller", "Basement of Dread")]
    [InlineData("Друзья / Friends / Сезон: 1 [1994, BDRip 720p]", "Friends", "Друзья")]
    [InlineData("World's End Club (Shuumatsu no Club) S01E08", "World's End Club", "Shuumatsu no Club")]
    [InlineData("[字幕组][安静的花园][Quiet Garden][01][1080P]", "Quiet Garden", "安静的花园")]
    [InlineData("安静的花园.Quiet.Garden.S01E01.1080p.WEB-DL", "Quiet Garden", "安静的花园")]
    public void A_second_title_is_an_alternative(string name, string title, string other)
    {
        Release release = Read(name);

        Assert.Equal(title, release.Title);
        Assert.Contains(other, release.AlternativeTitles, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("The.Expanse.S01E02.The.Big.Empty.1080p.WEB-DL.H264-AB", "The Big Empty")]
    [InlineData("Show - 1x04 - The Magician.mkv", "The Magician")]
    [InlineData("Wheels/Season 2/03 - The Title.mkv", "The Title")]
    [InlineData("Show.S01E02.1080p.WEB-DL.H264-AB", null)]
    public void The_title_of_an_episode_stands_behind_its_number(string name, string? title) =>
        Assert.Equal(title, Read(name).EpisodeTitle);

    [Fact]
    public void An_episode_between_two_keeps_its_fraction()
    {
        Release release = Read("[SubGroup] Quiet Garden - 12.5 [1080p].mkv");

        Assert.Equal(12, Assert.Single(release.Episodes));
        Assert.Equal(5, release.EpisodeFraction);
    }

    [Theory]
    [InlineData("Film.2019.Trailer.1080p.WEB-DL", "trailer")]
    [InlineData("Show.S01.EXTRAS.DVDRip.XviD-AB", "extras")]
    [InlineData("The.Film.Trilogy.1999-2003.1080p.BluRay.x264-AB", "trilogy")]
    [InlineData("Dead.Rooms_NSW-VENOM", "nsw")]
    [InlineData("Artist - Album (2003) [FLAC]", "flac")]
    public void Tell_tales_are_named(string name, string word) => Assert.Contains(word, Read(name).TellTales, StringComparer.Ordinal);

    [Fact]
    public void A_year_after_the_latest_is_a_number()
    {
        Assert.Equal(2028, ReleaseParser.Parse("Film.2028.1080p.WEB-DL", 2028).Year);
        Assert.Null(ReleaseParser.Parse("Film.2028.1080p.WEB-DL", 2027).Year);
    }
}
