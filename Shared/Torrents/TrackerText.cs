using System.Text.RegularExpressions;

namespace Hybrid.Torrents;

/// <summary>What trackers say, without what identifies the user at a private one.</summary>
public static partial class TrackerText
{
    private const string Cut = "…";

    /// <summary>Of an address only scheme and host are left; and a long word of letters and digits, as passkeys are, goes.</summary>
    public static string WithoutKeys(string text) => Key().Replace(Address().Replace(text, "${scheme}${host}/" + Cut), Cut);

    [GeneratedRegex(
        @"(?<scheme>[a-z][a-z0-9+.-]*://)([^/\s@?#]*@)?(?<host>[^/\s@?#]*)([/?#][^\s""']*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Address();

    [GeneratedRegex("[A-Za-z0-9_-]{16,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Key();
}
