using Hybrid.Matching;

namespace Hybrid.Ledger;

/// <summary>Makes an item of some files of another one, so that the rest can go on.</summary>
public static class ItemSplit
{
    private const int MostNamed = 3;

    /// <param name="db">In a transaction that the caller commits: the item's next move belongs into it too.</param>
    /// <param name="item">With its files. It keeps those that are not named here.</param>
    /// <param name="files">Not in the library.</param>
    /// <param name="open">The title that is proposed, and what is still to be decided.</param>
    /// <param name="now">For the histories.</param>
    /// <returns>The new item, which waits for a decision.</returns>
    public static async Task<IngestItem> OffAsync(
        LedgerDb db,
        IngestItem item,
        IReadOnlyList<ItemFile> files,
        Assessment open,
        DateTimeOffset now
    )
    {
        string names = Names(files);
        var other = IngestItem.Create(item.Name, now, $"Split off item {item.Id}, whose other files go on. Files: {files.Count}. {names}");
        other.DownloadId = item.DownloadId;
        other.SplitFrom = item.Id;
        other.NameKey = item.NameKey;
        other.Numbering = item.Numbering;
        other.Assessment = open;
        foreach (ItemFile file in files)
        {
            if (file.Placement is { State: PlacementState.Refused } refused)
            {
                db.Placements.Remove(refused);
                file.Placement = null;
            }

            item.Files.Remove(file);
            other.Files.Add(file);
        }

        db.Items.Add(other);
        other.Move(ItemState.AwaitingReview, Actor.Daemon, $"Waiting for your decision. {BriefReasons.Text(open.Reasons)}", now);
        item.Touch(now);

        // Gives it its id.
        await db.SaveChangesAsync(CancellationToken.None);
        item.Note(
            HistoryEvent.Split,
            Actor.Daemon,
            $"Item {other.Id} was split off and waits for a decision. Files: {files.Count}. {names}",
            now
        );
        return other;
    }

    private static string Names(IReadOnlyList<ItemFile> files) =>
        $"{string.Join(", ", files.Take(MostNamed).Select(f => f.Path))}{(files.Count > MostNamed ? ", …" : "")}.";
}
