using Hybrid.Neighbours;
using Hybrid.Placing;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Diagnosing;

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

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData(" two words # no comment ")]
    [InlineData("quotes \" and ' and $HOME and C:\\Media\\new")]
    [InlineData("tab\tand\nline")]
    public void A_line_of_the_settings_file_is_read_back_as_it_was(string value) =>
        Assert.Equal(value, Assert.Single(EnvFile.Parse(EnvLine.Of("KEY", value)).Entries).Value);

    [Theory]
    [InlineData(PlacementPreference.Auto, null, null, Severity.Ok, "hard link")]
    [InlineData(PlacementPreference.Auto, DiskFaultKind.OtherDevice, null, Severity.Ok, "clones")]
    [InlineData(PlacementPreference.Auto, DiskFaultKind.OtherDevice, DiskFaultKind.NotSupported, Severity.Warning, "copying")]
    [InlineData(PlacementPreference.Hardlink, DiskFaultKind.NotPermitted, null, Severity.Error, "PLACEMENT=hardlink")]
    [InlineData(PlacementPreference.Clone, null, DiskFaultKind.NotSupported, Severity.Error, "PLACEMENT=clone")]
    [InlineData(PlacementPreference.Copy, null, null, Severity.Warning, "although a hard link would do")]
    [InlineData(PlacementPreference.Copy, DiskFaultKind.OtherDevice, null, Severity.Ok, "copying")]
    public void The_way_into_the_library_is_judged_by_what_is_wanted(
        PlacementPreference wanted,
        DiskFaultKind? noLink,
        DiskFaultKind? noClone,
        Severity severity,
        string words
    )
    {
        var trial = new WayTrial("/srv/downloads", "/srv/media/Movies") { NoLink = Fault(noLink), NoClone = Fault(noClone) };
        Finding finding = Assert.Single(PlacingFindings.Of([trial, trial with { Library = "/srv/media/TV Shows" }], wanted));
        Assert.Equal(severity, finding.Severity);
        Assert.Contains(words, finding.What, StringComparison.Ordinal);
        Assert.Contains("/srv/media/Movies and /srv/media/TV Shows", finding.What, StringComparison.Ordinal);

        static DiskFault? Fault(DiskFaultKind? kind) => kind is { } k ? new DiskFault(k, "words") : null;
    }

    [Theory]
    [InlineData(100L << 30, Severity.Ok)]
    [InlineData(10L << 30, Severity.Warning)]
    [InlineData(1L << 20, Severity.Error)]
    public void Room_is_judged_by_how_little_is_left(long free, Severity severity) =>
        Assert.Equal(severity, RoomFindings.Of("/srv", free, 20L << 30).Severity);

    private static PathPair? Guess(string there, params string[] contents) =>
        FolderGuess.Of(there, contents, ["/srv/old", "/srv", "/srv/downloads"], Disk.Contains, Disk.Contains);
}
