using Hybrid.Catalog;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Identifying;

/// <summary>Adds what the matcher cannot know: the files' roles, what the library has, and PLEX_AUTO_INGEST.</summary>
public sealed class OwnReasons(LibraryContents library, HybridSettings settings)
{
    /// <returns>A fault if the catalog could not be reached for the plan.</returns>
    public async Task<Answer<Assessment>> AddAsync(LedgerDb db, IngestItem item, Identified identified, CancellationToken cancellationToken)
    {
        IReadOnlyList<Reason> grown = await GrownAsync(db, item, cancellationToken);
        FileLook[] files = [.. item.Files.Select(FileLook.Of)];
        string? disc = DiscPlan.WhyLeft(item.Files, identified.Assessment.Best?.Id.Kind, settings.Discs);
        Assessment found = await JoinedAsync(db, item, identified.Assessment, cancellationToken);
        Assessment assessment = found.WithReasons(grown).WithReasons(FileConcerns.Of(files, identified.Clues, disc));
        if (GoesOn(item, assessment) && assessment.Best is { } best)
        {
            bool upgrades = settings.Upgrades == UpgradeSetting.Auto;
            Answer<LibraryConcerns> there = await library.ConcernsAsync(db, item, best.Id, upgrades, cancellationToken);
            if (!there.IsOk)
            {
                return new(there.Fault);
            }

            assessment = assessment.WithReasons(there.Value!.Reasons) with { IsUpgrade = there.Value.IsUpgrade };
        }

        return new(
            settings.AutoIngest || !GoesOn(item, assessment)
                ? assessment
                : assessment.WithReasons([
                    new Reason(Concern.AutoIngestOff, "PLEX_AUTO_INGEST is false, so everything waits for your decision."),
                ])
        );
    }

    /// <summary>The part of a movie whose other parts are in the library lacks nothing.</summary>
    private async Task<Assessment> JoinedAsync(LedgerDb db, IngestItem item, Assessment assessment, CancellationToken cancellationToken) =>
        assessment.Best is { Id.Kind: TitleKind.Movie } best
        && best.Confidence >= settings.ConfidenceThreshold
        && assessment.Reasons.Any(r => r.Concern == Concern.SplitMovie)
        && assessment.Reasons.All(r => r is { File: null, Concern: Concern.SplitMovie or Concern.BelowThreshold })
        && await JoiningPart.CompletesAsync(db, item, best.Id, item.CreatedAt.Year + 1, cancellationToken)
            ? assessment with
            {
                Verdict = VerdictKind.Accept,
                Confidence = best.Confidence,
                Reasons = [],
            }
            : assessment;

    /// <summary>All of it, or its sure files.</summary>
    private bool GoesOn(IngestItem item, Assessment assessment) =>
        assessment.Verdict == VerdictKind.Accept || Split.Of(item.Files, assessment, settings.ConfidenceThreshold) is not null;

    /// <summary>Files of which the library has an earlier, shorter state.</summary>
    private static async Task<IReadOnlyList<Reason>> GrownAsync(LedgerDb db, IngestItem item, CancellationToken cancellationToken)
    {
        string[] paths = [.. item.Files.Where(f => f.Role == FileRole.Video).Select(f => f.Path)];
        List<ItemFile> earlier = await db
            .Items.AsNoTracking()
            .Where(i => i.DownloadId == item.DownloadId && i.Id != item.Id)
            .SelectMany(i => i.Files)
            .Where(f => paths.Contains(f.Path) && f.Placement!.State == PlacementState.Placed)
            .ToListAsync(cancellationToken);
        return
        [
            .. earlier
                .Where(f => item.Files.Exists(now => now.Path == f.Path && now.Bytes > f.Bytes))
                .Select(f => new Reason(
                    Concern.AlreadyInLibrary,
                    $"The library's copy (item {f.ItemId}) is unfinished: {f.Path} has grown since it was filed. Approve this item with replace."
                )
                {
                    File = f.Path,
                }),
        ];
    }
}
