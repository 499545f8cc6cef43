using System.Security.Cryptography;
using System.Text;

namespace Hybrid.Ledger;

/// <summary>Connects the log lines of one download, from the watcher's first check, when there is no item yet, to the last.</summary>
public static class DownloadId
{
    /// <summary>The property of a log line that holds the id.</summary>
    public const string Property = "DownloadId";

    private const int Length = 12;
    private const string Torrent = "torrent:";

    /// <param name="key">As <see cref="Download.Key"/>. A torrent's id is the beginning of its hash, which Transmission shows too; a path's
    /// id is a hash of the path.</param>
    public static string Of(string key)
    {
        string hash = key.StartsWith(Torrent, StringComparison.Ordinal)
            ? key[Torrent.Length..]
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return hash.Length > Length ? hash[..Length] : hash;
    }
}
