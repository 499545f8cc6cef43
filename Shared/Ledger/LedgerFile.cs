using Hybrid.Settings;
using Microsoft.Data.Sqlite;

namespace Hybrid.Ledger;

/// <summary>Where the ledger is, and how its file comes to be: readable by its owner alone.</summary>
public sealed record LedgerFile(string Path)
{
    public const string Name = "ledger.db";

    public static LedgerFile In(string dataDir) => new(System.IO.Path.Combine(dataDir, Name));

    public bool Exists => File.Exists(Path);

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadWrite }.ToString();

    /// <summary>Makes folder and file where they are missing. SQLite gives its -wal and -shm files the mode of the ledger itself.</summary>
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
