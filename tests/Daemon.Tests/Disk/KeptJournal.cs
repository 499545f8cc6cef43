namespace Hybrid.Daemon.Disk;

/// <summary>Keeps what a placing writes down, and has the order as a restart reads it.</summary>
internal sealed class KeptJournal(PlacementOrder order) : IPlacingJournal
{
    public PlacementOrder Order { get; private set; } = order;

    /// <summary>Called after each word.</summary>
    public Action? Written { get; init; }

    public List<PartialState> Partials { get; } = [];

    public void Write(PartialState making)
    {
        Partials.Add(making);
        Order = Order with { Partial = making, FlushedBytes = making.IsWhole ? Order.FlushedBytes : 0 };
        Written?.Invoke();
    }

    public void Flushed(long bytes)
    {
        Order = Order with { FlushedBytes = bytes };
        Written?.Invoke();
    }
}
