using System.Text;

namespace Hybrid.Torrents;

public sealed class TorrentMetainfoTests
{
    private const string Info = "4:infod6:lengthi3e4:name4:film12:piece lengthi16384e6:pieces0:e";

    [Theory]
    [InlineData("")]
    [InlineData("8:announce35:udp://tracker.example.org:1337/path")]
    [InlineData("8:url-listl30:https://files.example.org/filme")]
    public void A_torrent_tells_its_name(string before)
    {
        var torrent = TorrentMetainfo.Of(Bytes($"d{before}{Info}e"), out string? objection);

        Assert.Null(objection);
        Assert.Equal("film", torrent!.Name);
    }

    [Theory]
    [InlineData("8:announce23:http://192.168.1.1/sub?")]
    [InlineData("13:announce-listll27:udp://t.example.org:80/pathel17:http://localhost/ee")]
    [InlineData("8:url-list23:http://169.254.169.254/")]
    [InlineData("9:httpseedsl16:http://127.1.2.3e")]
    public void One_that_leads_Transmission_into_the_home_network_is_refused(string before)
    {
        Assert.Null(TorrentMetainfo.Of(Bytes($"d{before}{Info}e"), out string? objection));
        Assert.Contains("no public address", objection, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!DOCTYPE html><html>not found</html>")]
    [InlineData("d4:infoi3ee")]
    [InlineData("de")]
    [InlineData("i3e")]
    [InlineData($"d{Info}eX")]
    [InlineData($"d{Info}")]
    [InlineData("d4:infod4:name99:filmee")]
    [InlineData("d4:infod4:name-1:filmee")]
    [InlineData("d4:infod4:name99999999999999999999:ee")]
    public void What_is_no_torrent_is_refused(string text)
    {
        Assert.Null(TorrentMetainfo.Of(Bytes(text), out string? objection));
        Assert.Contains("not a .torrent file", objection, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_in_lists_without_end_do_no_harm() =>
        Assert.Null(TorrentMetainfo.Of(Bytes(new string('l', 1_000_000)), out string? _));

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
