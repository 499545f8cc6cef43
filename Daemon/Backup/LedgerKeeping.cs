using System.Globalization;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Hosting;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Data.Sqlite;

namespace Hybrid.Daemon.Backup;

/// <summary>Copies the ledger on request and restores copies. Each new file has a hidden name until it is complete.</summary>
internal static class LedgerKeeping
{
    /// <param name="file">Absolute; null = a new one in the data folder's "backups".</param>
    public static async Task<BackupResult> BackUpAsync(
        string dataDir,
        string? file,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var ledger = LedgerFile.In(dataDir);
        if (!ledger.Exists)
        {
            return new BackupResult.Refused($"There is no ledger yet at {ledger.Path}. Nothing was copied.");
        }

        string to = file ?? NewPath(ledger, "backup", now);
        if (Path.Exists(to))
        {
            return new BackupResult.Refused($"{to} already exists and is not overwritten. Choose another file.");
        }

        if (file is not null && !Directory.Exists(Path.GetDirectoryName(file)))
        {
            return new BackupResult.Refused($"There is no folder {Path.GetDirectoryName(file)}. Create it, or choose another file.");
        }

        try
        {
            await CopyAsync(ledger.Path, to, cancellationToken);
            return new BackupResult.Copied(to);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return new BackupResult.Refused($"The ledger could not be copied to {to}: {e.Message}");
        }
    }

    /// <param name="file">Absolute.</param>
    public static async Task<BackupResult> RestoreAsync(
        string dataDir,
        string file,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var ledger = LedgerFile.In(dataDir);
        if (string.Equals(file, ledger.Path, StringComparison.Ordinal))
        {
            return new BackupResult.Refused($"{file} is the ledger itself.");
        }

        if (await LedgerCopy.WhyUnfitAsync(file, cancellationToken) is { } why)
        {
            return new BackupResult.Refused($"{why} Nothing was changed.");
        }

        try
        {
            using var single = SingleDaemon.TryTake(dataDir);
            if (single is null)
            {
                return new BackupResult.DaemonRuns();
            }

            return LedgerDisk.Objection(dataDir) is { } objection
                ? new BackupResult.Refused(objection)
                : await ReplaceAsync(ledger, file, now, cancellationToken);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return new BackupResult.Refused($"The ledger at {ledger.Path} could not be replaced: {e.Message}");
        }
    }

    private static async Task<BackupResult> ReplaceAsync(
        LedgerFile ledger,
        string file,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (!ledger.Exists || new FileInfo(ledger.Path).Length == 0)
        {
            ledger.Create();
            await LedgerBackup.RestoreAsync(ledger, file, cancellationToken);
            return new BackupResult.Restored(file, Previous: null);
        }

        string previous = NewPath(ledger, "before-restore", now);
        try
        {
            await CopyAsync(ledger.Path, previous, cancellationToken);
            // In one transaction: an MCP server that has the ledger open continues with the new rows, and a power cut leaves the old ones.
            await LedgerBackup.RestoreAsync(ledger, file, cancellationToken);
        }
        catch (SqliteException e) when (IsBroken(e))
        {
            await ReplaceBrokenAsync(ledger, file, previous, cancellationToken);
        }

        return new BackupResult.Restored(file, previous);
    }

    /// <summary>SQLite cannot copy or fill a ledger that it cannot read. Its files are kept, and a new ledger takes the name.</summary>
    private static async Task ReplaceBrokenAsync(LedgerFile ledger, string file, string previous, CancellationToken cancellationToken)
    {
        foreach (string end in new[] { "", "-wal" }.Where(end => File.Exists(ledger.Path + end)))
        {
            File.Delete(previous + end);
            await using FileStream from = File.OpenRead(ledger.Path + end);
            var kept = new LedgerFile(previous + end);
            kept.Create();
            await using var to = new FileStream(kept.Path, FileMode.Open, FileAccess.Write);
            await from.CopyToAsync(to, cancellationToken);
            to.Flush(flushToDisk: true);
        }

        SystemDisk.Instance.FlushFolder(Path.GetDirectoryName(previous)!);
        try
        {
            // A bad page may prevent copying the ledger but not overwriting it. An MCP server that has it open continues with the new rows.
            await LedgerBackup.RestoreAsync(ledger, file, cancellationToken);
            return;
        }
        catch (SqliteException e) when (IsBroken(e))
        {
            // Not even that.
        }

        using WholeFile fresh = await WholeFile.MakeAsync(ledger.Path, hidden => LedgerCopy.MakeAsync(file, hidden, cancellationToken));
        File.Delete(ledger.Path + "-wal");
        File.Delete(ledger.Path + "-shm");
        fresh.Replace();
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        using WholeFile copy = await WholeFile.MakeAsync(to, hidden => LedgerCopy.MakeAsync(from, hidden, cancellationToken));
        copy.TakeName();
    }

    private static string NewPath(LedgerFile ledger, string name, DateTimeOffset now)
    {
        string folder = LedgerBackup.FolderOf(ledger);
        DataFolder.Create(folder);
        return Path.Combine(folder, $"{name}-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}.db");
    }

    /// <summary>SQLITE_CORRUPT and SQLITE_NOTADB.</summary>
    private static bool IsBroken(SqliteException e) => e.SqliteErrorCode is 11 or 26;
}

/// <summary>The result of a backup or a restore.</summary>
internal abstract record BackupResult
{
    public abstract string Sentence { get; }

    public sealed record Copied(string File) : BackupResult
    {
        public override string Sentence => $"The ledger was copied to {File}. To restore it: plex-mcp-daemon restore '{File}'";
    }

    /// <param name="Previous">The copy of the previous ledger; null if there was none.</param>
    public sealed record Restored(string File, string? Previous) : BackupResult
    {
        public override string Sentence =>
            Previous is null
                ? $"The ledger was restored from {File}. There was no ledger before."
                : $"The ledger was restored from {File}. The previous ledger is kept in {Previous}.";
    }

    public sealed record DaemonRuns : BackupResult
    {
        public override string Sentence => "A daemon works on this ledger. Stop the daemon, then restore again. Nothing was changed.";
    }

    public sealed record Refused(string Why) : BackupResult
    {
        public override string Sentence => Why;
    }
}
