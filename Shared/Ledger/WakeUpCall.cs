using System.Net.Sockets;
using System.Text;
using Hybrid.Torrents;

namespace Hybrid.Ledger;

/// <summary>Somebody who called the daemon. That they called is the message; they may say a torrent's info hash as well.</summary>
public sealed class WakeUpCall : IDisposable
{
    internal static readonly byte[] Heard = "heard\n"u8.ToArray();

    /// <summary>Who calls has their line ready. Nobody else may keep us.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The hash of a v2 torrent, and a line feed.</summary>
    private const int LongestLine = 65;

    private readonly Socket _socket;

    internal WakeUpCall(Socket socket) => _socket = socket;

    /// <returns>The hash that was said, in small letters; null where nothing was, or anything else.</returns>
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

    /// <summary>Says that it was heard. Who does not listen any more loses nothing.</summary>
    public async Task AnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _socket.SendAsync(Heard, cancellationToken);
        }
        catch (SocketException)
        {
            // Gone.
        }
    }

    public void Dispose() => _socket.Dispose();
}
