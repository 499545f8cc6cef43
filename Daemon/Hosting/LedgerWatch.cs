using System.Globalization;
using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Data.Sqlite;

namespace Hybrid.Daemon.Hosting;

/// <summary>
/// Notices that the ledger's files were deleted or replaced while the daemon works: what it writes then would be lost. It holds a connection,
/// so that what it knew can still be copied.
/// </summary>
internal sealed class LedgerWatch(LedgerFile file, TimeProvider time) : IDisposable
{
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
    public string? Look()
    {
        if (Lost is not null)
        {
            return Lost;
        }

        foreach ((string path, DiskEntry? before) in _files)
        {
            DiskEntry? now = SystemDisk.Instance.Look(path);
            // Where inodes do not last, only a missing file tells.
            if (before is not null && (now is null || (now.HasLastingInode && !now.IsSameFileAs(before))))
            {
                return Lost =
                    $"{path} was {(now is null ? "deleted or moved away" : "replaced")} while the daemon worked, so it ends. {Copy()}";
            }
        }

        return null;
    }

    public void Dispose() => _held.Dispose();

    private string Copy()
    {
        try
        {
            string folder = LedgerBackup.FolderOf(file);
            DataFolder.Create(folder);
            string moment = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
            var copy = new LedgerFile(Path.Combine(folder, $"lost-{moment}.db"));
            copy.Create();
            using SqliteCommand command = _held.CreateCommand();
            command.CommandText = "VACUUM INTO $to";
            command.Parameters.AddWithValue("$to", copy.Path);
            command.ExecuteNonQuery();
            return $"What it knew is in {copy.Path}. To go on with that: plex-mcp-daemon restore {ShellWord.Of(copy.Path)}";
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            return $"What it knew could not be copied ({e.Message.TrimEnd('.')}). Put the file back, or restore a copy from \"backups\" in the data folder: plex-mcp-daemon restore FILE";
        }
    }
}
