using Hybrid.Neighbors;

namespace Hybrid.Daemon.Doctor;

public sealed class FolderGuessTests
{
    private static readonly string[] Disk =
    [
        "/srv",
        "/srv/complete",
        "/srv/downloads",
        "/srv/downloads/complete",
        "/srv/downloads/complete/Charade.1963.mkv",
        "/srv/old/complete",
    ];

    [Fact]
    public void The_folder_whose_longest_end_agrees_is_meant() =>
        Assert.Equal(new PathPair("/srv/downloads/complete", "/downloads/complete"), Guess("/downloads/complete"));

    [Fact]
    public void One_that_holds_the_torrents_goes_before_one_that_ends_alike() =>
        Assert.Equal(new PathPair("/srv/downloads/complete", "/old/complete"), Guess("/old/complete/", "Charade.1963.mkv"));

    [Fact]
    public void A_folder_of_Windows_is_taken_apart_too() =>
        Assert.Equal(new PathPair("/srv/downloads/complete", @"D:\downloads\complete"), Guess(@"D:\downloads\complete"));

    [Theory]
    [InlineData("/somewhere/else")]
    [InlineData("/")]
    [InlineData("/../srv")]
    public void Where_nothing_agrees_nothing_is_guessed(string there) => Assert.Null(Guess(there));

    [Fact]
    public void A_hostile_name_is_not_looked_for() =>
        Assert.Null(FolderGuess.Of("/x", ["../../etc/passwd", ".."], ["/srv"], Disk.Contains, _ => true));

    [Fact]
    public void Two_libraries_side_by_side_are_mapped_by_the_folder_above_them()
    {
        PathPair[] pairs = [new("/srv/media/Movies", "/data/Movies"), new("/srv/media/TV Shows", "/data/TV Shows")];
        Assert.Equal("PLEX_PATH_MAP=/srv/media=/data", PathMapProposal.Line("PLEX_PATH_MAP", PathMap.Empty, pairs));
    }

    [Fact]
    public void What_is_mapped_already_stays_and_the_root_of_a_disk_is_never_proposed()
    {
        var present = new PathMap([new("/a", "/b")]);
        PathPair[] pairs = [new("/srv/Movies", "/Movies"), new("/srv/TV Shows", "/TV Shows")];
        Assert.Equal(
            """PLEX_PATH_MAP="/a=/b;/srv/Movies=/Movies;/srv/TV Shows=/TV Shows" """.TrimEnd(),
            PathMapProposal.Line("PLEX_PATH_MAP", present, pairs)
        );
    }

    private static PathPair? Guess(string there, params string[] contents) =>
        FolderGuess.Of(there, contents, ["/srv/old", "/srv", "/srv/downloads"], Disk.Contains, Disk.Contains);
}
