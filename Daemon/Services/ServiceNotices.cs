using System.Net.Sockets;
using System.Text;

namespace Hybrid.Daemon.Services;

/// <summary>Reports the daemon's state to systemd (sd_notify(3)). Does nothing without systemd.</summary>
/// <remarks>
/// Our own code, because Microsoft.Extensions.Hosting.Systemd reports READY when the host has started, which is before our schedule runs,
/// and does not support the watchdog.
/// </remarks>
/// <param name="address">NOTIFY_SOCKET: a path, or "@" and an abstract name; null = nobody listens.</param>
public sealed class ServiceNotices(string? address)
{
    private const string Variable = "NOTIFY_SOCKET";

    private bool _ready;

    /// <summary>Removes the variable from the environment: a program started by the daemon is not the service.</summary>
    public static ServiceNotices OfThisProcess()
    {
        string? address = OperatingSystem.IsLinux() ? Environment.GetEnvironmentVariable(Variable) : null;
        if (address is not null)
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }

        return new ServiceNotices(string.IsNullOrEmpty(address) ? null : address);
    }

    /// <summary>Reports that the queue was checked. The first time this means that the daemon is ready, later that it is alive.</summary>
    /// <param name="doing">One line, for <c>systemctl status</c>.</param>
    public void QueueLookedAt(string doing)
    {
        Tell($"{(_ready ? "" : "READY=1\n")}WATCHDOG=1\nSTATUS={OneLine(doing)}");
        _ready = true;
    }

    public void Stopping() => Tell("STOPPING=1\nSTATUS=stopping");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private void Tell(string message)
    {
        if (address is null)
        {
            return;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.Blocking = false;
            socket.SendTo(Encoding.UTF8.GetBytes(message), new UnixDomainSocketEndPoint(address[0] == '@' ? $"\0{address[1..]}" : address));
        }
        catch (SocketException)
        {
            // The service manager is restarting or overloaded. The next notice repeats it.
        }
    }
}
