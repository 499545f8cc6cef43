using System.Net.Sockets;
using System.Text;

namespace Hybrid.Ledger;

/// <summary>
/// A local socket beside the ledger by which who decides something wakes the daemon at once: to connect is the whole message.
/// Who says a torrent's info hash as well has the daemon ask Transmission about it. Only a hint: it may get lost, and the daemon looks at its queue anyway. While nobody calls, it costs nothing.
/// </summary>
public sealed class WakeUp(LedgerFile ledger)
{
    /// <summary>sun_path holds 104 bytes on macOS and 108 on Linux, with the zero at its end (unix(7)).</summary>
    private const int LongestPath = 103;

    /// <summary>A daemon that is stopped in a debugger has a full backlog. Nobody who decides waits for that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan HandOverPatience = TimeSpan.FromSeconds(2);

    private readonly string _path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ledger.Path)!, "daemon.sock");

    /// <summary>False where the data folder's path is too long for a socket's: then the queue is looked at more often.</summary>
    public bool IsPossible => Encoding.UTF8.GetByteCount(_path) <= LongestPath;

    /// <summary>Wakes the daemon where one listens. Never fails: the decision is in the ledger, and is found there.</summary>
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
    /// <returns>Whether a daemon has said that it heard.</returns>
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

    /// <summary>Listens for calls. Only who holds the daemon's lock may: a socket of a daemon that was killed is taken away.</summary>
    /// <exception cref="SocketException">The file system takes no sockets, or they may not be made.</exception>
    /// <exception cref="IOException">The old one cannot be removed.</exception>
    public WakeUpCalls Listen()
    {
        File.Delete(_path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // The folder is its owner's alone (mode 0700), and so is what is in it.
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

    /// <summary>Returns when somebody called.</summary>
    public async Task<WakeUpCall> NextAsync(CancellationToken cancellationToken) => new(await _socket.AcceptAsync(cancellationToken));

    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(_path);
    }
}
