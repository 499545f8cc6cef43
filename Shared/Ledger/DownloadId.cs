using System.Security.Cryptography;
using System.Text;

namespace Hybrid.Ledger;

/// <summary>What ties the log lines of one download together, from the watcher's first look, when no item is there yet, to the last.</summary>
public static class DownloadId
{
    /// <summary>The property of a log line that bears it.</summary>
    public const string Property = "DownloadId";

    private const int Length = 12;
    private const string Torrent = "torrent:";

    /// <param name="key">As <see cref="Download.Key"/>. Of a torrent its hash's beginning, by which Transmission shows it too; of a path a hash of it.</param>
    public static string Of(string key)
    {
        string hash = key.StartsWith(Torrent, StringComparison.Ordinal)
            ? key[Torrent.Length..]
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return hash.Length > Length ? hash[..Length] : hash;
    }
}
