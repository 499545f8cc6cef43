using System.Data.Common;
using System.Globalization;
using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hybrid.Daemon.Hosting;

/// <summary>
/// Notices that the ledger's files were deleted or replaced while the daemon works: what it writes then would be lost. It holds a connection,
/// so that what it knew can still be copied, and refuses every connection that is opened from then on: one to the new file would read the old
/// write-ahead log with it, and carry that into the new file (sqlite.org/howtocorrupt.html, 2.4 and 2.5).
/// </summary>
internal sealed class LedgerWatch(LedgerFile file, TimeProvider time) : DbConnectionInterceptor, IDisposable
{
    private const string OtherWays =
        "Put the file back, or restore a copy from \"backups\" in the data folder: plex-mcp-daemon restore FILE";

    private readonly SqliteConnection _held = new($"{file.ConnectionString};Pooling=False");
    private readonly Dictionary<string, DiskEntry?> _files = [];

    /// <summary>Why the daemon ends; null while all is well.</summary>
    public string? Lost { get; private set; }

    /// <summary>Begins when the ledger is up to date.</summary>
    public void Begin()
    {
        _held.Open();
        using SqliteCommand command = _held.CreateCommand();
        // To read opens the write-ahead log too, and while it is open its file stays.
        command.CommandText = "SELECT count(*) FROM sqlite_master";
        command.ExecuteScalar();
        foreach (string path in new[] { file.Path, $"{file.Path}-wal" })
        {
            _files[path] = SystemDisk.Instance.Look(path);
        }
    }

    /// <returns>What happened, and the way back; null if the files are those of the beginning.</returns>
    public async Task<string?> LookAsync()
    {
        if (Lost is not null)
        {
            return Lost;
        }

        return Changed() is { } changed ? Lost = $"{changed} while the daemon worked, so it ends. {await CopyAsync()}" : null;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => RefuseWhenChanged();

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        RefuseWhenChanged();
        return Task.CompletedTask;
    }

    public void Dispose() => _held.Dispose();

    /// <remarks>To open a connection does not read the file yet, so a look after it is in time.</remarks>
    private void RefuseWhenChanged()
    {
        if (Changed() is { } changed)
        {
            throw LedgerFault.MovedNow($"{changed} while the daemon worked.");
        }
    }

    private string? Changed()
    {
        foreach ((string path, DiskEntry? before) in _files)
        {
            DiskEntry? now = SystemDisk.Instance.Look(path);
            // Where inodes do not last, only a missing file tells.
            if (before is not null && (now is null || (now.HasLastingInode && !now.IsSameFileAs(before))))
            {
                return $"{path} was {(now is null ? "deleted or moved away" : "replaced")}";
            }
        }

        return null;
    }

    private async Task<string> CopyAsync()
    {
        try
        {
            string folder = LedgerBackup.FolderOf(file);
            DataFolder.Create(folder);
            string moment = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
            var copy = new LedgerFile(Path.Combine(folder, $"lost-{moment}.db"));
            copy.Create();
            await using SqliteCommand command = _held.CreateCommand();
            command.CommandText = "VACUUM INTO $to";
            command.Parameters.AddWithValue("$to", copy.Path);
            await command.ExecuteNonQueryAsync();
            return await LedgerCopy.WhyUnfitAsync(copy.Path, CancellationToken.None) is { } unfit
                ? $"What it knew could be copied only in part ({unfit.TrimEnd('.')}). {OtherWays}"
                : $"What it knew is in {copy.Path}. To go on with that: plex-mcp-daemon restore {ShellWord.Of(copy.Path)}";
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return $"What it knew could not be copied ({e.Message.TrimEnd('.')}). {OtherWays}";
        }
    }
}
