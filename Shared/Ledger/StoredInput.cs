namespace Hybrid.Ledger;

/// <summary>
/// What an item's assessment rests on, as given by the catalog and this installation. It is enough to weigh the item again without a
/// request.
/// </summary>
/// <remarks>A separate table, so that a list of items does not load it.</remarks>
public sealed class StoredInput
{
    public long ItemId { get; init; }

    public required DateTimeOffset At { get; set; }

    /// <summary>Brotli over JSON. Only the Learning folder writes and reads it.</summary>
    public required byte[] Input { get; set; }
}
