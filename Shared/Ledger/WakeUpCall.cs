using System.Net.Sockets;
using System.Text;
using Hybrid.Torrents;

namespace Hybrid.Ledger;

/// <summary>A call to the daemon. The call itself is the message; it may also contain a torrent's info hash.</summary>
public sealed class WakeUpCall : IDisposable
{
    internal static readonly byte[] Heard = "heard\n"u8.ToArray();

    /// <summary>A real caller has its line ready. No other may keep us waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The hash of a v2 torrent and a line feed.</summary>
    private const int LongestLine = 65;

    private readonly Socket _socket;

    internal WakeUpCall(Socket socket) => _socket = socket;

    /// <returns>The hash in lower case; null if the caller sent nothing, or anything else.</returns>
    public async Task<string?> InfoHashAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        byte[] line = new byte[LongestLine];
        int length = 0;
        try
        {
            while (length < line.Length && !line.AsSpan(0, length).Contains((byte)'\n'))
            {
                int read = await _socket.ReceiveAsync(line.AsMemory(length), patience.Token);
                if (read == 0)
                {
                    return null;
                }

                length += read;
            }
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }

        string said = Encoding.ASCII.GetString(line, 0, length);
        return said is [.., '\n'] ? InfoHash.Checked(said[..^1]) : null;
    }

    /// <summary>Confirms the call. A caller that no longer listens loses nothing.</summary>
    public async Task AnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _socket.SendAsync(Heard, cancellationToken);
        }
        catch (SocketException)
        {
            // The caller is gone.
        }
    }

    public void Dispose() => _socket.Dispose();
}
