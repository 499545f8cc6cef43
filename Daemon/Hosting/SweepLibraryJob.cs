using Hybrid.Daemon.LibraryIndex;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Hosting;

/// <summary>Keeps the library index: reads the folders of what was placed at once, and sweeps at the start, each six hours, and when a person asks.</summary>
internal sealed class SweepLibraryJob(IDbContextFactory<LedgerDb> ledger, LibrarySweeps sweeps, LibraryNews news, TimeProvider time)
    : ILoopJob
{
    /// <summary>A sweep wakes the disks of the library.</summary>
    private static readonly TimeSpan SweepInterval = TimeSpan.FromHours(6);

    /// <summary>A line of the history is written a little after its time.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(2);

    private DateTimeOffset _newsSince = time.GetUtcNow();
    private long? _swept;

    public async Task<TimeSpan?> RunAsync(CancellationToken stopping)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_swept is not { } last || time.GetElapsedTime(last) >= SweepInterval || await IsRequestedAsync(stopping))
        {
            await sweeps.RunAsync(whole: false, stopping);
            _swept = time.GetTimestamp();
        }

        IReadOnlyCollection<string> folders = await news.SinceAsync(_newsSince - Overlap, stopping);
        if (folders.Count > 0)
        {
            await sweeps.FoldersAsync(folders, stopping);
        }

        _newsSince = now;
        return null;
    }

    private async Task<bool> IsRequestedAsync(CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await db.LibraryRoots.AnyAsync(r => r.RequestedAt != null, cancellationToken);
    }
}
