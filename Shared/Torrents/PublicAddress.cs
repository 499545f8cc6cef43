using System.Net;
using System.Net.Sockets;

namespace Hybrid.Torrents;

/// <summary>Whether an address is one of the public internet: neither this machine, nor the home's network, nor a router or a cloud's own service.</summary>
/// <remarks>What a stranger's link names is fetched from public addresses only. Otherwise the link could reach what only this machine may.</remarks>
public static class PublicAddress
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // Of IPv6, documentation and the tunnels that have an address of IPv4 in them.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>The only part of IPv6 that is given out.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>An IPv6 network's way to IPv4 (RFC 6052): the last four bytes are the address.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private static readonly string[] OwnNames = ["localhost", "local", "internal", "lan", "home", "intranet", "home.arpa"];

    public static bool Is(IPAddress address)
    {
        IPAddress plain =
            address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12))
            : address;
        return (plain.AddressFamily != AddressFamily.InterNetworkV6 || Global.Contains(plain)) && !Closed.Any(n => n.Contains(plain));
    }

    /// <summary>Whether the host of an address may be public, by its spelling alone: no name is looked up.</summary>
    public static bool MayBe(Uri url)
    {
        if (IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address))
        {
            return Is(address);
        }

        string name = url.DnsSafeHost.TrimEnd('.').ToLowerInvariant();
        return name.Contains('.', StringComparison.Ordinal)
            && !OwnNames.Any(own => name == own || name.EndsWith($".{own}", StringComparison.Ordinal));
    }
}
