using System.Collections.Concurrent;
using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Testing;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol;

namespace Hybrid.Reviewer.Tools;

public sealed class DecisionToolTests : IAsyncLifetime
{
    private static readonly Candidate Night = new()
    {
        Id = new TitleId(TitleKind.Movie, 10331),
        Name = "Night of the Living Dead",
        Year = 1968,
        Confidence = 0.7,
    };

    private readonly ListedCatalog _catalog = new(
        new Title
        {
            Id = new TitleId(TitleKind.Movie, 4808),
            Name = "Charade",
            Year = 1963,
        }
    );
    private TemporaryLedger _ledger = null!;

    public static TheoryData<string> Eras => ReviewerSession.Eras;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_download_goes_from_the_queue_through_its_card_to_an_approval(string era)
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await StartAsync(era);

        JsonElement queue = (await session.CallAsync("get_pending_queue")).Answer();
        JsonElement item = (await session.CallAsync("get_pending_item", Id(id))).Answer();
        JsonElement approval = (
            await session.CallAsync("approve_pending", Id(id, ("candidate", 1), ("expected_version", item.Int("version"))))
        ).Answer();

        Assert.Equal((1, id), (queue.Int("total"), queue.GetProperty("items")[0].GetProperty("id").GetInt64()));
        Assert.Equal("+2.0 title: The title is the same.", item.GetProperty("candidates")[0].GetProperty("evidence")[0].GetString());
        Assert.Equal("approved", approval.String("state"));
        Assert.Equal(10331, approval.GetProperty("chosen").Int("tmdb_id"));
        Assert.Equal("never_started", approval.GetProperty("daemon").String("state"));
        Assert.Equal(0, (await session.CallAsync("get_pending_queue")).Answer().Int("total"));
    }

    [Fact]
    public async Task An_approval_tells_how_old_the_daemons_heartbeat_is()
    {
        long id = await QueueAsync();
        var time = new FakeTimeProvider(Now);
        await _ledger.BeatAsync(time.GetUtcNow());
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, _catalog, time: time);
        time.Advance(2 * DaemonStatus.BeatInterval);

        JsonElement daemon = (await session.CallAsync("approve_pending", Id(id))).Answer().GetProperty("daemon");

        Assert.Equal("running", daemon.String("state"));
        Assert.Equal(20, daemon.Int("heartbeat_age_seconds"));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task An_approval_can_wait_for_the_placing_and_tells_its_steps(string era)
    {
        long id = await QueueAsync();
        await _ledger.BeatAsync(Now);
        await using ReviewerSession session = await StartAsync(era);
        using var daemon = new PlayedDaemon(_ledger, id);

        JsonElement answer = (await session.CallAsync("approve_pending", Id(id, ("wait_seconds", 25)), daemon)).Answer();

        Assert.True(answer.GetProperty("placed").GetBoolean());
        Assert.Equal("finished", answer.String("state"));
        Assert.Equal("/library/Night.mkv", answer.GetProperty("files")[0].String("library_path"));
        Assert.Equal([1, 2, 3], [.. daemon.Reports.Distinct().Order()]);
    }

    [Fact]
    public async Task A_media_server_that_does_not_answer_is_not_waited_for()
    {
        long id = await QueueAsync();
        await _ledger.BeatAsync(Now);
        await using ReviewerSession session = await StartAsync();
        using var daemon = new PlayedDaemon(_ledger, id) { PlexIsDown = true };

        JsonElement answer = (await session.CallAsync("approve_pending", Id(id, ("wait_seconds", 25)), daemon)).Answer();

        Assert.True(answer.GetProperty("placed").GetBoolean());
        Assert.Equal("announcing", answer.String("state"));
        Assert.Contains("Not every media server is notified yet", answer.String("sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_waits_for_a_daemon_that_does_not_run()
    {
        long id = await QueueAsync();
        await _ledger.BeatAsync(Now.AddDays(-2), stoppedAt: Now.AddDays(-2));
        await using ReviewerSession session = await StartAsync();

        JsonElement answer = (await session.CallAsync("approve_pending", Id(id, ("wait_seconds", 25)))).Answer();

        Assert.False(answer.GetProperty("placed").GetBoolean());
        Assert.Equal("stopped", answer.GetProperty("daemon").String("state"));
        Assert.Contains("Ask the user to start it", answer.String("sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_reviewers_is_told_what_the_first_decided()
    {
        long id = await QueueAsync();
        await using ReviewerSession one = await StartAsync();
        await using ReviewerSession other = await StartAsync();

        JsonElement first = (await one.CallAsync("reject_pending", Id(id, ("reason", "a cam copy")))).Answer();
        string second = (await other.CallAsync("approve_pending", Id(id))).Failure();

        Assert.Equal("rejected", first.String("state"));
        Assert.Contains($"Item {id} was rejected by a reviewer at an MCP client", second, StringComparison.Ordinal);
        Assert.Contains("Ask the user first", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tmdb_id_is_checked_with_the_catalog()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await StartAsync();

        string unknown = (await session.CallAsync("approve_pending", Id(id, ("tmdb_id", 4808), ("kind", "series")))).Failure();
        _catalog.Down = new Fault("TMDb", FaultKind.Unreachable, "TMDb did not answer: check the network and TMDB_API_URL.");
        string down = (await session.CallAsync("approve_pending", Id(id, ("tmdb_id", 4808)))).Failure();
        _catalog.Down = null;
        JsonElement approved = await session.ConfirmAsync("approve_pending", Id(id, ("tmdb_id", 4808)));

        Assert.Contains("no series with tmdb_id 4808", unknown, StringComparison.Ordinal);
        Assert.Contains("TMDB_API_URL", down, StringComparison.Ordinal);
        Assert.Equal("Charade", approved.GetProperty("chosen").String("title"));
    }

    [Fact]
    public async Task The_history_and_the_statistics_tell_what_was_decided()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await StartAsync();
        await session.CallAsync("reject_pending", Id(id, ("reason", "a cam copy")));

        JsonElement history = (
            await session.CallAsync(
                "get_ingest_history",
                new Dictionary<string, object?>
                {
                    ["id"] = id,
                    ["state"] = "rejected",
                    ["actor"] = "reviewer",
                    ["text"] = "CAM",
                    ["since"] = "2020-01-01",
                }
            )
        ).Answer();
        JsonElement statistics = (await session.CallAsync("get_ingest_statistics")).Answer();

        Assert.Equal("Rejected: a cam copy", Assert.Single(history.GetProperty("items").EnumerateArray()).String("sentence"));
        Assert.Equal(1, statistics.Int("rejected"));
    }

    internal static Dictionary<string, object?> Id(long id, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        Dictionary<string, object?> arguments = new() { ["id"] = id };
        foreach ((string name, object? value) in more)
        {
            arguments[name] = value;
        }

        return arguments;
    }

    private Task<long> QueueAsync() =>
        _ledger.QueueAsync("Night", Now, Night with { Evidence = [new Evidence("title", 2, "The title is the same.")] });

    private Task<ReviewerSession> StartAsync(string? era = null) => ReviewerSession.StartAsync(_ledger.DataDir, _catalog, era);

    /// <summary>Does the daemon's next step when the reviewer reports that the last one has been seen.</summary>
    private sealed class PlayedDaemon(TemporaryLedger ledger, long id) : IProgress<ProgressNotificationValue>, IDisposable
    {
        private static readonly ItemState[] Steps = [ItemState.Placing, ItemState.Announcing, ItemState.Finished];

        private readonly SemaphoreSlim _one = new(1);
        private int _done;

        public bool PlexIsDown { get; init; }

        public ConcurrentQueue<double> Reports { get; } = [];

        public void Report(ProgressNotificationValue value)
        {
            Reports.Enqueue(value.Progress);
            _ = StepAsync(value.Progress);
        }

        public void Dispose() => _one.Dispose();

        private async Task StepAsync(double reported)
        {
            await _one.WaitAsync();
            try
            {
                if (_done < Steps.Length && reported > _done)
                {
                    ItemState to = Steps[_done++];
                    await ledger.ChangeAsync(id, i => Move(i, to));
                }
            }
            finally
            {
                _one.Release();
            }
        }

        private void Move(IngestItem item, ItemState to)
        {
            if (to == ItemState.Finished && PlexIsDown)
            {
                item.Postpone("Plex does not answer.", Now.AddMinutes(1), Now);
                return;
            }

            item.Move(to, Actor.Daemon, "Played.", Now);
            if (to == ItemState.Placing)
            {
                item.Files[0].Placement = new Placement
                {
                    From = "/downloads/Night.mkv",
                    To = "/library/Night.mkv",
                    LibraryRoot = "/library",
                    State = PlacementState.Placed,
                    Method = PlacementMethod.HardLink,
                    Bytes = 4096,
                    SourceModifiedAt = Now,
                    PlannedAt = Now,
                    PlacedAt = Now,
                };
            }
        }
    }
}
