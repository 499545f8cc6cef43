using System.Text;

namespace Hybrid.Torrents;

public sealed class TorrentMetainfoTests
{
    private const string Info = "4:infod6:lengthi3e4:name4:film12:piece lengthi16384e6:pieces0:e";

    [Theory]
    [InlineData("")]
    [InlineData("8:announce35:udp://tracker.example.org:1337/path")]
    [InlineData("8:url-listl30:https://files.example.org/filme")]
    [InlineData("8:announce21:wss://t.example.org:80")]
    public void A_torrent_tells_its_name(string before)
    {
        var torrent = TorrentMetainfo.Of(Bytes($"d{before}{Info}e"), out string? objection);

        Assert.Null(objection);
        Assert.Equal("film", torrent!.Name);
    }

    [Theory]
    [InlineData("8:announce23:http://192.168.1.1/sub?")]
    [InlineData("13:announce-listll27:udp://t.example.org:80/pathel17:http://localhost/ee")]
    [InlineData("8:announce31:http://me:word@t.example.org/an")]
    [InlineData("8:announce24:http:\\\\t.example.org\\ann")]
    [InlineData("8:announce26: http://127%2e0.0.1:80/ann")]
    public void One_that_leads_Transmission_into_the_home_network_is_refused(string before)
    {
        Assert.Null(TorrentMetainfo.Of(Bytes($"d{before}{Info}e"), out string? objection));
        Assert.Contains("no public address", objection, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8:url-list35:http://192.168.1.1.nip.io:80/reboot")]
    [InlineData("9:httpseedsl16:http://127.1.2.3e")]
    public void Web_seeds_are_left_out_and_all_else_stays_byte_by_byte(string seeds)
    {
        string announce = "8:announce35:udp://tracker.example.org:1337/path";
        var torrent = TorrentMetainfo.Of(Bytes($"d{announce}{seeds}{Info}6:sourcei3ee"), out string? objection);

        Assert.Null(objection);
        Assert.Equal(1, torrent!.LeftOut);
        Assert.Equal(
            $"d{announce}{Info}6:sourcei3ee",
            Encoding.UTF8.GetString(Convert.FromBase64String(torrent.Argument.Value.GetValue<string>()))
        );
    }

    [Fact]
    public async Task A_tracker_whose_name_resolves_into_the_home_network_is_refused()
    {
        Uri[] asked = [new("udp://localhost:80/"), new("udp://1.2.3.4:80/"), new("udp://no-such-host.invalid:80/")];
        IReadOnlySet<string> closed = await new TrackerAddress(PublicAddress.Is).ClosedHostsAsync(
            asked,
            TestContext.Current.CancellationToken
        );
        var torrent = TorrentMetainfo.Of(Bytes($"d8:announce22:udp://t.example.org:80{Info}e"), out string? _);

        Assert.Equal(["localhost"], closed);
        Assert.Contains("no public address", torrent!.Objection(new HashSet<string> { "t.example.org" }), StringComparison.Ordinal);
        Assert.Null(torrent.Objection(closed));
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
