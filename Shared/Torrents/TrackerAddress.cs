using System.Net;
using System.Net.Sockets;

namespace Hybrid.Torrents;

/// <summary>Which trackers of a stranger's link Transmission may be given: it asks each of them by itself.</summary>
/// <param name="allows">As <see cref="PublicAddress.Is"/>.</param>
/// <remarks>
/// A name is looked up once, here. Who owns it may answer Transmission otherwise; it then gets an announce, and nobody reads the answer.
/// </remarks>
public sealed class TrackerAddress(Func<IPAddress, bool> allows)
{
    private static readonly string[] Schemes = ["http", "https", "udp"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>By its spelling alone.</summary>
    /// <returns>Null if it is no tracker at what may be a public address, or is spelled so that two readers may find two hosts in it.</returns>
    public static Uri? Of(string text) =>
        !text.Contains('\\', StringComparison.Ordinal)
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && Schemes.Contains(url.Scheme, StringComparer.Ordinal)
        && url.UserInfo.Length == 0
        && Uri.CheckHostName(url.DnsSafeHost) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
        && PublicAddress.MayBe(url)
            ? url
            : null;

    /// <summary>Whether Transmission may take it for a tracker. It passes over other schemes.</summary>
    public static bool IsAsked(string text) =>
        Array.Exists(Schemes, scheme => text.TrimStart().StartsWith($"{scheme}:", StringComparison.OrdinalIgnoreCase));

    /// <returns>The hosts that resolve to an address that is not public. One that does not resolve in time is not among them.</returns>
    public async Task<IReadOnlySet<string>> ClosedHostsAsync(IEnumerable<Uri> trackers, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Patience);
        string[] hosts = [.. trackers.Select(t => t.DnsSafeHost).Distinct(StringComparer.OrdinalIgnoreCase)];
        bool[] closed = await Task.WhenAll(hosts.Select(host => IsClosedAsync(host, limited.Token)));
        cancellation.ThrowIfCancellationRequested();
        return hosts.Where((_, i) => closed[i]).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private async Task<bool> IsClosedAsync(string host, CancellationToken limited)
    {
        try
        {
            // A lookup that hangs in the system's resolver does not hear of the end.
            IPAddress[] all = await Dns.GetHostAddressesAsync(host, limited).WaitAsync(limited);
            return !all.All(allows);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // Many links name trackers that are gone.
            return false;
        }
    }
}
