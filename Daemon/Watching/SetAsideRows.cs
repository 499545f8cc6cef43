using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Watching;

/// <summary>Keeps in the ledger what a source has that is not taken in, so that every program can show it.</summary>
public sealed class SetAsideRows(IDbContextFactory<LedgerDb> ledger)
{
    private readonly Dictionary<DownloadSource, bool> _isEmpty = [];

    /// <summary>After a check: writes what is set aside now. What is set aside no longer goes.</summary>
    public async Task KeepAsync(DownloadSource source, SetAsideNow now, CancellationToken cancellationToken)
    {
        if (now.Entries.Count == 0 && _isEmpty.GetValueOrDefault(source))
        {
            return;
        }

        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        Dictionary<string, SetAside> before = await db
            .SetAside.Where(s => s.Source == source)
            .ToDictionaryAsync(s => s.Key, StringComparer.Ordinal, cancellationToken);
        foreach (SetAside entry in now.Entries.Take(SetAside.MostOfASource))
        {
            if (!before.Remove(entry.Key, out SetAside? row))
            {
                db.SetAside.Add(Copy(entry));
                continue;
            }

            // After a restart the entry is new to the watch; the row knows since when.
            row.Reason = entry.Reason;
            row.TriedAt = entry.TriedAt;
            row.Tries = Math.Max(row.Tries + 1, entry.Tries);
        }

        db.SetAside.RemoveRange(before.Values.Where(row => !now.Undecided.Contains(row.Key)));
        await db.SaveChangesAsync(cancellationToken);
        _isEmpty[source] = now.Entries.Count == 0 && before.Keys.All(key => !now.Undecided.Contains(key));
    }

    private static SetAside Copy(SetAside entry) =>
        new()
        {
            Key = entry.Key,
            Source = entry.Source,
            Name = entry.Name,
            Reason = entry.Reason,
            Since = entry.Since,
            TriedAt = entry.TriedAt,
            Tries = entry.Tries,
        };
}
