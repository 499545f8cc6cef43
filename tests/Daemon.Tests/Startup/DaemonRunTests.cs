using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Startup;

public sealed class DaemonRunTests : IAsyncLifetime
{
    private readonly Heard _heard = new();
    private TemporaryLedger _ledger = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task A_ledger_of_a_newer_version_is_left_alone_and_told()
    {
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop))
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0')", Stop);
        }

        DaemonEnd end = await RunAsync(_ledger.DataDir);

        Assert.Equal(DaemonEnd.Refused, end);
        Assert.Contains(_heard.Lines, l => l.Contains("newer plex-mcp", StringComparison.Ordinal));
        await using LedgerDb after = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.False(await after.Daemon.AnyAsync(Stop));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_used_is_told_with_its_setting()
    {
        using var disk = new TemporaryDisk();
        string file = disk.File("data");
        Assert.Equal(DaemonEnd.WrongDataFolder, await RunAsync(file));
        Assert.Contains(_heard.Lines, l => l.Contains("PLEX_MCP_DATA_DIR", StringComparison.Ordinal));
    }

    private async Task<DaemonEnd> RunAsync(string dataDir)
    {
        await using Logger log = new LoggerConfiguration().WriteTo.Sink(_heard).CreateLogger();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        return await DaemonRun.RunAsync(new HybridSettings { DataDir = dataDir, TransmissionUrl = null }, log, patience.Token);
    }

    private sealed class Heard : ILogEventSink
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines => _lines;

        public void Emit(LogEvent logEvent) => _lines.Add(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
