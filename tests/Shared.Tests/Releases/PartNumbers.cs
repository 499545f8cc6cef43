namespace Hybrid.Releases;

public sealed class PartNumbers
{
    [Theory]
    [InlineData("The.Hikers.1959.CD1.avi", 1, null)]
    [InlineData("The.Hikers.1959.DVDRip.Disc.2.avi", 2, null)]
    [InlineData("The Hikers (1959) - pt1.mkv", 1, null)]
    [InlineData("The.Hikers.1959.Part.1.1080p.mkv", 1, null)]
    [InlineData("The.Hikers.1959.part2.mkv", 2, null)]
    [InlineData("The Hikers 1959 Part Two.mkv", 2, null)]
    [InlineData("The Hikers (1959)/The Hikers (1 of 2).avi", 1, 2)]
    [InlineData("The.Hikers.1959.2of3.avi", 2, 3)]
    [InlineData("The.Hikers.1959.DVDRip/CD2/hikers.avi", 2, null)]
    [InlineData("The Hikers (1959)/Part 1.avi", 1, null)]
    public void A_part_is_read(string path, int part, int? count)
    {
        Release release = ReleaseParser.Parse(path, 2027);
        Assert.Equal(part, MovieParts.Of(release, ["The Hikers"]));
        Assert.Equal(count, release.PartMark?.Count);
        Assert.Equal(("The Hikers", 1959), (release.Title, release.Year));
    }

    [Theory]
    [InlineData("The.Hikers.1959.1080p.DVD5.mkv")]
    [InlineData("The.Hikers.1959.DVD9.mkv")]
    [InlineData("Hikers.S01E02.Part.1.mkv")]
    [InlineData("The.Hikers.3of12.mkv")]
    [InlineData("The.Hikers.1959.mkv")]
    public void What_is_no_part_is_none(string path) => Assert.Null(MovieParts.Of(ReleaseParser.Parse(path, 2027), ["The Hikers"]));

    [Theory]
    [InlineData("Hikers.Part.Two.2024.1080p.mkv", "Hikers: Part Two", null)]
    [InlineData("Hikers.2024.Part.II.1080p.mkv", "Hikers Part 2", null)]
    [InlineData("Hikers (2011)/Hikers Part 2.mkv", "Hikers - Part II", null)]
    [InlineData("Hikers.Part.2.1080p.mkv", "Hikers", 2)]
    [InlineData("Hikers.Vol.2.2004.CD2.avi", "Hikers: Vol. 2", 2)]
    public void A_movie_that_is_called_a_part_is_whole(string path, string known, int? part) =>
        Assert.Equal(part, MovieParts.Of(ReleaseParser.Parse(path, 2027), [known]));

    [Fact]
    public void Letters_behind_one_name_are_parts_only_together()
    {
        Assert.Equal([1, 2], Parts("The.Hikers.1984.DVDRip-AB/ab-hikers-a.avi", "The.Hikers.1984.DVDRip-AB/ab-hikers-b.avi"));
        Assert.Equal([2, 1], Parts("The Hikers (1984)/hikersb.avi", "The Hikers (1984)/hikersa.avi"));
        Assert.Equal([null, null], Parts("The Hikers (1984)/hikers-a.avi", "The Hikers (1984)/hikers-c.avi"));
        Assert.Equal([null], Parts("The Hikers (1984)/hikers-a.avi"));
    }

    private static int?[] Parts(params string[] paths) =>
        [.. MovieParts.Together([.. paths.Select(p => (p, ReleaseParser.Parse(p, 2027)))]).Select(r => r.Part)];
}
