using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Learning;

/// <summary>What an item's verdict rests on, in the ledger, so that a later matcher can be tried on it.</summary>
public static class InputStore
{
    /// <param name="item">Identified.</param>
    public static async Task KeepAsync(
        LedgerDb db,
        IngestItem item,
        IdentifyInput input,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // Likeliest first, so that the size limit cuts off the least important ones.
        var rank = item.Assessment!.Candidates.Select((candidate, i) => (candidate.Id, i)).ToDictionary(c => c.Id, c => c.i);
        byte[] packed = InputPack.Pack(
            input with
            {
                Field = [.. input.Field.OrderBy(c => rank.GetValueOrDefault(c.Title.Id, int.MaxValue))],
            }
        );
        if (await db.StoredInputs.SingleOrDefaultAsync(b => b.ItemId == item.Id, cancellationToken) is { } before)
        {
            before.At = now;
            before.Input = packed;
        }
        else
        {
            db.StoredInputs.Add(
                new StoredInput
                {
                    ItemId = item.Id,
                    At = now,
                    Input = packed,
                }
            );
        }
    }
}
