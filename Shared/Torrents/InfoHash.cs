namespace Hybrid.Torrents;

/// <summary>A torrent's info hash: 40 hexadecimal digits, or 64 in version 2 (BEP 52).</summary>
public static class InfoHash
{
    /// <returns>In lower case, like Transmission's; null if the text is not an info hash.</returns>
    public static string? Checked(string? text) =>
        text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;
}
