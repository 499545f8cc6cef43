using System.Text.Json.Nodes;

namespace Hybrid.Torrents;

/// <summary>The contents of a .torrent file (BEP 3), read so far that it is known to be one, and to name no address in the home's network.</summary>
public sealed record TorrentMetainfo : TorrentSource
{
    /// <summary>Bytes. A torrent of ten thousand files and twenty thousand pieces has one million.</summary>
    public const int Longest = 10 * 1024 * 1024;

    private static readonly string[] AskedSchemes = ["http", "https", "udp", "ws", "wss", "ftp"];

    private readonly ReadOnlyMemory<byte> _bytes;

    private TorrentMetainfo(ReadOnlyMemory<byte> bytes, string name) => (_bytes, Name) = (bytes, name);

    public override string? Name { get; }

    internal override (string Argument, JsonNode Value) Argument => ("metainfo", JsonValue.Create(Convert.ToBase64String(_bytes.Span)));

    /// <param name="bytes">As they came from outside.</param>
    /// <param name="objection">What is wrong with it, in a sentence; null if nothing is.</param>
    public static TorrentMetainfo? Of(ReadOnlyMemory<byte> bytes, out string? objection)
    {
        objection = null;
        if (
            bytes.Length > Longest
            || Bencoded.Read(bytes) is not Bencoded.Table torrent
            || torrent["info"] is not Bencoded.Table info
            || info["name"] is not Bencoded.Text name
        )
        {
            objection = "What the address gives is not a .torrent file, but perhaps a web page.";
            return null;
        }

        // Transmission asks these addresses by itself, so they must not lead into the home's network.
        Uri? closed = new[] { "announce", "announce-list", "url-list", "httpseeds" }
            .SelectMany(key => Bencoded.Texts(torrent[key]))
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out Uri? url) ? url : null)
            .FirstOrDefault(url => url is not null && AskedSchemes.Contains(url.Scheme) && !PublicAddress.MayBe(url));
        if (closed is not null)
        {
            objection =
                $"The .torrent file names a tracker or web seed at {closed.DnsSafeHost}, which is no public address. The user can add it in Transmission itself.";
            return null;
        }

        return new TorrentMetainfo(bytes, name.ToString());
    }
}
