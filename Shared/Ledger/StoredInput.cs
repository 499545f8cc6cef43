namespace Hybrid.Ledger;

/// <summary>What an item's assessment rests on, as far as the catalog and this installation gave it: enough to weigh it again without asking anybody.</summary>
/// <remarks>A table of its own, so that a list of items does not carry it.</remarks>
public sealed class StoredInput
{
    public long ItemId { get; init; }

    public required DateTimeOffset At { get; set; }

    /// <summary>Brotli over JSON. Only the Learning folder writes and reads it.</summary>
    public required byte[] Input { get; set; }
}
