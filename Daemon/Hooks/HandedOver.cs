using System.Threading.Channels;

namespace Hybrid.Daemon.Hooks;

/// <summary>Torrents that Transmission's script has handed over and that wait to be checked. They are only hints: the poll finds those that are lost.</summary>
public sealed class HandedOver
{
    private const int Most = 256;

    private readonly Channel<string> _hashes = Channel.CreateBounded<string>(Most);

    /// <returns>False if too many wait; then the caller gets no confirmation.</returns>
    public bool TryAdd(string hash) => _hashes.Writer.TryWrite(hash);

    public ValueTask<string> NextAsync(CancellationToken cancellationToken) => _hashes.Reader.ReadAsync(cancellationToken);
}
