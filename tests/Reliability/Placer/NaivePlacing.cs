using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reliability;

/// <summary>
/// The control: what a program does that trusts the disk. It copies straight to the final name, over what bears it, and writes down afterwards
/// that it did. A proof that finds nothing wrong with it proves nothing.
/// </summary>
public static class NaivePlacing
{
    public static async Task WorkAsync(Engine engine)
    {
        await using LedgerDb db = await engine.Ledger.CreateDbContextAsync();
        List<IngestItem> items = await db
            .Items.Include(i => i.Download)
            .Include(i => i.Files)
            .Where(i => i.State == ItemState.Approved)
            .ToListAsync();
        foreach (IngestItem item in items)
        {
            foreach (ItemFile file in item.Files)
            {
                string from = Path.Combine(item.Download!.Root, file.Path);
                string root = engine.Part<Settings.HybridSettings>().MoviesDirs[0];
                string to = Path.Combine(root, "The Matrix (1999) {tmdb-603}", "The Matrix (1999) {tmdb-603}.mkv");
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                using (FileStream source = File.OpenRead(from))
                using (FileStream target = File.Create(to))
                {
                    await source.CopyToAsync(target);
                }

                file.Placement = new Placement
                {
                    From = from,
                    To = to,
                    LibraryRoot = root,
                    Bytes = file.Bytes,
                    SourceModifiedAt = file.ModifiedAt!.Value,
                    PlannedAt = engine.Clock.Now,
                    PlacedAt = engine.Clock.Now,
                    State = PlacementState.Placed,
                    Method = PlacementMethod.Copy,
                };
            }

            item.Note(HistoryEvent.Placed, Actor.Daemon, "Copied.", engine.Clock.Now);
            item.Move(ItemState.Placing, Actor.Daemon, "Planned.", engine.Clock.Now);
            item.Move(ItemState.Announcing, Actor.Daemon, "Placed.", engine.Clock.Now);
            item.Move(ItemState.Finished, Actor.Daemon, "In the library.", engine.Clock.Now);
            await db.SaveChangesAsync();
        }
    }
}
