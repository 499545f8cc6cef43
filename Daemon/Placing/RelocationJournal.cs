using Hybrid.Daemon.Disk;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;

namespace Hybrid.Daemon.Placing;

/// <summary>Plans asked relocations anew, as the catalog and the library are now, and writes them into the journal before the disk is touched.</summary>
public sealed class RelocationJournal(Planner planner, OtherCopies others, FileMover mover, TimeProvider time)
{
    /// <returns>Why it must wait; null when each request is planned or refused.</returns>
    public async Task<string?> PlanAsync(LedgerDb db, IngestItem item, List<Relocation> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
        {
            return null;
        }

        switch (await AsSaidAsync(db, item, asked, cancellationToken))
        {
            case Plan.CatalogFailed failed:
                return failed.Fault.Sentence;
            case Plan.NoLibrary none:
                return none.Sentence;
            case Plan.TitleGone gone:
                Refuse(item, asked, gone.SentenceOf(item));
                break;
            case Plan.Made made:
                // What a person said is done as a whole; names that are known now are given one by one.
                Relocation[][] groups =
                [
                    [.. asked.Where(r => r.Is is not null)],
                    .. asked.Where(r => r.Is is null).Select(r => new[] { r }),
                ];
                foreach (Relocation[] group in groups.Where(g => g.Length > 0))
                {
                    try
                    {
                        await JournalAsync(db, item, made, group, cancellationToken);
                    }
                    catch (Exception e) when (DiskFault.Of(e) is { } fault)
                    {
                        return $"The library folder {group[0].LibraryRoot} cannot be read at the moment: {fault.Words}.";
                    }
                }

                break;
            case var plan:
                throw new InvalidOperationException($"No such plan: {plan}");
        }

        item.Touch(time.GetUtcNow());
        await db.SaveChangesAsync(CancellationToken.None);
        return null;
    }

    /// <summary>As if the files were what they are said to be already.</summary>
    private async Task<Plan> AsSaidAsync(LedgerDb db, IngestItem item, List<Relocation> asked, CancellationToken cancellationToken)
    {
        (ItemFile File, Assignment? Before)[] before = [.. asked.Select(r => FileOf(item, r)).Select(f => (f, f.Assignment))];
        try
        {
            foreach (Relocation row in asked.Where(r => r.Is is not null))
            {
                FileOf(item, row).Assignment = row.Is;
            }

            return await planner.PlanAsync(
                db,
                item,
                item.Chosen!.Value,
                cancellationToken,
                renaming: asked.Exists(RelocationPlan.IsToOtherFolder)
            );
        }
        finally
        {
            // Until the file has its new place, it is what it was.
            foreach ((ItemFile file, Assignment? assignment) in before)
            {
                file.Assignment = assignment;
            }
        }
    }

    private async Task JournalAsync(LedgerDb db, IngestItem item, Plan.Made made, Relocation[] group, CancellationToken cancellationToken)
    {
        Dictionary<ItemFile, Relocation> rows = group.ToDictionary(r => FileOf(item, r));
        Plan.Made named = made with
        {
            Files = [.. made.Files.Select(f => rows.TryGetValue(f.File, out Relocation? row) ? Named(f, row) : f)],
        };
        RelocationPlan plan = await RelocationPlan.OfAsync(db, item, named, rows.Keys, cancellationToken);
        if (await WhyNotAsync(db, named, plan, group, cancellationToken) is { } sentence)
        {
            Refuse(item, group, sentence);
            return;
        }

        PlannedFile[] files = [.. ((RelocationPlan.Made)plan).Files];
        // A file that stands there already.
        foreach (Relocation row in group.Except(files.Select(f => rows[f.File])))
        {
            Refuse(item, [row], $"{row.From} has its name already.");
        }

        // The disk is looked at before anything is written: if it fails, nothing of the group is.
        ReplacedFile[] replaced = [.. files.Select(f => Replaced(f.File)).OfType<ReplacedFile>()];
        Relocation[] beside = [.. files.SelectMany(f => Beside(rows[f.File], f.To!))];
        db.ReplacedFiles.AddRange(replaced);
        db.Relocations.AddRange(beside);
        foreach (PlannedFile planned in files)
        {
            Relocation row = rows[planned.File];
            row.To = planned.To!;
            row.LibraryKeys = [.. planned.LibraryKeys];
            row.NewFolder = LibraryFolders.FirstMissing(row.LibraryRoot, row.To);
            row.State = RelocationState.Planned;
            planned.File.Placement!.Replaced = false;
            planned.File.Placement.RecycleTo = null;
        }
    }

