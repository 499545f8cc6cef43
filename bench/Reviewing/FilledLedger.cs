using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Migrations;
using Hybrid.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Bench.Reviewing;

/// <summary>A ledger of many years: a hundred downloads as the daemon takes them in and identifies them, and then copies of their rows.</summary>
internal static class FilledLedger
{
    private const int Originals = 100;

    /// <summary>Of the hundred, so many wait for a person.</summary>
    private const int Waiting = 2;

    private static readonly string[] Tables = ["Downloads", "Items", "Files", "Placements", "History", "StoredInputs"];

    /// <param name="root">An empty folder.</param>
    /// <param name="items">A multiple of a hundred.</param>
    public static async Task MakeAsync(string root, int items)
    {
        var settings = new HybridSettings
        {
            DataDir = Path.Combine(root, "data"),
            MoviesDirs = [Directory.CreateDirectory(Path.Combine(root, "library", "Movies")).FullName],
            TvDirs = [Directory.CreateDirectory(Path.Combine(root, "library", "TV Shows")).FullName],
            TransmissionUrl = null,
        };
        Directory.CreateDirectory(settings.DataDir);
        await using (ServiceProvider services = new ServiceCollection().AddLogging().AddEngine(settings).BuildServiceProvider())
        {
            IDbContextFactory<LedgerDb> ledger = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
            await LedgerMigrator.MigrateAsync(
                LedgerFile.In(settings.DataDir),
                ledger,
                TimeProvider.System,
                NullLogger.Instance,
                CancellationToken.None
            );
            await OriginalsAsync(services, ledger, root, settings.MoviesDirs[0]);
        }

        await using SqliteConnection connection = new(LedgerFile.In(settings.DataDir).ConnectionString);
        await connection.OpenAsync();
        await CopyAsync(connection, (items / Originals) - 1);
        SqliteConnection.ClearPool(connection);
    }

    private static async Task OriginalsAsync(ServiceProvider services, IDbContextFactory<LedgerDb> ledger, string root, string movies)
    {
        string downloads = Directory.CreateDirectory(Path.Combine(root, "downloads")).FullName;
        for (int i = 1; i <= Originals; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"Charade.1963.{i:D3}.1080p.BluRay.x264-GRP");
            Directory.CreateDirectory(Path.Combine(downloads, name));
            await File.WriteAllBytesAsync(Path.Combine(downloads, name, name + ".mkv"), new byte[4096]);
            await File.WriteAllTextAsync(Path.Combine(downloads, name, name + ".en.srt"), "1");
            await services
                .GetRequiredService<Intake>()
                .TakeAsync(IngestFolder.Read(downloads, name, DownloadSource.Folder), CancellationToken.None);
        }

        await services.GetRequiredService<ItemWorker>().WorkAsync(services.GetRequiredService<IdentifyStep>(), CancellationToken.None);
        await using LedgerDb db = await ledger.CreateDbContextAsync();
        List<IngestItem> items = await db.Items.Include(i => i.Files).OrderBy(i => i.Id).ToListAsync();
        foreach (IngestItem item in items.Skip(Waiting))
        {
            Finish(item, movies);
        }

        await db.SaveChangesAsync();
    }

    private static void Finish(IngestItem item, string movies)
    {
        DateTimeOffset now = item.ChangedAt.AddMinutes(1);
        item.Choose(new TitleId(TitleKind.Movie, 4808), "Charade", 1963, item.Id % 10 == 0 ? Actor.Reviewer : Actor.Daemon);
        if (item.State != ItemState.Approved)
        {
            item.Move(ItemState.Approved, item.Id % 10 == 0 ? Actor.Reviewer : Actor.Daemon, "Approved as Charade (1963).", now);
        }

        item.Move(ItemState.Placing, Actor.Daemon, "To be placed.", now);
        foreach (ItemFile file in item.Files)
        {
            file.Placement = new Placement
            {
                From = file.Path,
                To = Path.Combine(movies, $"Charade (1963) {{tmdb-4808}}", Path.GetFileName(file.Path)),
                LibraryRoot = movies,
                State = PlacementState.Placed,
                Method = PlacementMethod.HardLink,
                Bytes = file.Bytes,
                SourceModifiedAt = now,
                PlannedAt = now,
                PlacedAt = now,
            };
            item.Note(HistoryEvent.Placed, Actor.Daemon, $"{file.Path} was placed at {file.Placement.To} by hard link.", now);
        }

        item.Move(ItemState.Announcing, Actor.Daemon, "Placed.", now);
        item.Move(ItemState.Finished, Actor.Daemon, "Finished.", now);
    }

    /// <summary>Every row once more, with ids that are higher by the same number in all tables.</summary>
    private static async Task CopyAsync(SqliteConnection connection, int times)
    {
        await RunAsync(connection, "PRAGMA synchronous = OFF");
        foreach (string table in Tables)
        {
            string[] columns = await ColumnsAsync(connection, table);
            string values = string.Join(
                ", ",
                columns.Select(c =>
                    c is "Id" or "ItemId" or "DownloadId" or "FileId" ? $"\"{c}\" + n * 100000"
                    : (table, c) is ("Downloads", "Key") or ("Placements", "To") ? $"\"{c}\" || '-' || n"
                    : $"\"{c}\""
                )
            );
            string list = string.Join(", ", columns.Select(c => $"\"{c}\""));
            await RunAsync(
                connection,
                $"WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < {times}) INSERT INTO \"{table}\" ({list}) SELECT {values} FROM (SELECT * FROM \"{table}\"), count"
            );
        }

        await RunAsync(connection, "PRAGMA optimize");
        await RunAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task<string[]> ColumnsAsync(SqliteConnection connection, string table)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        await using SqliteDataReader reader = await command.ExecuteReaderAsync();
        List<string> columns = [];
        while (await reader.ReadAsync())
        {
            columns.Add(reader.GetString(0));
        }

        return [.. columns];
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
