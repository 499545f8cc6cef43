using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>Waits until the daemon has filed an approved item or has sent it back to the queue.</summary>
public sealed class FilingWait(ReviewDesk desk, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <param name="item">As it was approved.</param>
    /// <param name="patience">How long at most.</param>
    /// <param name="look">Called with the item each time it is looked at and is not filed yet.</param>
    /// <returns>The item as it is then.</returns>
    public async Task<ItemCard> UntilOverAsync(
        ItemCard item,
        TimeSpan patience,
        Action<ItemCard>? look = null,
        CancellationToken cancellationToken = default
    )
    {
        long start = time.GetTimestamp();
        while (!IsOver(item) && time.GetElapsedTime(start) < patience)
        {
            look?.Invoke(item);
            await Task.Delay(Interval, time, cancellationToken);
            item = await desk.ItemAsync(item.Id, cancellationToken) ?? item;
        }

        return item;
    }

    /// <summary>Also when Plex does not answer: the files are placed, and notifying it is tried for hours.</summary>
    public static bool IsOver(ItemCard item) =>
        item.State is not (ItemState.Approved or ItemState.Placing or ItemState.Announcing)
        || item is { State: ItemState.Announcing, Fault: not null };
}
