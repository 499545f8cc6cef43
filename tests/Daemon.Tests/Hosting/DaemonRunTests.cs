using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Serilog;
using Serilog.Core;

namespace Hybrid.Daemon.Hosting;

public sealed class DaemonRunTests : IAsyncLifetime
{
    private readonly HeardLog _heard = new();
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

    [Fact]
    public async Task Told_to_end_while_it_starts_it_says_that_it_has_stopped()
    {
        using var told = new CancellationTokenSource();
        DaemonEnd end = await RunAsync(
            _ledger.DataDir,
            async (_, cancellationToken) =>
            {
                await told.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            },
            told.Token
        );

        Assert.Equal(DaemonEnd.Asked, end);
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.NotNull((await db.Daemon.SingleAsync(Stop)).StoppedAt);
    }

    [Fact]
    public async Task Told_to_end_during_a_poll_and_a_sweep_it_logs_no_error()
    {
        using var disk = new TemporaryDisk();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using LoopbackServer silent = await LoopbackServer.StartAsync(routes =>
            routes.MapFallback(async context =>
            {
                asked.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
            })
        );
        using var told = new CancellationTokenSource();
        DaemonEnd end = await RunAsync(
            new HybridSettings
            {
                DataDir = _ledger.DataDir,
                TransmissionUrl = silent.Url,
                TransmissionPollInterval = TimeSpan.FromSeconds(0.1),
                IngestDir = disk.Folder("in"),
            },
            async (_, cancellationToken) =>
            {
                await asked.Task.WaitAsync(cancellationToken);
                await told.CancelAsync();
            },
            told.Token
        );

        Assert.Equal(DaemonEnd.Asked, end);
        Assert.True(asked.Task.IsCompletedSuccessfully);
        Assert.Empty(_heard.Errors);
    }

    /// <summary>Whichever step of the start the word falls into.</summary>
    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(150)]
    [InlineData(200)]
    [InlineData(300)]
    [InlineData(400)]
    [InlineData(600)]
    public async Task Told_to_end_at_any_time_it_leaves_no_row_of_a_daemon_that_runs(int milliseconds)
    {
        using var told = new CancellationTokenSource(TimeSpan.FromMilliseconds(milliseconds));
        Assert.Equal(DaemonEnd.Asked, await RunAsync(_ledger.DataDir, told: told.Token));
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.False(await db.Daemon.AnyAsync(d => d.StoppedAt == null, Stop));
    }

    private async Task<DaemonEnd> RunAsync(
        string dataDir,
        Func<IServiceProvider, CancellationToken, Task>? started = null,
        CancellationToken told = default
    ) => await RunAsync(new HybridSettings { DataDir = dataDir, TransmissionUrl = null }, started, told);

    private async Task<DaemonEnd> RunAsync(
        HybridSettings settings,
        Func<IServiceProvider, CancellationToken, Task>? started,
        CancellationToken told
    )
    {
        await using Logger log = new LoggerConfiguration().WriteTo.Sink(_heard).CreateLogger();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop, told);
        patience.CancelAfter(Hang.Limit);
        return await DaemonRun.RunAsync(settings, log, patience.Token, started: started);
    }
}
