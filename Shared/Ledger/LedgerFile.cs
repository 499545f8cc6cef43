using Hybrid.Settings;
using Microsoft.Data.Sqlite;

namespace Hybrid.Ledger;

/// <summary>The ledger's path, and the creation of its file, which only its owner can read.</summary>
public sealed record LedgerFile(string Path)
{
    public const string Name = "ledger.db";

    public static LedgerFile In(string dataDir) => new(System.IO.Path.Combine(dataDir, Name));

    /// <summary>How long Microsoft.Data.Sqlite tries again while another program has the ledger locked. Each try is SQLite's busy_timeout.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromSeconds(30);

    public bool Exists => File.Exists(Path);

    public string ConnectionString =>
        new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = (int)LockPatience.TotalSeconds,
        }.ToString();

    /// <summary>Creates the folder and the file if they are missing. SQLite gives its -wal and -shm files the mode of the ledger.</summary>
    public void Create()
    {
        DataFolder.Create(System.IO.Path.GetDirectoryName(Path)!);
        if (!Exists)
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(Path, options).Dispose();
        }
    }
}
