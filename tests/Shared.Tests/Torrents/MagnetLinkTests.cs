namespace Hybrid.Torrents;

public sealed class MagnetLinkTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public void It_is_written_anew_of_its_hash_its_name_and_its_public_trackers()
    {
        MagnetLink link = Read(
            $"MAGNET:?dn=Some+Film%202001&xt=urn:btih:{Hash.ToUpperInvariant()}&tr=udp%3A%2F%2Ftracker.example.org%3A1337%2Fannounce&tr.1=https://t.example.net/a?k=1"
        );

        Assert.Equal("Some Film 2001", link.Name);
        Assert.Equal(0, link.LeftOut);
        Assert.Equal(
            $"magnet:?xt=urn:btih:{Hash}&dn=Some%20Film%202001&tr=udp%3A%2F%2Ftracker.example.org%3A1337%2Fannounce&tr=https%3A%2F%2Ft.example.net%2Fa%3Fk%3D1",
            link.Text
        );
    }

    [Theory]
    [InlineData("tr=http://127.0.0.1:9091/transmission/rpc")]
    [InlineData("tr=http://192.168.1.1/reboot")]
    [InlineData("tr=http://169.254.169.254/latest/meta-data")]
    [InlineData("tr=udp://[::1]:80/")]
    [InlineData("tr=http://[::ffff:10.0.0.1]/")]
    [InlineData("tr=http://localhost/")]
    [InlineData("tr=http://nas.local/")]
    [InlineData("tr=http://router/")]
    [InlineData("tr=file:///etc/passwd")]
    [InlineData("tr=http://me:word@t.example.org/")]
    [InlineData("tr=http:\\\\t.example.org\\announce")]
    [InlineData("tr=udp://127%252e0.0.1:80/")]
    [InlineData("ws=https://files.example.org/film.mkv")]
    [InlineData("xs=http://files.example.org/a.torrent")]
    [InlineData("as=http://files.example.org/a.torrent")]
    [InlineData("x.pe=192.168.1.1:22")]
    public void What_leads_Transmission_elsewhere_is_left_out(string part)
    {
        MagnetLink link = Read($"magnet:?xt=urn:btih:{Hash}&{part}");

        Assert.Equal((1, $"magnet:?xt=urn:btih:{Hash}"), (link.LeftOut, link.Text));
    }

    [Fact]
    public void A_tracker_whose_name_resolves_elsewhere_is_left_out()
    {
        MagnetLink link = Read(
            $"magnet:?xt=urn:btih:{Hash}&tr=udp://a.example.org:80/x&tr=udp://b.example.org:80/x&ws=https://c.example.org"
        );

        MagnetLink open = link.Without(new HashSet<string> { "a.example.org" });

        Assert.Equal((2, $"magnet:?xt=urn:btih:{Hash}&tr=udp%3A%2F%2Fb.example.org%3A80%2Fx"), (open.LeftOut, open.Text));
    }

    [Theory]
    [InlineData("xt=urn:btih:MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U")]
    [InlineData("xt=urn:btmh:1220caf1e1c30e81cb361b9ee167c4aa64228a7fa4fa9f6105232b28ad099f3a302e")]
    public void Other_spellings_of_a_hash_are_hashes_too(string xt) => Assert.Equal($"magnet:?{xt}", Read($"magnet:?{xt}").Text);

    [Theory]
    [InlineData("https://example.org/a.torrent")]
    [InlineData("magnet:")]
    [InlineData("magnet:?dn=Some.Film")]
    [InlineData("magnet:?xt=urn:btih:0123")]
    [InlineData("magnet:?xt=urn:sha1:MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U")]
    [InlineData($"magnet:?xt=urn:btih:{Hash}&dn=a%0Ab")]
    public void What_is_no_magnet_link_is_refused_with_a_sentence(string text)
    {
        Assert.Null(MagnetLink.Of(text, out string? objection));
        Assert.EndsWith(".", objection, StringComparison.Ordinal);
    }

    private static MagnetLink Read(string text)
    {
        var link = MagnetLink.Of(text, out string? objection);
        Assert.Null(objection);
        return link!;
    }
}
