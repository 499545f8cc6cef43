using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbours;
using Hybrid.Settings;
using Hybrid.Watching;

namespace Hybrid.Ingestion;

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
        Identification identification = await identifier.IdentifyAsync(SubjectOf(item), cancellationToken);
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

                Decide(item, assessment, now);
                break;
        }
    }

    private static Subject SubjectOf(IngestItem item) =>
        new()
        {
            Name = item.Name,
            Files = [.. item.Files.Where(f => f.Role == FileRole.Video).Select(f => new SubjectFile(f.Path, f.Bytes))],
            Nfo = item.Download is { Root: { } root }
                ? NfoFiles.Read(
                    root,
                    item.Files.Where(f => f.Wanted).Select(f => f.Path),
                    [.. item.Files.Where(f => f.Role == FileRole.Video).Select(f => f.Path)]
                )
                : null,
        };

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
