using Hybrid.Neighbours;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Watching;

/// <summary>What came of asking Transmission.</summary>
/// <param name="Taken">New items.</param>
/// <param name="Torrents">All that Transmission has; empty where it could not be asked.</param>
/// <param name="Fault">Why it could not be asked; null when it could.</param>
/// <param name="Notice">What needs somebody's eye; null when nothing does.</param>
public sealed record Poll(IReadOnlyList<long> Taken, IReadOnlyList<Torrent> Torrents, Fault? Fault, string? Notice)
{
    public static Poll Failed(Fault fault) => new([], [], fault, Notice: null);
}
