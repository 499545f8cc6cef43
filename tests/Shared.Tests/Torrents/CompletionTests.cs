namespace Hybrid.Torrents;

public sealed class CompletionTests
{
    private static readonly Torrent Done = new()
    {
        Hash = "612547e0274453e0a70ec3c376096e15c05b4e15",
        Name = "Season",
        DownloadDir = "/data",
        Status = TorrentStatus.Seeding,
        MetadataPercentComplete = 1,
        PercentDone = 1,
        SizeWhenDone = 300,
        Files = [new("S/a.mkv", 100, 100, Wanted: true), new("S/b.mkv", 200, 200, Wanted: true), new("S/c.mkv", 50, 10, Wanted: false)],
    };

    private static readonly Dictionary<string, long> Disk = new(StringComparer.Ordinal)
    {
        [Path.Join("/data", "S", "a.mkv")] = 100,
        [Path.Join("/data", "S", "b.mkv")] = 200,
    };

    [Theory]
    [InlineData(TorrentStatus.Stopped, true)]
    [InlineData(TorrentStatus.QueuedToVerify, false)]
    [InlineData(TorrentStatus.Verifying, false)]
    [InlineData(TorrentStatus.QueuedToDownload, false)]
    [InlineData(TorrentStatus.Downloading, false)]
    [InlineData(TorrentStatus.QueuedToSeed, true)]
    [InlineData(TorrentStatus.Seeding, true)]
    public void Only_a_torrent_at_rest_is_complete(TorrentStatus status, bool complete)
    {
        Torrent torrent = Done with { Status = status };

        Assert.Equal(complete, torrent.ClaimsDone);
        Assert.Equal(complete, Of(torrent) is Completion.Complete);
    }

    [Theory]
    [InlineData(TorrentStatus.Stopped)]
    [InlineData(TorrentStatus.QueuedToSeed)]
    [InlineData(TorrentStatus.Seeding)]
    public void A_local_error_breaks_it_whatever_its_status(TorrentStatus status)
    {
        Torrent torrent = Done with { Status = status, ErrorKind = TorrentError.Local, ErrorText = "No data found!" };

        Assert.False(torrent.ClaimsDone);
        Completion.Broken broken = Assert.IsType<Completion.Broken>(Of(torrent));
        Assert.Equal(IncompleteReason.LocalError, broken.Why);
        Assert.Contains("No data found!", broken.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TorrentError.TrackerWarning)]
    [InlineData(TorrentError.TrackerError)]
    public void A_tracker_that_complains_does_not(TorrentError error) =>
        Assert.IsType<Completion.Complete>(Of(Done with { ErrorKind = error }));

    [Fact]
    public void What_is_taken_is_what_is_wanted()
    {
        Completion.Complete complete = Assert.IsType<Completion.Complete>(Of(Done));

        Assert.Equal("S/a.mkv S/b.mkv", string.Join(' ', complete.Files.Select(file => file.Path)));
    }

    [Fact]
    public void A_magnet_link_without_its_files_waits_though_nothing_is_left() =>
        Assert.Equal(
            IncompleteReason.NoMetadata,
            Why(Done with { MetadataPercentComplete = 0, SizeWhenDone = 0, Files = [], Status = TorrentStatus.Stopped })
        );

    [Fact]
    public void A_torrent_of_which_nothing_is_wanted_is_not_complete() =>
        Assert.Equal(IncompleteReason.NothingWanted, Why(Done with { SizeWhenDone = 0 }));

    [Fact]
    public void Bytes_still_to_come_are_waited_for() => Assert.Equal(IncompleteReason.Downloading, Why(Done with { LeftUntilDone = 1 }));

    [Fact]
    public void The_last_block_that_is_not_checked_yet_is_waited_for() =>
        Assert.Equal(IncompleteReason.Downloading, Why(Done with { Status = TorrentStatus.Downloading }));

    [Fact]
    public void A_verification_is_waited_for() =>
        Assert.Equal(IncompleteReason.Verifying, Why(Done with { Status = TorrentStatus.Verifying }));

    [Fact]
    public void A_file_that_is_not_here_is_missed_and_the_path_map_is_named()
    {
        Completion.NotYet notYet = Assert.IsType<Completion.NotYet>(
            Completion.Of(Done, path => path.EndsWith("a.mkv", StringComparison.Ordinal) ? 100 : null)
        );

        Assert.Equal(IncompleteReason.FileMissing, notYet.Why);
        Assert.Contains("b.mkv", notYet.Sentence, StringComparison.Ordinal);
        Assert.Contains("TRANSMISSION_PATH_MAP", notYet.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(201)]
    [InlineData(0)]
    public void A_file_of_another_length_is_not_it(long length)
    {
        Completion.NotYet notYet = Assert.IsType<Completion.NotYet>(
            Completion.Of(Done, path => path.EndsWith("a.mkv", StringComparison.Ordinal) ? 100 : length)
        );

        Assert.Equal(IncompleteReason.WrongLength, notYet.Why);
    }

    [Fact]
    public void An_empty_file_may_be_missing()
    {
        Torrent torrent = Done with { Files = [.. Done.Files, new TorrentFile("S/empty.txt", 0, 0, Wanted: true)] };

        Assert.Equal(2, Assert.IsType<Completion.Complete>(Of(torrent)).Files.Count);
    }

    [Fact]
    public void A_wanted_file_outside_the_folder_breaks_it_and_an_unwanted_one_does_not()
    {
        Torrent unwanted = Done with { UnsafeFiles = [new UnsafeTorrentFile("/etc/x", 1, Wanted: false)] };
        Torrent wanted = Done with { UnsafeFiles = [new UnsafeTorrentFile("/etc/x", 1, Wanted: true)] };

        Assert.IsType<Completion.Complete>(Of(unwanted));
        Assert.Equal(IncompleteReason.UnsafeName, Assert.IsType<Completion.Broken>(Of(wanted)).Why);
    }

    private static Completion Of(Torrent torrent) =>
        Completion.Of(torrent, path => Disk.TryGetValue(path, out long length) ? length : null);

    private static IncompleteReason Why(Torrent torrent) => Assert.IsType<Completion.NotYet>(Of(torrent)).Why;
}
