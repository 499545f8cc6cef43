using System.Text.Json;
using Hybrid.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>A call for several items, and the ledger is locked by another program from the second on.</summary>
public sealed class StoppedCallTests : IAsyncLifetime
{
    private TemporaryLedger _ledger = null!;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task What_was_done_and_what_was_not_is_told()
    {
        long first = await _ledger.QueueAsync("One.mkv", TimeProvider.System.GetUtcNow());
        long second = await _ledger.QueueAsync("Two.mkv", TimeProvider.System.GetUtcNow());
        long third = await _ledger.QueueAsync("Three.mkv", TimeProvider.System.GetUtcNow());
        await using ReviewerSession session = await ReviewerSession.StartAsync(
            _ledger.DataDir,
            new ListedCatalog(),
            change: services => services.AddSingleton<IInterceptor>(new LockedFromTheSecond())
        );

        CallToolResult result = await session.CallAsync(
            "reject_pending",
            new Dictionary<string, object?> { ["ids"] = new[] { first, second, third }, ["reason"] = "a cam copy" }
        );

        Assert.Contains($"Not done: item {second}, {third}.", result.Text(), StringComparison.Ordinal);
        Assert.Contains("is locked by another program", result.Text(), StringComparison.Ordinal);
        JsonElement line = Assert.Single(result.Answer().GetProperty("items").EnumerateArray());
        Assert.Equal(first, line.Int("item_id"));
    }

    private sealed class LockedFromTheSecond : SaveChangesInterceptor
    {
        private const int Busy = 5;
        private int _saved;

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) => Interlocked.Increment(ref _saved) == 1 ? ValueTask.FromResult(result) : throw new SqliteException("database is locked", Busy);
    }
}
