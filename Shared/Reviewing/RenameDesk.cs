using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Planning;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>Filed files get the names that the present template gives. The request is a row for each file; the daemon renames.</summary>
public sealed class RenameDesk(IDbContextFactory<LedgerDb> ledger, Planner planner, TimeProvider time, WakeUp wakeUp)
{
    /// <summary>The most files of one title's folder to look at.</summary>
    private const int MostFiles = 20_000;

    /// <summary>What media servers, Kodi and file managers put beside videos. It is made anew for a new name.</summary>
    private static readonly string[] Companions = [".nfo", ".xml", ".txt", ".jpg", ".jpeg", ".png", ".webp", ".gif", ".tbn", ".db", ".ini"];

    private static readonly EnumerationOptions AllBelow = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    public async Task<RenameOutcome> RenameAsync(RenameRequest request, CancellationToken cancellationToken = default)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        NamedTitle[] titles = await FiledAsync(db, cancellationToken);
        if (request.Title is { } text)
        {
            titles = Array.FindAll(titles, t => IsNamed(t, text.Trim()));
            if (titles.Length != 1)
            {
                return titles.Length == 0 ? new RenameOutcome.NoSuchTitle(text) : new RenameOutcome.SeveralTitles(text, titles);
            }
        }

        var found = new Found();
        foreach (NamedTitle title in titles)
        {
            await LookAsync(db, title, found, cancellationToken);
        }

        List<RenamedItem> accepted = [];
        foreach (RenamedItem item in found.Items)
        {
            if (request.IsPreview || await AcceptAsync(item, request.By, cancellationToken))
            {
                accepted.Add(item);
            }
            else
            {
                found.Kept.AddRange(item.Files.Select(f => new KeptName(item.Id, f.From, "The item has changed at this moment.")));
            }
        }

        if (accepted.Count > 0 && !request.IsPreview)
        {
            await wakeUp.SendAsync();
        }

