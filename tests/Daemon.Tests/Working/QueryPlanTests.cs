using System.Collections.Concurrent;
using System.Data.Common;
using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Working;

/// <summary>A ledger that has seen tens of thousands of downloads makes the next one no slower.</summary>
public sealed class QueryPlanTests
{
    private static readonly string[] Growing = ["Downloads", "Items", "Files", "Placements", "History", "ReplacedFiles"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_step_of_an_items_way_reads_a_whole_table()
    {
        using var heard = new HeardCommands();
        await using Workbench bench = await Workbench.CreateAsync(other: services =>
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(heard))
        );
        // An empty library's folder is held against what was placed in it last: that is looked for from the newest placement on.
        bench.Disk.File("library/Movies/Old (1990)/Old (1990).mkv");
        bench.Disk.File("library/TV Shows/Old (1990)/Old (1990) - s01e01.mkv");
        await bench.TakeOneAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        await bench.TakeOneAsync("Lost.S01E01.1080p.WEB-DL.x264-GRP.mkv");
        await bench.WorkAllAsync();
        long second = await bench.TakeOneAsync("The.Matrix.1999.720p.WEB-DL.x264-OTHER.mp4");
        await bench.TakeOneAsync("Lost.S01E02.1080p.WEB-DL.x264-GRP.mkv");
        await bench.WorkAllAsync();
        await bench.ApproveAsync(second, Workbench.Matrix, Duplicates.Replace);
        await bench.WorkAllAsync();
        await bench.ChangeAsync(second, item => item.Move(ItemState.Undoing, Actor.Reviewer, "Undo.", bench.Time.GetUtcNow()));
        await bench.WorkAllAsync();
        string[] spoken = [.. heard.Commands.Distinct(StringComparer.Ordinal)];
        Assert.Equal(ItemState.Undone, (await bench.ItemAsync(second)).State);

        List<string> whole = [];
        await using LedgerDb db = await bench.OpenLedgerAsync();
        DbConnection connection = db.Database.GetDbConnection();
        await connection.OpenAsync(Stop);
        foreach (string sql in spoken)
        {
            await using DbCommand explain = connection.CreateCommand();
            explain.CommandText = $"EXPLAIN QUERY PLAN {sql}";
            await using DbDataReader plan = await explain.ExecuteReaderAsync(Stop);
            while (await plan.ReadAsync(Stop))
            {
                if (
                    plan.GetString(3).Split(' ') is ["SCAN", var alias, ..]
                    && Growing.Any(t => sql.Contains($"\"{t}\" AS \"{alias}\"", StringComparison.Ordinal))
                )
                {
                    whole.Add($"{plan.GetString(3)}: {sql.ReplaceLineEndings(" ")}");
                }
            }
        }

        Assert.NotEmpty(spoken);
        Assert.Empty(whole);
    }

    private sealed class HeardCommands : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Commands { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (
                state is IEnumerable<KeyValuePair<string, object?>> fields
                && fields.FirstOrDefault(f => f.Key == "commandText").Value is string sql
            )
            {
                Commands.Enqueue(sql);
            }
        }
    }
}
