using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Working;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbours;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Identifying;

/// <summary>Works out what an item is, and decides: approved, for a reviewer, or nothing for a library.</summary>
public sealed class IdentifyStep(
    Identifier identifier,
    LibraryContents library,
    NeighbourBoard board,
    HybridSettings settings,
    TimeProvider time
) : IItemStep
{
    public IReadOnlyList<ItemState> States { get; } = [ItemState.Identifying];

    public async Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        IReadOnlyList<Reason> fromFiles = FileConcerns.Of([.. item.Files.Select(f => f.Role)]);
        var facts = Facts.Of(item);
        Clues clues = FactsReading.Of(facts, time.GetUtcNow().Year + 1).Clues;
        IReadOnlyList<Known> known = await PrecedentBook.LookUpAsync(db, item, clues, cancellationToken);
        facts = facts with { Precedents = [.. known.Select(k => k.Precedent)] };
        Identification identification = await identifier.IdentifyAsync(SubjectOf(item, facts), cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        switch (identification)
        {
            case CatalogueFailed failed:
                await board.FaultyAsync(NeighbourBoard.Tmdb, failed.Fault);
                item.Postpone(failed.Fault.Sentence, Backoff.After(item.Tries, now, failed.Fault.RetryAfter), now);
                break;
            case Identified identified:
                if (settings.TmdbApiKey is not null)
                {
                    await board.GoodAsync(NeighbourBoard.Tmdb);
                }

                Assessment assessment = identified.Assessment.Doubted(fromFiles);
                item.Numbering = assessment.Best is { } first ? identified.Clues.NumberingOf(first.Id) : Numbering.Unsaid;
                if (assessment is { Verdict: VerdictKind.Accept, Best: { } best })
                {
                    Answer<IReadOnlyList<Reason>> there = await library.ConcernsAsync(db, item, best.Id, cancellationToken);
                    if (!there.IsOk)
                    {
                        item.Postpone(there.Fault.Sentence, Backoff.After(item.Tries, now, there.Fault.RetryAfter), now);
                        return;
                    }

                    assessment = assessment.Doubted(there.Value!);
                }

                if (!settings.AutoIngest && assessment.Verdict == VerdictKind.Accept)
                {
                    assessment = assessment.Doubted([
                        new Reason(Concern.AutoIngestOff, "PLEX_AUTO_INGEST is false: everything waits for a person."),
                    ]);
                }

                item.NameKey = NameKey.Of(clues);
                Decide(item, assessment, now);
                await RecordUsesAsync(db, item, known, now, cancellationToken);
                await KeepAsync(db, item, identified, facts, now, cancellationToken);
                break;
        }
    }

    private static Subject SubjectOf(IngestItem item, Facts facts) =>
        new()
        {
            Name = facts.Name,
            Files = [.. facts.Files.Select(f => new SubjectFile(f.Path, f.Bytes, f.Seconds))],
            Seconds = facts.Seconds,
            Nfo = item.Download is { Root: { } root }
                ? NfoFiles.Read(
                    root,
                    item.Files.Where(f => f.Wanted).Select(f => f.Path),
                    [.. item.Files.Where(f => f.Role == FileRole.Video).Select(f => f.Path)]
                )
                : null,
            Precedents = facts.Precedents,
        };

    /// <summary>A rule that spoke for the best candidate is named in the item's history, whatever the verdict.</summary>
    private static async Task RecordUsesAsync(
        LedgerDb db,
        IngestItem item,
        IReadOnlyList<Known> known,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        foreach (Known rule in known.Where(k => k.Rule is not null && k.Precedent.Title == item.Assessment!.Best?.Id))
        {
            bool decided = item.State == ItemState.Approved;
            if (await db.RuleUses.AnyAsync(u => u.RuleId == rule.Rule && u.ItemId == item.Id, cancellationToken))
            {
                continue;
            }

            db.RuleUses.Add(
                new RuleUse
                {
                    RuleId = rule.Rule!.Value,
                    ItemId = item.Id,
                    At = now,
                    Decided = decided,
                }
            );
            item.Note(
                HistoryEvent.RuleUsed,
                Actor.Daemon,
                $"Rule {rule.Rule} spoke for {rule.Precedent.Title}{(decided ? ", and it was filed so." : "; a person decides all the same.")}",
                now
            );
        }
    }

    /// <summary>What the verdict rests on, so that a later matcher can be tried on it.</summary>
    private static async Task KeepAsync(
        LedgerDb db,
        IngestItem item,
        Identified identified,
        Facts facts,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // The likeliest first: what is cut off for its size is what matters least.
        var rank = item.Assessment!.Candidates.Select((candidate, i) => (candidate.Id, i)).ToDictionary(c => c.Id, c => c.i);
        byte[] packed = FactsPack.Pack(
            facts with
            {
                Field = [.. identified.Field.OrderBy(c => rank.GetValueOrDefault(c.Title.Id, int.MaxValue))],
                Ids = ClaimedIds.Of(identified.Clues),
                HasKey = identified.Frame?.HasKey ?? false,
                IsStale = identified.Frame?.IsStale ?? false,
            }
        );
        if (await db.Bases.SingleOrDefaultAsync(b => b.ItemId == item.Id, cancellationToken) is { } before)
        {
            before.At = now;
            before.Facts = packed;
        }
        else
        {
            db.Bases.Add(
                new Basis
                {
                    ItemId = item.Id,
                    At = now,
                    Facts = packed,
                }
            );
        }
    }

    private static void Decide(IngestItem item, Assessment assessment, DateTimeOffset now)
    {
        item.Assessment = assessment;
        string reasons = string.Join(" ", assessment.Reasons.Select(r => r.Sentence));
        switch (assessment)
        {
            case { Verdict: VerdictKind.Accept, Best: { } best }:
                item.Choose(best.Id, best.Name, best.Year, Actor.Daemon);
                item.Move(
                    ItemState.Approved,
                    Actor.Daemon,
                    $"{best.Name} ({best.Year}) is certain enough: confidence {assessment.Confidence:0.000}.",
                    now
                );
                break;
            case { Verdict: VerdictKind.Ignore }:
                item.Move(ItemState.Ignored, Actor.Daemon, $"Nothing for the library. {reasons}", now);
                break;
            default:
                item.Move(ItemState.AwaitingReview, Actor.Daemon, $"A person decides. {reasons}", now);
                break;
        }
    }
}
