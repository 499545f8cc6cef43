using Hybrid.Neighbors;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Watching;

/// <summary>The result of polling Transmission.</summary>
/// <param name="Taken">New items.</param>
/// <param name="Torrents">All torrents of Transmission; empty if it could not be asked.</param>
/// <param name="Fault">Why Transmission could not be asked; null if it could.</param>
/// <param name="Notice">A problem that a person should look at; null if there is none.</param>
public sealed record Poll(IReadOnlyList<long> Taken, IReadOnlyList<Torrent> Torrents, Fault? Fault, string? Notice)
{
    public static Poll Failed(Fault fault) => new([], [], fault, Notice: null);
}
