using Hybrid.Daemon.Probing;
using Hybrid.Daemon.Working;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Texts;

namespace Hybrid.Daemon.Identifying;

/// <summary>Identifies an item and decides: approve it, ask a reviewer, or ignore it.</summary>
public sealed class IdentifyStep(
    VideoLook look,
    Identifier identifier,
    OwnReasons ownReasons,
    NeighborHealth board,
    HybridSettings settings,
    TimeProvider time
) : IItemStep
{
    public IReadOnlyList<ItemState> States { get; } = [ItemState.Identifying];

    public async Task RunAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        await look.IntoAsync(item, cancellationToken);
        var input = IdentifyInput.Of(item);
        Clues clues = InputReading.Of(input, time.GetUtcNow().Year + 1).Clues;
        IReadOnlyList<KnownPrecedent> known = await PrecedentBook.LookUpAsync(db, item, clues, cancellationToken);
        input = input with { Precedents = [.. known.Select(k => k.Precedent)] };
        Identification identification = FileConcerns.IsMusic([.. item.Files.Select(FileLook.Of)])
            ? Identified.Unasked(clues)
            : await identifier.IdentifyAsync(input, NfoFiles.Of(item), cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        if (identification is not Identified identified)
        {
            Fault fault = ((CatalogFailed)identification).Fault;
            await board.FaultyAsync(NeighborHealth.Tmdb, fault);
            Postpone(item, fault, now);
            return;
        }

        if (settings.TmdbApiKey is not null && identified.Frame is not null)
        {
            await board.GoodAsync(NeighborHealth.Tmdb);
        }

        item.Numbering = identified.Assessment.Best is { } first ? identified.Clues.NumberingOf(first.Id) : Numbering.Unsaid;
        Answer<Assessment> assessment = await ownReasons.AddAsync(db, item, identified, cancellationToken);
        if (!assessment.IsOk)
        {
            Postpone(item, assessment.Fault, now);
            return;
        }

        item.NameKey = NameKey.Of(clues);
        Decide(item, assessment.Value!, now);
        await RuleUses.RecordAsync(db, item, known, now, cancellationToken);
        await InputStore.KeepAsync(db, item, identified.Complete(input), now, cancellationToken);
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
                    $"{Format.Title(best.Name, best.Year)} was approved automatically, with confidence {assessment.Confidence:0.000}.",
                    now
                );
                break;
            case { Verdict: VerdictKind.Ignore }:
                item.Move(ItemState.Ignored, Actor.Daemon, $"Ignored: nothing here belongs in the library. {reasons}", now);
                break;
            default:
                item.Move(ItemState.AwaitingReview, Actor.Daemon, $"Waiting for your decision. {reasons}", now);
                break;
        }
    }

    private static void Postpone(IngestItem item, Fault fault, DateTimeOffset now) =>
        item.Postpone(fault.Sentence, Backoff.After(item.Tries, now, fault.RetryAfter), now);
}
