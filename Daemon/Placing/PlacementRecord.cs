using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Daemon.Placing;

/// <summary>Writes the result of placing a file into its journal row and its item's history.</summary>
internal static class PlacementRecord
{
    /// <returns>Why the file must wait; null if it need not.</returns>
    public static string? Write(IngestItem item, ItemFile file, PlacingResult result, DateTimeOffset now)
    {
        Placement placement = file.Placement!;
        switch (result)
        {
            case PlacingResult.Placed placed:
                placement.State = PlacementState.Placed;
                placement.Method = placed.Method;
                placement.Note = placed.Note;
                placement.PlacedAt = now;
                placement.SpentBytes = placed.BytesCopied;
                placement.Replaced = placed.Replaced;
                placement.PlacedDevice = unchecked((long)placed.Entry.Device);
                placement.PlacedInode = unchecked((long)placed.Entry.Inode);
                placement.PlacedModifiedAt = placed.Entry.ModifiedAt;
                placement.ContentHash = placed.ContentHash;
                placement.HashedAt = placed.ContentHash is null ? null : now;
                if (placed.Replaced)
                {
                    item.Note(
                        HistoryEvent.Recycled,
                        Actor.Daemon,
                        $"The replaced file was moved to the recycle folder: {placement.RecycleTo}.",
                        now
                    );
                }

                item.Note(HistoryEvent.Placed, Actor.Daemon, $"{Words(placed.Method)} {placement.To}{Because(placed)}", now);
                return null;
            case PlacingResult.Waiting wait:
                placement.Note = wait.Sentence;
                return wait.Sentence;
            case PlacingResult.Conflict conflict:
                return Refuse(item, file, Concern.DestinationExists, conflict.Sentence, now);
            case PlacingResult.SourceGone gone:
                return Refuse(item, file, Concern.SourceGone, gone.Sentence, now);
            case PlacingResult.Impossible impossible:
                return Refuse(item, file, Concern.PlacingFailed, impossible.Sentence, now);
            default:
                throw new InvalidOperationException($"No such result of placing: {result}");
        }
    }

    public static string? Refuse(IngestItem item, ItemFile file, Concern why, string sentence, DateTimeOffset now)
    {
        file.Placement!.State = PlacementState.Refused;
        file.Placement.RefusedFor = why;
        file.Placement.Note = sentence;
        item.Note(HistoryEvent.Refused, Actor.Daemon, $"{file.Path}: {sentence}", now);
        return null;
    }

    private static string Words(PlacementMethod method) =>
        method switch
        {
            PlacementMethod.HardLink => "Linked to",
            PlacementMethod.Clone => "Cloned to",
            _ => "Copied to",
        };

    private static string Because(PlacingResult.Placed placed) =>
        (placed.Note is null ? "." : $" ({placed.Note})") + (placed.BytesCopied == 0 ? "" : $" It uses {placed.BytesCopied} bytes.");
}
