namespace Hybrid.Torrents;

/// <summary>A torrent's info hash: 40 hexadecimal digits, or the 64 of its second version (BEP 52).</summary>
public static class InfoHash
{
    /// <returns>In lower case, like Transmission's; null if the text is not an info hash.</returns>
    public static string? Checked(string? text) =>
        text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;
}
