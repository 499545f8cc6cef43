using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hybrid.Reviewer.Http;

/// <summary>Where <c>plex-mcp --http</c> listens.</summary>
internal sealed record ListenAddress(IPAddress Ip, int Port)
{
    /// <summary>Beside Plex's 32400, and below the ports that systems hand out by themselves.</summary>
    public const int DefaultPort = 32480;

    public const string Allowed = "a port, an IPv4 address, or both, such as 127.0.0.1:32480";

    public static ListenAddress Default { get; } = new(IPAddress.Loopback, DefaultPort);

    public bool IsLoopback => IPAddress.IsLoopback(Ip);

    public string Url => $"http://{(Ip.Equals(IPAddress.Any) ? IPAddress.Loopback : Ip)}:{Port.ToString(CultureInfo.InvariantCulture)}/";

    /// <summary>What the listener answers to. It refuses another Host itself, except where it listens on all addresses.</summary>
    public IReadOnlyList<string> Prefixes =>
        Ip.Equals(IPAddress.Any) ? [$"http://*:{Port}/"]
        : Ip.Equals(IPAddress.Loopback) ? [Url, $"http://localhost:{Port}/"]
        : [Url];

    /// <returns>Null if the text is none.</returns>
    public static ListenAddress? Read(string text)
    {
        if (text.All(char.IsAsciiDigit))
        {
            return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) && port > 0
                ? Default with
                {
                    Port = port,
                }
                : null;
        }

        string numeric = text.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) ? $"127.0.0.1{text["localhost".Length..]}" : text;

        // The listener takes no address of IPv6.
        return
            numeric.Contains('.', StringComparison.Ordinal)
            && IPEndPoint.TryParse(numeric, out IPEndPoint? point)
            && point.AddressFamily == AddressFamily.InterNetwork
            ? new ListenAddress(point.Address, point.Port == 0 ? DefaultPort : point.Port)
            : null;
    }

    public override string ToString() => $"{Ip}:{Port.ToString(CultureInfo.InvariantCulture)}";
}
