using Hybrid.Daemon.Disk;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Probing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Planning;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hybrid.Daemon.Placing;

/// <summary>Prepares an approved item before the disk is touched: plans each file's place, checks for concerns, and writes the plan into the journal. Files without a place wait by themselves.</summary>
public sealed class PlacingPlan(VideoLook look, Planner planner, TakeBack takeBack, Mounts mounts, TimeProvider time)
{
    /// <returns>False when there is nothing to carry out: the item was moved or postponed.</returns>
    public async Task<bool> MakeAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        // Those of an older version, or that could not be read before.
        await look.IntoAsync(item, cancellationToken);
        if (await mounts.MissingAsync(db, item.Chosen!.Value.Kind, cancellationToken) is { } missing)
        {
            DateTimeOffset seen = time.GetUtcNow();
            item.Postpone(missing, Backoff.After(item.Tries, seen), seen);
            return false;
        }

        Plan plan = await planner.PlanAsync(db, item, item.Chosen!.Value, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        switch (plan)
        {
            case Plan.CatalogFailed failed:
                item.Postpone(failed.Fault.Sentence, Backoff.After(item.Tries, now, failed.Fault.RetryAfter), now);
                return false;
            case Plan.NoLibrary none:
                item.Postpone(none.Sentence, Backoff.After(item.Tries, now), now);
                return false;
            case Plan.TitleGone gone:
                item.ReturnToReview([new Reason(Concern.IdDiffers, gone.SentenceOf(item))], now);
                return false;
            case Plan.Made whole:
                if (await OnlyMissing.LeaveOutAsync(db, item, whole, now, cancellationToken) is not { } made)
                {
                    item.ReturnToReview([new Reason(Concern.AlreadyInLibrary, "The library already has all of it.")], now);
                    return false;
                }

                IReadOnlyList<Reason> doubts = await DoubtsAsync(db, item, made, cancellationToken);
                Split? split = SplitOf(item, made, doubts);
                if (split is null && doubts.Count > 0)
                {
                    item.ReturnToReview(doubts, now);
                    return false;
                }

                made = made with { Files = [.. made.Files.Where(f => split?.Doubtful.Contains(f.File) != true)] };
                if (mounts.WithoutDownload(item, made) is { } away)
                {
                    item.Postpone(away, Backoff.After(item.Tries, now), now);
                    return false;
                }

                // Files that were placed as another title, or under another name, are removed first.
                if (await takeBack.MisplacedAsync(db, item, made, cancellationToken) is { } waiting)
                {
                    item.Postpone(waiting, Backoff.After(item.Tries, now), now);
                    return false;
                }

                if (TakeBack.Misplaced(item, made) is [var kept, ..])
                {
                    // This is the last copy, or a doubtful one. Only a person can correct a wrong title.
                    item.ReturnToReview(
                        [
                            new Reason(
                                Concern.PlacingFailed,
                                $"A file of this item is in the library as another title: {kept.Placement!.Note}"
                            ),
                        ],
                        now
                    );
                    return false;
                }

                await JournalAsync(db, item, made, split, now);
                return true;
            default:
                throw new InvalidOperationException($"No such plan: {plan}");
        }
    }

    /// <summary>Checks the library again, because another item may have been placed since. If a person decided, the decision stands.</summary>
    private static async Task<IReadOnlyList<Reason>> DoubtsAsync(
        LedgerDb db,
        IngestItem item,
        Plan.Made made,
        CancellationToken cancellationToken
    ) =>
        item switch
        {
            { DecidedBy: Actor.Daemon } => (
                await LibraryContents.ConcernsAsync(db, item, made, upgrades: item.ReplaceApproved, cancellationToken)
            ).Reasons,
            { Duplicates: Duplicates.Ask or Duplicates.OnlyMissing } => await CopiesAsync(db, item, made, cancellationToken),
            _ => [],
        };

