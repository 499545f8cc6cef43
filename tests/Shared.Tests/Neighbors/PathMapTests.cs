namespace Hybrid.Neighbors;

public sealed class PathMapTests
{
    [Theory]
    [InlineData("/mnt/d", "D:", @"D:\films\a.mkv", "/mnt/d/films/a.mkv")]
    [InlineData("/mnt/d", "D:", "d:/films/a.mkv", "/mnt/d/films/a.mkv")]
    [InlineData("/mnt/d", "D:", @"E:\films", @"E:\films")]
    [InlineData("/media", @"\\nas\media", @"\\NAS\media\films", "/media/films")]
    [InlineData("/media", @"D:\media", @"D:\mediaserver\x", @"D:\mediaserver\x")]
    [InlineData("/media", "/data", "/data/a\\b.mkv", "/media/a\\b.mkv")]
    [InlineData(@"D:\films", "/data", "/data/a/b.mkv", @"D:\films\a\b.mkv")]
    public void A_path_of_the_neighbor_is_found_here_in_the_spelling_of_this_system(string here, string there, string path, string found) =>
        Assert.Equal(found, new PathMap([new PathPair(here, there)]).ToHere(path));

    [Theory]
    [InlineData("/mnt/d", "D:", "/mnt/d/films/a.mkv", @"D:\films\a.mkv")]
    [InlineData("/mnt/d", "D:", "/mnt/d", @"D:\")]
    [InlineData("/media", "/data", "/media/a", "/data/a")]
    public void A_path_of_this_system_is_told_in_the_spelling_of_the_neighbors(string here, string there, string path, string told) =>
        Assert.Equal(told, new PathMap([new PathPair(here, there)]).ToThere(path));
}
