using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Planning;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>A filed file was given the wrong episode, or another wrong place: records what it is. The request is a row; the daemon moves the file.</summary>
public sealed class MoveDesk(IDbContextFactory<LedgerDb> ledger, ICatalog catalog, Planner planner, TimeProvider time, WakeUp wakeUp)
{
    public async Task<MoveOutcome> MoveAsync(MoveRequest request, CancellationToken cancellationToken = default)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem? item = await FindAsync(db, request, cancellationToken);
        if (item is null)
        {
            return request.ItemId is { } id ? new MoveOutcome.NotFound(id) : new MoveOutcome.NoSuchFile(request.Path ?? "");
        }

        if (!Lifecycle.Allows(item.State, ItemState.Relocating))
        {
            return new MoveOutcome.NotFiled(item.Id, item.State);
        }

        if (request.ExpectedVersion is { } expected && expected != item.Version)
        {
            return new MoveOutcome.Changed(item.Id);
        }

        DateTimeOffset now = time.GetUtcNow();
        IReadOnlyList<ItemFile> files = FileNumbers.InOrder(item.Files);
        if (await SayAsync(item, files, request, now, cancellationToken) is { } misfit)
        {
            return misfit;
        }

        ItemFile[] asked = [.. files.Where(f => f.Assignment is { IsSaid: true } a && a.At == now)];
        if (Array.Find(asked, f => f.Placement is not { State: PlacementState.Placed, PlacedInode: not null }) is { } outside)
        {
            return new MoveOutcome.FileNotFiled(item.Id, NumberOf(files, outside));
        }

        Plan plan = await planner.PlanAsync(db, item, item.Chosen!.Value, cancellationToken);
        if (plan is not Plan.Made made)
        {
            return new MoveOutcome.NoPlan(item.Id, WhyNot(plan, item));
        }

        return await RelocationPlan.OfAsync(db, item, made, asked, cancellationToken) switch
        {
            RelocationPlan.NoPlace none => new MoveOutcome.NoPlace(item.Id, NumberOf(files, none.File), none.Why.Sentence),
            RelocationPlan.Occupied taken => new MoveOutcome.Occupied(item.Id, NumberOf(files, taken.File), taken.Path, taken.ItemId),
            RelocationPlan.Made { Files: [] } => new MoveOutcome.ThereAlready(item.Id),
            RelocationPlan.Made moved when request.IsPreview => new MoveOutcome.Shown(
                item.Id,
                NamedTitle.ChosenFor(item),
                Lines(files, moved)
            ),
            RelocationPlan.Made moved => await AcceptAsync(item, Lines(files, moved), moved, request.By, now, cancellationToken),
            var other => throw new InvalidOperationException($"No such plan: {other}"),
        };
    }

    private async Task<MoveOutcome> AcceptAsync(
        IngestItem seen,
        IReadOnlyList<MoveLine> lines,
        RelocationPlan.Made moved,
        Author by,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        IngestItem item = await db.Items.SingleAsync(i => i.Id == seen.Id, cancellationToken);
        if (item.Version != seen.Version)
        {
            return new MoveOutcome.Changed(item.Id);
        }

        db.Relocations.AddRange(moved.Files.Select(f => Relocation.Of(f.File, f.To!, f.File.Assignment, by.By, now)));
        string said = string.Join("; ", lines.Where(l => l.Is is not null).Select(l => $"{l.From} is {l.Is} and goes to {l.To}"));
        item.Move(ItemState.Relocating, by, $"To be moved: {said}.", now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new MoveOutcome.Changed(item.Id);
        }

        await wakeUp.SendAsync();
        return new MoveOutcome.Accepted(item.Id, NamedTitle.ChosenFor(item), lines);
    }

    /// <summary>Puts what was said onto the files; they are not saved.</summary>
    private async Task<MoveOutcome?> SayAsync(
        IngestItem item,
        IReadOnlyList<ItemFile> files,
        MoveRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        string[] words =
        [
            .. request.Path is { } path
                ? files
                    .Index()
                    .Where(f => IsAt(f.Item, path))
                    .Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Index + 1}={request.To}"))
                : request.Files,
        ];
        if (words.Any(w => FileWord.Parse(w) is { Is.Kind: AssignmentKind.LeftOut }))
        {
            return Unfit(item, "A move gives a file another place in the library. To take files out of it, undo the item.");
        }

        if (words.Length == 0)
        {
            return Unfit(item, "Say of at least one file what it is.");
        }

        var approval = new Approval
        {
            ItemId = item.Id,
            Files = words,
            By = request.By,
        };
        return await FileSayings.TakeAsync(item, item.Chosen!.Value, approval, catalog, now, cancellationToken) is { } misfit
            ? new MoveOutcome.Misfit(item.Id, misfit)
            : null;
    }

    private static MoveOutcome.Misfit Unfit(IngestItem item, string sentence) =>
        new(item.Id, new ReviewOutcome.Invalid([new ArgumentFault.Unfit(sentence)]));

    /// <summary>With its files, to be changed without being saved.</summary>
    private static Task<IngestItem?> FindAsync(LedgerDb db, MoveRequest request, CancellationToken cancellationToken)
    {
        IQueryable<IngestItem> items = db.Items.AsNoTracking().Include(i => i.Download).Include(i => i.Files).ThenInclude(f => f.Placement);
        return request.ItemId is { } id
            ? items.SingleOrDefaultAsync(i => i.Id == id, cancellationToken)
            : items.FirstOrDefaultAsync(
                i => i.Files.Any(f => f.Placement!.To == request.Path && f.Placement.State == PlacementState.Placed),
                cancellationToken
            );
    }

    private static MoveLine[] Lines(IReadOnlyList<ItemFile> files, RelocationPlan.Made moved) =>
        [
            .. moved
                .Files.SelectMany(m =>
                    files
                        .Where(f => f.Role == FileRole.Subtitle && f.Placement is { State: PlacementState.Placed })
                        .Select(s => (File: s, Path: BesideVideo.NewPath(s.Placement!.To, m.File.Placement!.To, m.To!)))
                        .Where(s => s.Path is not null)
                        .Select(s => new MoveLine(NumberOf(files, s.File), null, Shown(s.File.Placement!.To), Shown(s.Path!)))
                        .Prepend(new MoveLine(NumberOf(files, m.File), m.File.Assignment!.Words, Shown(m.File.Placement!.To), Shown(m.To!)))
                )
                .OrderBy(l => l.Number),
        ];

    private static string Shown(string path) => Untrusted.Clean(path, Untrusted.PathLength);

    private static bool IsAt(ItemFile file, string path) =>
        file.Placement is { State: PlacementState.Placed } placed && placed.To.Equals(path, StringComparison.Ordinal);

    private static int NumberOf(IReadOnlyList<ItemFile> files, ItemFile file) => files.ToList().IndexOf(file) + 1;

    internal static string WhyNot(Plan plan, IngestItem item) =>
        plan switch
        {
            Plan.CatalogFailed failed => failed.Fault.Sentence,
            Plan.NoLibrary none => none.Sentence,
            Plan.TitleGone gone => gone.SentenceOf(item),
            _ => throw new InvalidOperationException($"No such plan: {plan}"),
        };
}
