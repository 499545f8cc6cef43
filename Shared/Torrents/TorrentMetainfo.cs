using System.Text.Json.Nodes;

namespace Hybrid.Torrents;

/// <summary>The contents of a .torrent file (BEP 3), read so far that it is known to be one, without web seeds, and with no tracker in the home's network.</summary>
public sealed record TorrentMetainfo : TorrentSource
{
    /// <summary>Bytes. A torrent of ten thousand files and twenty thousand pieces has one million.</summary>
    public const int Longest = 10 * 1024 * 1024;

    // Transmission fetches from these whatever they answer, and no torrent needs them. They are no part of what the hash is made of.
    private static readonly string[] WebSeeds = ["url-list", "httpseeds"];

    private readonly ReadOnlyMemory<byte> _bytes;

    private TorrentMetainfo(ReadOnlyMemory<byte> bytes, string name, IReadOnlyList<Uri> trackers) =>
        (_bytes, Name, Trackers) = (bytes, name, trackers);

    public override string? Name { get; }

    public override IReadOnlyList<Uri> Trackers { get; }

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

        string[] named = [.. new[] { "announce", "announce-list" }.SelectMany(key => Bencoded.Texts(torrent[key]))];
        if (Array.Find(named, text => TrackerAddress.IsAsked(text) && TrackerAddress.Of(text) is null) is { } closed)
        {
            objection = ObjectionTo(
                Uri.TryCreate(closed, UriKind.Absolute, out Uri? url) && !PublicAddress.MayBe(url)
                    ? $"at {url.DnsSafeHost}, which is no public address"
                    : "whose address has a user, a backslash or no plain host name, so it may lead to no public address"
            );
            return null;
        }

        Uri[] trackers = [.. named.Select(TrackerAddress.Of).OfType<Uri>()];
        string[] left = [.. WebSeeds.Where(key => torrent[key] is not null)];
        return new TorrentMetainfo(Bencoded.Without(bytes, left), name.ToString(), trackers) { LeftOut = left.Length };
    }

    /// <summary>Why it is not added, if its trackers lead into the home's network.</summary>
    /// <param name="hosts">That resolve to an address there.</param>
    public string? Objection(IReadOnlySet<string> hosts) =>
        Trackers.FirstOrDefault(t => hosts.Contains(t.DnsSafeHost)) is { } closed
            ? ObjectionTo($"at {closed.DnsSafeHost}, which is no public address")
            : null;

    private static string ObjectionTo(string tracker) =>
        $"The .torrent file names a tracker {tracker}. The user can add it in Transmission itself.";
}