    /// <summary>A person decided, but without knowing of a copy that came into the library since.</summary>
    private static async Task<IReadOnlyList<Reason>> CopiesAsync(
        LedgerDb db,
        IngestItem item,
        Plan.Made made,
        CancellationToken cancellationToken
    )
    {
        HashSet<string> keys = [.. made.Files.SelectMany(f => f.LibraryKeys)];
        IReadOnlyList<Holding> copies = await Holdings.OfAsync(db, item, made.Title.Id, keys, cancellationToken);
        return
        [
            .. copies.SelectMany(copy =>
                made.Files.Where(f => f.LibraryKeys.Contains(copy.Key))
                    .Select(f => new Reason(
                        Concern.AlreadyInLibrary,
                        $"After the approval, the library got {LibraryKey.Words(made.Title, copy.Key)} from item {copy.ItemId}."
                    )
                    {
                        File = f.File.Path,
                    })
            ),
        ];
    }

    /// <summary>Files that cannot be placed, or are doubtful, while others can: they wait by themselves.</summary>
    private static Split? SplitOf(IngestItem item, Plan.Made made, IReadOnlyList<Reason> doubts)
    {
        // Of an item that is filed, a person knows what was refused.
        bool isFiled = item.Files.Exists(f => f.Placement is { State: PlacementState.Placed });
        Reason[] troubles =
        [
            .. made
                .Files.Where(f => f.File.Role == FileRole.Video && !(isFiled && f.File.Placement is { State: PlacementState.Refused }))
                .Select(f => f.Trouble)
                .OfType<Reason>(),
        ];
        return Split.Of(item.Files, [.. doubts.Union(troubles)]);
    }

    private async Task JournalAsync(LedgerDb db, IngestItem item, Plan.Made made, Split? split, DateTimeOffset now)
    {
        await using IDbContextTransaction all = await db.Database.BeginTransactionAsync();
        if (split is not null)
        {
            Assessment before = item.Assessment ?? new Assessment { Verdict = VerdictKind.AskReviewer };
            Assessment open = before.Proposing(made.Title.Id, made.Title.Name, made.Title.Year, split.Open);
            await ItemSplit.OffAsync(db, item, split.Doubtful, open, now);
        }

        foreach (PlannedFile planned in made.Files)
        {
            if (planned.File.Placement is { State: PlacementState.Placed })
            {
                continue;
            }

            // Files that were refused before are planned again, because a person approved the item again.
            if (planned.File.Placement is { } old)
            {
                db.Placements.Remove(old);
            }

            planned.File.Assignment = planned.Is;
            planned.File.LibraryKeys = [.. planned.LibraryKeys];
            string from = Path.Combine(item.Download!.Root, planned.File.Path);
            DiskEntry? source = mounts.SourceOf(item, planned.File);
            planned.File.Placement = new Placement
            {
                SourceDevice = unchecked((long?)source?.Device),
                SourceInode = unchecked((long?)source?.Inode),
                RecycleTo =
                    item.ReplaceApproved && planned.To is { } replaced
                        ? RecyclePaths.Replaced(planned.LibraryRoot, planned.File.Id, replaced, now)
                        : null,
                NewFolder = planned.To is { } destination ? LibraryFolders.FirstMissing(planned.LibraryRoot, destination) : null,
                From = from,
                To = planned.To ?? "",
                LibraryRoot = planned.LibraryRoot,
                State = planned.To is null ? PlacementState.Refused : PlacementState.Planned,
                Note = planned.Trouble?.Sentence,
                RefusedFor = planned.Trouble?.Concern,
                Bytes = planned.File.Bytes,
                SourceModifiedAt = planned.File.ModifiedAt ?? now,
                PlannedAt = now,
            };
            if (planned.Trouble is { } trouble)
            {
                item.Note(HistoryEvent.Refused, Actor.Daemon, $"{planned.File.Path}: {trouble.Sentence}", now);
            }
        }

        item.Move(ItemState.Placing, Actor.Daemon, $"Files to place: {made.Files.Count}.", now);
        await db.SaveChangesAsync(CancellationToken.None);
        await all.CommitAsync(CancellationToken.None);
    }
}
