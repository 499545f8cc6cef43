using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Reviewer.Tools;

/// <summary>An answer that could be read as "all is well" says whether it is.</summary>
public sealed class ReadinessTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
    private TemporaryLedger _ledger = null!;

    public static TheoryData<string> Tools => ["get_pending_queue", "get_ingest_history", "get_ingest_statistics", "get_watcher_status"];

    private DateTimeOffset Now => _time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        Directory.CreateDirectory(Folder("Movies"));
        Directory.CreateDirectory(Folder("TV Shows"));
        await _ledger.BeatAsync(Now);
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task An_empty_queue_says_what_was_filed_last()
    {
        (string state, string notice) = await AskAsync();
        Assert.Equal(("ready", "Nothing waits, and nothing was filed yet."), (state, notice));

        await FileAsync("Metropolis", 1927);
        _time.Advance(TimeSpan.FromMinutes(5));
        await FileAsync("Safety \"Last\"!", 1923);
        await _ledger.BeatAsync(Now);

        (state, notice) = await AskAsync();
        Assert.Equal(("ready", "Nothing waits. Last filed: \"Safety 'Last'!\" (1923) at 2026-12-01 12:05:00 UTC."), (state, notice));
    }

    [Fact]
    public async Task How_long_the_oldest_waits_is_told()
    {
        await _ledger.QueueAsync("One.2001.1080p", Now - TimeSpan.FromDays(3));
        await _ledger.QueueAsync("Two.2002.1080p", Now - TimeSpan.FromHours(1));

        Assert.Equal(("ready", "2 items wait, the oldest for 3 days."), await AskAsync("get_ingest_history"));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_daemon_that_is_gone_is_told_in_every_list(string tool)
    {
        _time.Advance(TimeSpan.FromMinutes(31));

        (string state, string notice) = await AskAsync(tool);

        Assert.Equal("degraded", state);
        Assert.StartsWith("The daemon has been gone for 31 min: what finished since then is not known", notice, StringComparison.Ordinal);
        Assert.Contains("plex-mcp-daemon service start", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_daemon_that_stopped_and_one_that_never_ran_are_told()
    {
        await _ledger.BeatAsync(Now, stoppedAt: Now - TimeSpan.FromHours(2));
        Assert.StartsWith("The daemon has been gone for 2 h", (await AskAsync()).Notice, StringComparison.Ordinal);

        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync())
        {
            db.Daemon.RemoveRange(db.Daemon);
            await db.SaveChangesAsync();
        }

        (string state, string notice) = await AskAsync();
        Assert.Equal("degraded", state);
        Assert.StartsWith("No daemon has worked on this ledger yet.", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_folder_that_is_away_is_told_and_forgotten_when_it_is_back()
    {
        Directory.Delete(Folder("Movies"));
        await using ReviewerSession session = await StartAsync();

        (string state, string notice) = await AskAsync(session, "get_pending_queue");
        Assert.Equal("degraded", state);
        Assert.StartsWith($"The library folder {Folder("Movies")} is not there", notice, StringComparison.Ordinal);

        Directory.CreateDirectory(Folder("Movies"));
        Assert.Equal("ready", (await AskAsync(session, "get_pending_queue")).State);
    }

    [Fact]
    public async Task A_neighbor_that_fails_is_told_with_how_long_it_has()
    {
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync())
        {
            db.Neighbors.Add(
                new NeighborStatus
                {
                    Name = "TMDb",
                    Fault = "TMDb refuses the key",
                    FaultSince = Now - TimeSpan.FromMinutes(12),
                }
            );
            db.Neighbors.Add(new NeighborStatus { Name = "Transmission", LastOkAt = Now });
            await db.SaveChangesAsync();
        }

        Assert.Equal(
            ("degraded", "TMDb has failed for 12 min: \"TMDb refuses the key\". Nothing waits, and nothing was filed yet."),
            await AskAsync()
        );
    }

    private async Task FileAsync(string title, int year)
    {
        var item = IngestItem.Create(title, Now, "Taken in.");
        item.Move(ItemState.AwaitingReview, Actor.Daemon, "Left to a person.", Now);
        item.Choose(new TitleId(TitleKind.Movie, year), title, year, Actor.Reviewer, Duplicates.Ask);
        item.Move(ItemState.Approved, Actor.Reviewer, "Approved.", Now);
        item.Move(ItemState.Placing, Actor.Daemon, "Placing.", Now);
        item.Move(ItemState.Announcing, Actor.Daemon, "Placed.", Now);
        item.Move(ItemState.Finished, Actor.Daemon, "Told.", Now);
        await _ledger.AddAsync(item);
    }

    private string Folder(string name) => Path.Combine(_ledger.DataDir, name);

    private Task<ReviewerSession> StartAsync() => ReviewerSession.StartAsync(_ledger.DataDir, time: _time);

    private async Task<(string State, string Notice)> AskAsync(string tool = "get_pending_queue")
    {
        await using ReviewerSession session = await StartAsync();
        return await AskAsync(session, tool);
    }

    private static async Task<(string State, string Notice)> AskAsync(ReviewerSession session, string tool)
    {
        JsonElement answer = (await session.CallAsync(tool)).Answer();
        return (answer.String("state"), answer.String("notice"));
    }
}
