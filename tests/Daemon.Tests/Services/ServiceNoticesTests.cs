using System.Net.Sockets;
using System.Text;
using Hybrid.Testing;

namespace Hybrid.Daemon.Services;

public sealed class ServiceNoticesTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void The_first_look_at_the_queue_says_ready_and_each_calms_the_watchdog()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no datagram sockets in files.");
        using Socket manager = Listen(out string address);
        var notices = new ServiceNotices(address);
        notices.QueueLookedAt("idle");
        notices.QueueLookedAt("item 3:\nPlacing");
        notices.Stopping();
        Assert.Equal("READY=1\nWATCHDOG=1\nSTATUS=idle", Next(manager));
        Assert.Equal("WATCHDOG=1\nSTATUS=item 3: Placing", Next(manager));
        Assert.StartsWith("STOPPING=1", Next(manager), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/nowhere/at/all")]
    public void Where_nobody_listens_nothing_happens(string? address)
    {
        var notices = new ServiceNotices(address);
        notices.QueueLookedAt("idle");
        notices.Stopping();
    }

    private Socket Listen(out string address)
    {
        address = _disk.At("notify");
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 10_000 };
        socket.Bind(new UnixDomainSocketEndPoint(address));
        return socket;
    }

    private static string Next(Socket socket)
    {
        byte[] buffer = new byte[1000];
        return Encoding.UTF8.GetString(buffer, 0, socket.Receive(buffer));
    }
}
