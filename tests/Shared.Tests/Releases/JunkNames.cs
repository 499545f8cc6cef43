namespace Hybrid.Releases;

public sealed class JunkNames
{
    [Theory]
    [InlineData("Dead_Rooms_Update_v1.17.2_NSW-SUXXORS", "other")]
    [InlineData("Dead_Rooms_NSW-VENOM", "other")]
    [InlineData("Dead.Rooms.2021.MULTi13-ElAmigos", "other")]
    [InlineData("Selector_PAL-NTSC_PS2-KALISTO", "other")]
    [InlineData("Some.Tool.v5.16-PH", "other")]
    [InlineData("Some.Office.16.30.19101301.MAC-PTM", "other")]
    [InlineData("Field.Tool.v1.20.KEYMAKER.ONLY-PROPHECY", "other")]
    [InlineData("Some.Suite.v4.7.0.MultiOS.Incl.KeyMaker-DVT", "other")]
    [InlineData("Some.Linux.2023.3-installer-amd64", "other")]
    [InlineData("Artist-Some_Title-CDS-2006-IMT", "other")]
    [InlineData("Artist-Album_Name-WEB-2017-JUSTiFY", "other")]
    [InlineData("Artist-Song_(live)-DDC-720p-x264-2014-ZViD", "other")]
    [InlineData("Artist_-_Album-CD2003-SND", "other")]
    [InlineData("Artist-Radio_Show-DVBS-08-05-2023-OMA", "other")]
    [InlineData("Artist - 2010 Album [Japan] [flac]", "other")]
    [InlineData("Artist - Album (2003) [EAC FLAC]", "other")]
    [InlineData("VA-Hard_Style_Vol_8-Limited_Edition_Bootleg-2005-WEM", "other")]
    [InlineData("the artist - a song (the remix) 1999.mp3", "other")]
    [InlineData("Some.Novel.German.Ebook-Elements", "other")]
    [InlineData("Author - Some Novel.epub", "other")]
    [InlineData("Some.Official.Guide.(PDF).torrent", "other")]
    [InlineData("Monthly.No.314.2018.HYBRiD.MAGAZiNE.eBook-PAPER", "other")]
    [InlineData("Heroes.vol1.no22(CBR)[site]", "other")]
    [InlineData("Author_-_Novel-Audiobook-DE-2001-S8", "other")]
    [InlineData("UDEMY.Some.Course.v2.SPANISH.BOOKWARE-iLEARN", "other")]
    [InlineData("PLURALSIGHT.Some.Course.FUNDAMENTALS-JGT", "other")]
    [InlineData("Some.Title.XXX.iMAGESET-PIX", "other")]
    public void Games_books_music_and_software_are_no_films(string name, string told) => Assert.Equal(told, Told.By(name));
}