        return new RenameOutcome.Renamed(accepted, found.Kept, found.InPlace, request.IsPreview);
    }

    private static async Task<NamedTitle[]> FiledAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        var titles = await db
            .Items.AsNoTracking()
            .Where(i => i.TitleKind != null && i.Files.Any(f => f.Placement!.State == PlacementState.Placed))
            .Select(i => new
            {
                i.TitleKind,
                i.TmdbId,
                i.Title,
                i.Year,
            })
            .Distinct()
            .ToListAsync(cancellationToken);
        return
        [
            .. titles
                .Select(t => new NamedTitle(new TitleId(t.TitleKind!.Value, t.TmdbId!.Value), Untrusted.Clean(t.Title) ?? "", t.Year))
                .DistinctBy(t => t.Id)
                .OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static bool IsNamed(NamedTitle title, string text) =>
        title.Id.ToString() == text || TitleKey.Of(text) == TitleKey.Of(title.Name) || TitleKey.Of(text) == TitleKey.Of(title.ToString());

    private async Task LookAsync(LedgerDb db, NamedTitle title, Found found, CancellationToken cancellationToken)
    {
        List<IngestItem> items = await db
            .Items.AsNoTracking()
            .Include(i => i.Download)
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .Where(i => i.TitleKind == title.Id.Kind && i.TmdbId == title.Id.Tmdb)
            .Where(i => i.Files.Any(f => f.Placement!.State == PlacementState.Placed))
            .OrderBy(i => i.Id)
            .ToListAsync(cancellationToken);
        HashSet<string> shared = Shared([
            .. items.SelectMany(i => i.Files).Select(f => f.Placement).OfType<Placement>().Where(p => p.State == PlacementState.Placed),
        ]);
        foreach (IngestItem item in items)
        {
            ItemFile[] placed = [.. item.Files.Where(f => f.Placement is { State: PlacementState.Placed } && f.Role != FileRole.Subtitle)];
            if (!Lifecycle.Allows(item.State, ItemState.Relocating))
            {
                found.Keep(
                    item,
                    placed,
                    $"The item is {Words.Of(item.State)}. Only files of an item that is in the library, and that waits for nothing, can be renamed."
                );
                continue;
            }

            ItemFile[] asked = [.. placed.Where(f => f is { Role: not FileRole.Disc, Placement.PlacedInode: not null })];
            found.Keep(item, placed.Except(asked), "Of a disc, every file keeps its name, and so does its folder.");
            bool joins = placed.Length > asked.Length || asked.Any(f => shared.Contains(FolderOf(f.Placement!)));
            Plan plan = await planner.PlanAsync(db, item, title.Id, cancellationToken, renaming: !joins);
            if (plan is Plan.Made made)
            {
                Sort(item, title, made, asked, found);
            }
            else
            {
                found.Keep(item, asked, MoveDesk.WhyNot(plan, item));
            }
        }
    }

    private static void Sort(IngestItem item, NamedTitle title, Plan.Made made, ItemFile[] asked, Found found)
    {
        IReadOnlyList<ItemFile> numbered = FileNumbers.InOrder(item.Files);
        List<MoveLine> lines = [];
        foreach (ItemFile file in asked)
        {
            PlannedFile? planned = made.Files.FirstOrDefault(f => f.File == file);
            if (planned?.To is not { } to || RelocationPlan.IsSomethingElse(planned))
            {
                found.Keep(item, [file], planned?.Trouble?.Sentence ?? "The catalog numbers it otherwise now.");
            }
            else if (to == file.Placement!.To)
            {
                found.InPlace++;
            }
            else
            {
                lines.Add(new MoveLine(numbered.ToList().IndexOf(file) + 1, null, file.Placement.To, to));
            }
        }

        if (lines.Count > 0)
        {
            found.Items.Add(new RenamedItem(item.Id, title, lines));
        }
    }

    /// <summary>The title's folders that hold something which plex-mcp did not file: they keep their names.</summary>
    /// <param name="placed">All that it filed of the title.</param>
    private static HashSet<string> Shared(Placement[] placed)
    {
        HashSet<string> ours = [.. placed.Select(p => p.To)];
        return
        [
            .. placed
                .Select(FolderOf)
                .Distinct()
                .Where(folder =>
                    Directory.Exists(folder)
                    && Directory
                        .EnumerateFiles(folder, "*", AllBelow)
                        .Take(MostFiles)
                        .Any(f => !ours.Contains(f) && !IsCompanion(f) && !ours.Any(o => BesideVideo.NewPath(f, o, o) is not null))
                ),
        ];
    }

    private static bool IsCompanion(string path) => Companions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static string FolderOf(Placement placement) =>
        Path.Combine(placement.LibraryRoot, LibraryRoot.TitleFolder(placement.LibraryRoot, placement.To));

    private async Task<bool> AcceptAsync(RenamedItem renamed, Author by, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem item = await db
            .Items.Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .SingleAsync(i => i.Id == renamed.Id, cancellationToken);
        IReadOnlyList<ItemFile> numbered = FileNumbers.InOrder(item.Files);
        if (!Lifecycle.Allows(item.State, ItemState.Relocating) || renamed.Files.Any(f => numbered[f.Number - 1].Placement?.To != f.From))
        {
            return false;
        }

        db.Relocations.AddRange(renamed.Files.Select(f => Relocation.Of(numbered[f.Number - 1], f.To, assignment: null, by.By, now)));
        item.Move(ItemState.Relocating, by, $"To be renamed by the present template. Files: {renamed.Files.Count}.", now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private sealed class Found
    {
        public List<RenamedItem> Items { get; } = [];

        public List<KeptName> Kept { get; } = [];

        public int InPlace { get; set; }

        public void Keep(IngestItem item, IEnumerable<ItemFile> files, string why) =>
            Kept.AddRange(files.Select(f => new KeptName(item.Id, f.Placement!.To, Format.Sentence(why))));
    }
}
