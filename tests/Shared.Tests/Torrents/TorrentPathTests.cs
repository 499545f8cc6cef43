namespace Hybrid.Torrents;

public sealed class TorrentPathTests
{
    [Theory]
    [InlineData("film.mkv")]
    [InlineData("Film (2001)/film.mkv")]
    [InlineData("...and justice for all/..x/x..")]
    [InlineData("Name with\nnewline/\u202Eevil")]
    [InlineData(" ")]
    public void A_name_that_stays_in_its_folder_is_safe(string name)
    {
        Assert.True(TorrentPath.IsSafe(name));
        Assert.Equal(name, new TorrentFile(name, 1, 1, Wanted: true).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("a/../x")]
    [InlineData("a/./x")]
    [InlineData("a//x")]
    [InlineData("a/")]
    [InlineData("a/\0x")]
    public void A_name_that_leaves_it_can_not_become_a_file(string name)
    {
        Assert.False(TorrentPath.IsSafe(name));
        Assert.Throws<ArgumentException>(() => new TorrentFile(name, 1, 1, Wanted: true));
    }
}
