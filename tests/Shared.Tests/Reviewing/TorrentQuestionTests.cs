using Hybrid.Torrents;

namespace Hybrid.Reviewing;

public sealed class TorrentQuestionTests
{
    /// <summary>Deselecting a file in Transmission does not delete what it has of it. Removing the data does.</summary>
    [Fact]
    public void What_was_downloaded_and_deselected_later_is_named_as_lost_before_all_that_is_deleted()
    {
        var torrent = new Torrent
        {
            Hash = "0123456789abcdef0123456789abcdef01234567",
            Name = "Nosferatu",
            DownloadDir = "/downloads",
            Status = TorrentStatus.Seeding,
            SizeWhenDone = 1024,
            Files = [new TorrentFile("extra.mkv", 9, 9, Wanted: false), new TorrentFile("never.mkv", 9, 0, Wanted: false)],
        };

        string asked = TorrentQuestion.ToRemove(torrent, download: null, withData: true, _ => false).Text;

        Assert.Equal(
            "Remove the torrent \"Nosferatu\" (0123456789ab) from Transmission and delete its data: 1 KiB in 2 files below \"/downloads\"? Not in the library, and lost for good: \"extra.mkv\". Deleted: \"extra.mkv\", \"never.mkv\".",
            asked
        );
    }
}
