namespace Hybrid.Releases;

public sealed class PackNames
{
    [Theory]
    [InlineData("The Hikers Trilogy")]
    [InlineData("The.Hikers.Trilogy.1999-2005.1080p.BluRay.x264-AB")]
    [InlineData("Hikers Quadrilogy (1979-1997)")]
    [InlineData("Hikers 1-3")]
    [InlineData("Hikers.1-6.1080p.BluRay")]
    [InlineData("Hikers I-VI")]
    [InlineData("The Hikers Complete Collection")]
    [InlineData("Hikers (1984 - 2024)")]
    [InlineData("Hikers 5 Film Collection")]
    [InlineData("Hikers.Box.Set.720p")]
    public void A_folder_of_several_movies_is_a_pack(string folder) => Assert.True(Packs.IsPack(folder));

    [Theory]
    [InlineData("The Hikers (1999)")]
    [InlineData("The.Saga.of.the.Hikers.2011.1080p.BluRay.x264-AB")]
    [InlineData("The.Hikers.1954.Criterion.Collection.1080p")]
    [InlineData("The.Hikers.Complete.Series.1080p")]
    [InlineData("The.Hikers.S01-S03.Complete")]
    [InlineData("The Hikers Collection Season 1-3")]
    [InlineData("1917 (2019)")]
    [InlineData("Hikers.2011-12-03.Guest")]
    public void A_movie_or_a_series_is_no_pack(string folder) => Assert.False(Packs.IsPack(folder));

    [Theory]
    [InlineData("Hikers Trilogy/The Hikers (1999).mkv", "movie: The Hikers (1999)")]
    [InlineData("Hikers Quadrilogy/1. The Hikers (1979).mkv", "movie: The Hikers (1979)")]
    [InlineData("Hikers Quadrilogy/2. Hikers Again.mkv", "movie: Hikers Again")]
    [InlineData("Hikers Collection/01.The.Hikers.1962.1080p.mkv", "movie: The Hikers (1962)")]
    [InlineData("Hikers Trilogy/01 - The Hikers (1999)/a1b2c3d4e5f6a7b8c9d0.mkv", "movie: The Hikers (1999)")]
    [InlineData("Hikers.Trilogy.1999-2005.1080p/Hikers.Again.mkv", "movie: Hikers Again")]
    [InlineData("Other/03 - The Hikers (1999).mkv", "movie: The Hikers (1999)")]
    [InlineData("Collection/12 Hikers (1995).mkv", "movie: 12 Hikers (1995)")]
    [InlineData("Hikers Saga/9.Songs.2004.mkv", "movie: 9 Songs (2004)")]
    [InlineData("Hikers Collection/Hikers.S01E02.mkv", "episode: Hikers s1 e2")]
    [InlineData("Hikers Collection/Season 1/01 - The Start.mkv", "episode: Hikers Collection s1 e1")]
    public void A_movie_of_a_pack_is_read_by_its_own_name(string path, string told) => Assert.Equal(told, Told.By(path));

    [Fact]
    public void A_movie_without_a_year_takes_no_technical_words_of_its_pack()
    {
        Assert.Null(ReleaseParser.Parse("Hikers.Trilogy.1080p.BluRay/The.Hikers.mkv", 2027).Resolution);
        Assert.Equal("1080p", ReleaseParser.Parse("Hikers.Trilogy.1080p.BluRay/The.Hikers.1999.mkv", 2027).Resolution);
    }

    [Fact]
    public void The_edition_of_a_box_is_not_the_edition_of_its_movies()
    {
        Assert.Null(ReleaseParser.Parse("Hikers Anniversary Collection/The.Hikers.1999.mkv", 2027).Edition);
        Assert.Equal("Extended", ReleaseParser.Parse("Hikers.Trilogy.EXTENDED.1080p.BluRay/The.Hikers.1999.mkv", 2027).Edition);
    }

    [Theory]
    [InlineData("Films/Hikers Trilogy/The Hikers (1999).mkv", "The Hikers (1999).mkv")]
    [InlineData("The Hikers (1999)/The Hikers (1999).mkv", "The Hikers (1999)/The Hikers (1999).mkv")]
    [InlineData("Hikers Trilogy", "Hikers Trilogy")]
    public void What_is_below_a_pack_speaks_for_itself(string path, string below) => Assert.Equal(below, Packs.Below(path));
}
