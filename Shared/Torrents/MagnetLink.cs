using System.Text;
using System.Text.Json.Nodes;

namespace Hybrid.Torrents;

/// <summary>A magnet link (BEP 9), written anew of its checked parts: the info hash, the name, and trackers at public addresses.</summary>
/// <remarks>
/// Web seeds (ws), other sources (as, xs) and peers (x.pe) are left out. Transmission would connect to whatever address stands there, also on
/// this machine and in the home's network; and no torrent needs them. A tracker is judged by its spelling. That its name resolves to an address in the
/// home cannot be ruled out here, because Transmission looks it up again; it then gets an announce, and nobody reads the answer.
/// </remarks>
public sealed record MagnetLink : TorrentSource
{
    public const string Scheme = "magnet:";

    /// <summary>Characters. Real ones have some hundred, with many trackers two thousand.</summary>
    public const int Longest = 8000;

    private const int MostTrackers = 50;
    private const string Hash1 = "urn:btih:";
    private const string Hash2 = "urn:btmh:1220";

    private static readonly string[] TrackerSchemes = ["http", "https", "udp"];

    private MagnetLink(string text, string? name) => (Text, Name) = (text, name);

    /// <summary>The link as it is given to Transmission.</summary>
    public string Text { get; }

    public override string? Name { get; }

    internal override (string Argument, JsonNode Value) Argument => ("filename", JsonValue.Create(Text));

    /// <param name="text">As it was copied from somewhere.</param>
    /// <param name="objection">What is wrong with it, in a sentence; null if nothing is.</param>
    public static MagnetLink? Of(string text, out string? objection)
    {
        (string Key, string Value)[] parts = [.. Parts(text)];
        string[] hashes = [.. parts.Where(p => p.Key == "xt").Select(p => Hash(p.Value)).OfType<string>().Distinct(StringComparer.Ordinal)];
        objection =
            parts.Length == 0 || text.Length > Longest ? "This is not a magnet link: one begins with magnet:?xt=urn:btih: and an info hash."
            : hashes.Length == 0 ? "The magnet link has no info hash (xt=urn:btih: with 40 hexadecimal digits, or 32 letters and digits)."
            : parts.Any(p => p.Value.Any(char.IsControl)) ? "The magnet link has control characters in it."
            : null;
        if (objection is not null)
        {
            return null;
        }

        string[] trackers = [.. parts.Where(p => p.Key == "tr").Select(p => p.Value).Distinct(StringComparer.Ordinal)];
        string[] open = [.. trackers.Where(IsOpen).Take(MostTrackers)];
        string? name = parts.FirstOrDefault(p => p.Key == "dn").Value;
        StringBuilder link = new StringBuilder($"{Scheme}?").AppendJoin('&', hashes.Select(h => $"xt={h}"));
        link.Append(string.IsNullOrEmpty(name) ? "" : $"&dn={Uri.EscapeDataString(name)}");
        link.Append(string.Concat(open.Select(t => $"&tr={Uri.EscapeDataString(t)}")));
        return new MagnetLink(link.ToString(), string.IsNullOrEmpty(name) ? null : name)
        {
            LeftOut = trackers.Length - open.Length + parts.Count(p => p.Key is "ws" or "as" or "xs" or "x.pe"),
        };
    }

    internal static bool IsOpen(string tracker) =>
        Uri.TryCreate(tracker, UriKind.Absolute, out Uri? url)
        && TrackerSchemes.Contains(url.Scheme, StringComparer.Ordinal)
        && PublicAddress.MayBe(url);

    private static IEnumerable<(string Key, string Value)> Parts(string text)
    {
        string query = text.StartsWith($"{Scheme}?", StringComparison.OrdinalIgnoreCase) ? text[(Scheme.Length + 1)..] : "";
        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = part.Split('=', 2);
            if (pair.Length == 2)
            {
                // "tr.1" and "xt.2" are "tr" and "xt" once more; "x.pe" is a name of its own.
                string key = pair[0].ToLowerInvariant();
                string plain = key.Split('.')[0];
                yield return (plain == "x" ? key : plain, Uri.UnescapeDataString(pair[1].Replace('+', ' ')));
            }
        }
    }

    /// <summary>The name of the content, if it is a hash of BitTorrent's.</summary>
    private static string? Hash(string xt)
    {
        if (xt.StartsWith(Hash2, StringComparison.OrdinalIgnoreCase))
        {
            string v2 = xt[Hash2.Length..];
            return v2.Length == 64 && InfoHash.Checked(v2) is { } hash ? Hash2 + hash : null;
        }

        string v1 = xt.StartsWith(Hash1, StringComparison.OrdinalIgnoreCase) ? xt[Hash1.Length..] : "";
        return v1.Length switch
        {
            40 when InfoHash.Checked(v1) is { } hash => Hash1 + hash,
            32 when v1.ToUpperInvariant().All(c => c is (>= 'A' and <= 'Z') or (>= '2' and <= '7')) => Hash1 + v1.ToUpperInvariant(),
            _ => null,
        };
    }
}
