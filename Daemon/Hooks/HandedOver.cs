using System.Threading.Channels;

namespace Hybrid.Daemon.Hooks;

/// <summary>The torrents that Transmission's script has handed over and nobody has asked about yet. Only hints: the poll finds what is lost.</summary>
public sealed class HandedOver
{
    private const int Most = 256;

    private readonly Channel<string> _hashes = Channel.CreateBounded<string>(Most);

    /// <returns>False where too many wait; who handed it over is not told that it was heard.</returns>
    public bool TryAdd(string hash) => _hashes.Writer.TryWrite(hash);

    public ValueTask<string> NextAsync(CancellationToken cancellationToken) => _hashes.Reader.ReadAsync(cancellationToken);
}
