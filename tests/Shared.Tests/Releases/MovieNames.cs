namespace Hybrid.Releases;

public sealed class MovieNames
{
    [Theory]
    [InlineData("The.Matrix.1999.1080p.BluRay.x264-GROUP", "movie: The Matrix (1999)")]
    [InlineData("Night.of.the.Living.Dead.1968.REMASTERED.720p.BluRay.x264-OLDIES", "movie: Night of the Living Dead (1968)")]
    [InlineData("Sintel (2010) [1080p] [BluRay] [5.1]", "movie: Sintel (2010)")]
    [InlineData("Nosferatu.1922.German.DL.1080p.BluRay.x264-SILENT", "movie: Nosferatu (1922)")]
    [InlineData("Metropolis_1927_720p_WEB-DL_AAC2.0_H264-OLD", "movie: Metropolis (1927)")]
    [InlineData("His Girl Friday 1940 DVDRip XviD-CLASSiC.avi", "movie: His Girl Friday (1940)")]
    [InlineData("Charade.1963.2160p.UHD.BluRay.REMUX.HDR10.HEVC.DTS-HD.MA.2.0-KEEP", "movie: Charade (1963)")]
    [InlineData("[1080p] Big Buck Bunny (2008)", "movie: Big Buck Bunny (2008)")]
    [InlineData("(1960) Psycho", "movie: Psycho (1960)")]
    [InlineData("2016 The Jungle Story BluRay 720p", "movie: The Jungle Story (2016)")]
    [InlineData("Tears of Steel.2012.mkv", "movie: Tears of Steel (2012)")]
    [InlineData("The Third Man 1949.mp4", "movie: The Third Man (1949)")]
    [InlineData("Lola Rennt (Tom Tykwer, 1998) [DVDRip]", "movie: Lola Rennt (1998)")]
    [InlineData("Dawn of the Apes (CamRip / 2014)", "movie: Dawn of the Apes (2014)")]
    [InlineData("The.English.Garden.BluRay.1996.German.DTS.x264-LATE", "movie: The English Garden (1996)")]
    [InlineData("Short.Film.480p.2001.mp4", "movie: Short Film (2001)")]
    [InlineData("Some.Old.Picture.DVDRip.XviD-NOYEAR", "movie: Some Old Picture")]
    [InlineData("Plain Words.mkv", "movie: Plain Words")]
    [InlineData("Kind.Hearts.1949.COMPLETE.BLURAY-DISC", "movie: Kind Hearts (1949)")]
    [InlineData("What.If...2010.1080p.WEB-DL.H264-DOTS", "movie: What If... (2010)")]
    [InlineData("Dr..Strange.Case.1964.BluRay.1080p.x264-DOT", "movie: Dr. Strange Case (1964)")]
    [InlineData("Samson & Co. (2014) 720p WEBRip 1.2 GB x264", "movie: Samson & Co (2014)")]
    [InlineData("River, The (1999) DVDRip", "movie: The River (1999)")]
    [InlineData("M.U.S.E.2013.720p.BluRay.x264-ACRO", "movie: M.U.S.E. (2013)")]
    [InlineData("To.Live.and.Stay.in.L.A.1985.1080p.BluRay", "movie: To Live and Stay in L.A. (1985)")]
    [InlineData("The.Hikers.2019.1080p.WEB-DL.DD+5.1.H.264-AB", "movie: The Hikers (2019)")]
    [InlineData("The.Hikers.2019.1O8Op.WEB-DL", "movie: The Hikers (2019)")]
    public void A_film_has_a_title_and_a_year(string name, string told) => Assert.Equal(told, Told.By(name));
}
