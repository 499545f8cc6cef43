using Hybrid.Daemon.Probing;
using Hybrid.Daemon.Working;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Settings;

namespace Hybrid.Daemon.Identifying;

/// <summary>Identifies an item and decides: approve it, ask a reviewer, or ignore it. Doubtful files of a sure title wait by themselves.</summary>
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
            await board.FaultyAsync(NeighborStatus.Tmdb, fault);
            Postpone(item, fault, now);
            return;
        }

        if (settings.TmdbApiKey is not null && identified.Frame is not null)
        {
            await board.GoodAsync(NeighborStatus.Tmdb);
        }

        item.Numbering = identified.Assessment.Best is { } first ? identified.Clues.NumberingOf(first.Id) : Numbering.Unsaid;
        Answer<Assessment> assessment = await ownReasons.AddAsync(db, item, identified, cancellationToken);
        if (!assessment.IsOk)
        {
            Postpone(item, assessment.Fault, now);
            return;
        }

        item.NameKey = NameKey.Of(clues);
        await SkipRules.UseAsync(db, item, clues, now, cancellationToken);
        var conclusion = new Conclusion(assessment.Value!, identified.Complete(input), known);
        await conclusion.WriteAsync(db, item, new Reweigher(settings.ConfidenceThreshold, now.Year + 1), now, cancellationToken);
    }

    private static void Postpone(IngestItem item, Fault fault, DateTimeOffset now) =>
        item.Postpone(fault.Sentence, Backoff.After(item.Tries, now, fault.RetryAfter), now);
}