    /// <summary>A file that only gets another name stays in its folder, unless another one was asked for.</summary>
    private static PlannedFile Named(PlannedFile planned, Relocation row) =>
        row.Is is not null || planned.To is not { } to ? planned
        : planned.LibraryKeys.SequenceEqual(planned.File.LibraryKeys)
            ? Path.GetDirectoryName(row.To) == Path.GetDirectoryName(row.From)
                    ? planned with
                    {
                        To = Path.Combine(Path.GetDirectoryName(row.From)!, Path.GetFileName(to)),
                    }
                : planned
        : planned with { Trouble = new Reason(Concern.UnnumberedFile, "The catalog numbers it otherwise now.") };

    private async Task<string?> WhyNotAsync(
        LedgerDb db,
        Plan.Made made,
        RelocationPlan plan,
        Relocation[] group,
        CancellationToken cancellationToken
    )
    {
        switch (plan)
        {
            case RelocationPlan.NoPlace none:
                return none.Why.Sentence;
            case RelocationPlan.Occupied taken:
                return taken.Sentence;
            case RelocationPlan.Made moved:
                PlannedFile[] anew = [.. moved.Files.Where(RelocationPlan.IsSomethingElse)];
                return
                    Array.Find(group, r => mover.Look(r.From) is not { } there || !RelocationRun.Order(r, r.From, r.To).IsOf(there))
                        is { } changed
                    ? $"{changed.From} is no longer the file that was placed."
                    : (await others.ConcernsAsync(db, made with { Files = anew }, cancellationToken))
                        .Select(r => r.Sentence)
                        .FirstOrDefault();
            default:
                throw new InvalidOperationException($"No such plan: {plan}");
        }
    }

    /// <summary>What it replaced had its old name. It is brought back under that name, now or with an undo.</summary>
    private ReplacedFile? Replaced(ItemFile file) =>
        file.Placement is { Replaced: true, RecycleTo: { } kept } placement && mover.Look(kept) is { } entry
            ? new ReplacedFile
            {
                FileId = file.Id,
                From = placement.To,
                KeptAt = kept,
                LibraryRoot = placement.LibraryRoot,
                Bytes = entry.Bytes,
                Inode = unchecked((long)entry.Inode),
                ModifiedAt = entry.ModifiedAt,
                PlannedAt = placement.PlannedAt,
                State = ReplacedFileState.Kept,
            }
            : null;

    /// <summary>Its subtitles, also those of other programs: they fit only this file.</summary>
    private IEnumerable<Relocation> Beside(Relocation video, string videoTo) =>
        from path in Directory.EnumerateFiles(Path.GetDirectoryName(video.From)!).Where(FileKinds.IsSubtitle).Order(StringComparer.Ordinal)
        let to = BesideVideo.NewPath(path, video.From, videoTo)
        where to is not null
        let entry = mover.Look(path)
        where entry is not null
        select new Relocation
        {
            FileId = video.FileId,
            IsBeside = true,
            From = path,
            To = to,
            LibraryRoot = video.LibraryRoot,
            Bytes = entry.Bytes,
            Inode = unchecked((long)entry.Inode),
            ModifiedAt = entry.ModifiedAt,
            NewFolder = LibraryFolders.FirstMissing(video.LibraryRoot, to),
            OldFolder = video.OldFolder,
            By = video.By,
            AskedAt = video.AskedAt,
            State = RelocationState.Planned,
        };

    private void Refuse(IngestItem item, IEnumerable<Relocation> rows, string sentence)
    {
        foreach (Relocation row in rows)
        {
            row.State = RelocationState.Left;
            row.Note = sentence;
            item.Note(HistoryEvent.Refused, Actor.Daemon, $"{row.From} was not moved: {sentence}", time.GetUtcNow());
        }
    }

    private static ItemFile FileOf(IngestItem item, Relocation row) => item.Files.Single(f => f.Id == row.FileId);
}
