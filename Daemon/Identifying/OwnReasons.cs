using Hybrid.Daemon.LibraryIndex;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Settings;

namespace Hybrid.Daemon.Identifying;

/// <summary>Adds what the matcher cannot know: the files' roles, what the library has, and PLEX_AUTO_INGEST.</summary>
public sealed class OwnReasons(LibraryContents library, HybridSettings settings)
{
    /// <returns>A fault if the catalog could not be reached for the plan.</returns>
    public async Task<Answer<Assessment>> AddAsync(LedgerDb db, IngestItem item, Identified identified, CancellationToken cancellationToken)
    {
        FileLook[] files = [.. item.Files.Select(FileLook.Of)];
        Assessment assessment = identified.Assessment.WithReasons(FileConcerns.Of(files, identified.Clues));
        if (assessment is { Verdict: VerdictKind.Accept, Best: { } best })
        {
            Answer<IReadOnlyList<Reason>> there = await library.ConcernsAsync(db, item, best.Id, cancellationToken);
            if (!there.IsOk)
            {
                return new(there.Fault);
            }

            assessment = assessment.WithReasons(there.Value!);
        }

        return new(
            settings.AutoIngest || assessment.Verdict != VerdictKind.Accept
                ? assessment
                : assessment.WithReasons([
                    new Reason(Concern.AutoIngestOff, "PLEX_AUTO_INGEST is false, so everything waits for your decision."),
                ])
        );
    }
}
