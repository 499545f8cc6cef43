using System.Text.Json.Nodes;

namespace Hybrid.Torrents;

/// <summary>A magnet link (BEP 9), written anew of its checked parts: the info hash, the name, and trackers at public addresses.</summary>
/// <remarks>
/// Web seeds (ws), other sources (as, xs) and peers (x.pe) are left out. Transmission would connect to whatever address stands there, also on
/// this machine and in the home's network; and no torrent needs them.
/// </remarks>
public sealed record MagnetLink : TorrentSource
{
    public const string Scheme = "magnet:";

    /// <summary>Characters. Real ones have some hundred, with many trackers two thousand.</summary>
    public const int Longest = 8000;

    private const int MostTrackers = 50;
    private const string Hash1 = "urn:btih:";
    private const string Hash2 = "urn:btmh:1220";

    private readonly string[] _hashes;

    private MagnetLink(string[] hashes, string? name, IReadOnlyList<Uri> trackers) =>
        (_hashes, Name, Trackers) = (hashes, string.IsNullOrEmpty(name) ? null : name, trackers);

    /// <summary>The link as it is given to Transmission.</summary>
    public string Text =>
        string.Concat(
            $"{Scheme}?{string.Join('&', _hashes.Select(h => $"xt={h}"))}",
            Name is null ? "" : $"&dn={Uri.EscapeDataString(Name)}",
            string.Concat(Trackers.Select(t => $"&tr={Uri.EscapeDataString(t.AbsoluteUri)}"))
        );

    public override string? Name { get; }

    public override IReadOnlyList<Uri> Trackers { get; }

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
        Uri[] open = [.. trackers.Select(TrackerAddress.Of).OfType<Uri>().Take(MostTrackers)];
        return new MagnetLink(hashes, parts.FirstOrDefault(p => p.Key == "dn").Value, open)
        {
            LeftOut = trackers.Length - open.Length + parts.Count(p => p.Key is "ws" or "as" or "xs" or "x.pe"),
        };
    }

    /// <summary>Without the trackers at these hosts.</summary>
    public MagnetLink Without(IReadOnlySet<string> hosts)
    {
        Uri[] open = [.. Trackers.Where(t => !hosts.Contains(t.DnsSafeHost))];
        return new MagnetLink(_hashes, Name, open) { LeftOut = LeftOut + Trackers.Count - open.Length };
    }

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
