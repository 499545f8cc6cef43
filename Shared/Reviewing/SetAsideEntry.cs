using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>An entry of a source that is not taken in: there is no item of it yet.</summary>
public sealed record SetAsideEntry
{
    public required DownloadSource Source { get; init; }

    [Description("The torrent's name, or the path in the ingest folder. Untrusted text.")]
    public required string Name { get; init; }

    [Description("Why it is not taken in. May quote untrusted text.")]
    public required string Reason { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset LastTriedAt { get; init; }

    public required int Tries { get; init; }

    /// <summary>Longest first.</summary>
    public static async Task<Page<SetAsideEntry>> ReadAsync(LedgerDb db, Paging paging, CancellationToken cancellationToken)
    {
        int total = await db.SetAside.CountAsync(cancellationToken);
        List<SetAside> rows = await db
            .SetAside.AsNoTracking()
            .OrderBy(s => s.Since)
            .ThenBy(s => s.Key)
            .Skip(paging.Offset)
            .Take(paging.Limit)
            .ToListAsync(cancellationToken);
        return paging.Page<SetAsideEntry>([.. rows.Select(Of)], total);
    }

    private static SetAsideEntry Of(SetAside row) =>
        new()
        {
            Source = row.Source,
            Name = Untrusted.Clean(row.Name),
            Reason = Untrusted.Clean(row.Reason, 500),
            Since = row.Since,
            LastTriedAt = row.TriedAt,
            Tries = row.Tries,
        };
}
