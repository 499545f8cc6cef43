using Hybrid.Neighbors;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Watching;

/// <summary>The result of polling Transmission.</summary>
/// <param name="Taken">New items.</param>
/// <param name="Torrents">All torrents of Transmission; empty if it could not be asked.</param>
/// <param name="Fault">Why Transmission could not be asked; null if it could.</param>
/// <param name="Wait">Why the torrent that was asked about is not taken in; null at a poll.</param>
public sealed record Poll(IReadOnlyList<long> Taken, IReadOnlyList<Torrent> Torrents, Fault? Fault, string? Wait = null)
{
    /// <summary>Torrents that are not taken in although they are done, or never will be.</summary>
    public SetAsideNow SetAside { get; init; } = SetAsideNow.Nothing;

    /// <summary>A problem that a person should look at; null if there is none.</summary>
    public string? Notice => Wait ?? SetAside.Notice("torrents");

    public static Poll Failed(Fault fault) => new([], [], fault);
}
