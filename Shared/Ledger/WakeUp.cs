using System.Net.Sockets;
using System.Text;

namespace Hybrid.Ledger;

/// <summary>
/// A socket next to the ledger. A program that has decided something connects to it, which wakes the daemon at once; nothing need be sent.
/// A program that sends a torrent's info hash makes the daemon ask Transmission about it. A call is only a hint: it may get lost, and the
/// daemon checks its queue anyway. Waiting for calls costs nothing.
/// </summary>
public sealed class WakeUp(LedgerFile ledger)
{
    /// <summary>sun_path holds 104 bytes on macOS and 108 on Linux, including the zero at the end (unix(7)).</summary>
    private const int LongestPath = 103;

    /// <summary>A daemon stopped in a debugger has a full backlog. The caller does not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan HandOverPatience = TimeSpan.FromSeconds(2);

    private readonly string _path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ledger.Path)!, "daemon.sock");

    /// <summary>False if the data folder's path is too long for a socket. Then the queue is checked more often.</summary>
    public bool IsPossible => Encoding.UTF8.GetByteCount(_path) <= LongestPath;

    /// <summary>Wakes the daemon if one listens. Never fails, because the daemon finds the decision in the ledger anyway.</summary>
    public async Task SendAsync()
    {
        if (!IsPossible || !File.Exists(_path))
        {
            return;
        }

        using var patience = new CancellationTokenSource(Patience);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_path), patience.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            // No daemon listens any more.
        }
    }

    /// <summary>Tells the daemon that a torrent is done.</summary>
    /// <param name="infoHash">40 or 64 hexadecimal digits.</param>
    /// <returns>Whether a daemon confirmed the call.</returns>
    public async Task<bool> HandOverAsync(string infoHash, CancellationToken cancellationToken)
    {
        if (!IsPossible || !File.Exists(_path))
        {
            return false;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(HandOverPatience);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_path), patience.Token);
            await socket.SendAsync(Encoding.ASCII.GetBytes(infoHash + "\n"), patience.Token);
            byte[] answer = new byte[WakeUpCall.Heard.Length];
            return await socket.ReceiveAsync(answer, patience.Token) == answer.Length && answer.AsSpan().SequenceEqual(WakeUpCall.Heard);
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>Listens for calls. The caller must hold the daemon's lock, because the socket of a killed daemon is removed.</summary>
    /// <exception cref="SocketException">The file system does not support sockets, or does not permit them.</exception>
    /// <exception cref="IOException">The old socket cannot be removed.</exception>
    public WakeUpCalls Listen()
    {
        File.Delete(_path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // The folder and its content are only for the owner (mode 0700).
            socket.Bind(new UnixDomainSocketEndPoint(_path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            socket.Listen();
            return new WakeUpCalls(socket, _path);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The daemon's end of <see cref="WakeUp"/>.</summary>
public sealed class WakeUpCalls : IDisposable
{
    private readonly Socket _socket;
    private readonly string _path;

    internal WakeUpCalls(Socket socket, string path)
    {
        _socket = socket;
        _path = path;
    }

    /// <summary>Waits for a call.</summary>
    public async Task<WakeUpCall> NextAsync(CancellationToken cancellationToken) => new(await _socket.AcceptAsync(cancellationToken));

    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(_path);
    }
}
