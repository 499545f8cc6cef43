using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>What the evidence speaks against, or what cannot be taken back lightly, is done only after a person's yes to exactly that.</summary>
public sealed class ConsentTests : IAsyncLifetime
{
    private const string Odyssey = "2001 A Space Odyssey 1968";

    private static readonly Title Nosferatu = new()
    {
        Id = new TitleId(TitleKind.Movie, 426063),
        Name = "Nosferatu",
        Year = 2024,
    };

    private readonly ListedCatalog _catalog = new(Nosferatu);
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private TemporaryLedger _ledger = null!;
    private int _films;

    public static TheoryData<string> Eras => ReviewerSession.Eras;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_title_that_the_name_does_not_have_is_shown_first_and_filed_with_the_token(string era)
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await StartAsync(era);

        JsonElement preview = (await session.CallAsync("approve_pending", AsNosferatu(id))).Answer();
        ItemState then = await StateAsync(id);
        JsonElement done = (await session.CallAsync("approve_pending", AsNosferatu(id, Token(preview)))).Answer();

        Assert.Equal(
            $"Item {id}, whose name says \"2001 A Space Odyssey\" (1968): file it as the movie \"Nosferatu\" (2024)? The name speaks against it: it has another title and another year. The first candidate is \"2001: A Space Odyssey\" (1968).",
            preview.GetProperty("ask").GetProperty("questions")[0].GetString()
        );
        Assert.Contains("Ask the user first", preview.String("sentence"), StringComparison.Ordinal);
        Assert.Equal((ItemState.AwaitingReview, "approved"), (then, done.String("state")));
        Assert.Equal((Confirmation.Repeated, true), await LastLineAsync(id));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_client_that_can_ask_its_user_does_and_a_yes_files_it(string era)
    {
        long id = await QueueAsync();
        var user = new AskedUser { Answer = true };
        await using ReviewerSession session = await StartAsync(era, user);

        JsonElement done = (await session.CallAsync("approve_pending", AsNosferatu(id))).Answer();

        Assert.Equal("approved", done.String("state"));
        Assert.Contains(
            "\"2001 A Space Odyssey\" (1968): file it as the movie \"Nosferatu\" (2024)?",
            Assert.Single(user.Questions),
            StringComparison.Ordinal
        );
        Assert.Equal((Confirmation.Answered, true), await LastLineAsync(id));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_no_changes_nothing_and_no_token_goes_round_the_user(string era)
    {
        long id = await QueueAsync();
        var user = new AskedUser { Answer = false };
        await using ReviewerSession session = await StartAsync(era, user);

        string first = (await session.CallAsync("approve_pending", AsNosferatu(id))).Failure();
        string second = (await session.CallAsync("approve_pending", AsNosferatu(id, "0123456789abcdef01234567"))).Failure();

        Assert.All([first, second], said => Assert.Contains($"nothing was changed for item {id}", said, StringComparison.Ordinal));
        Assert.All([first, second], said => Assert.DoesNotContain("confirm \"", said, StringComparison.Ordinal));
        Assert.Equal((2, ItemState.AwaitingReview), (user.Questions.Count, await StateAsync(id)));
    }

    [Fact]
    public async Task A_form_that_is_sent_without_a_yes_is_a_no()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await StartAsync(user: new AskedUser { Answer = null });

        (await session.CallAsync("approve_pending", AsNosferatu(id))).Failure();

        Assert.Equal(ItemState.AwaitingReview, await StateAsync(id));
    }

    [Fact]
    public async Task A_token_holds_once_for_five_minutes_and_for_what_it_showed()
    {
        long id = await QueueAsync();
        long other = await QueueAsync();
        await using ReviewerSession session = await StartAsync();

        string unknown = await RefusalAsync(session, AsNosferatu(id, "no token"));
        string foreign = await RefusalAsync(
            session,
            AsNosferatu(other, Token((await session.CallAsync("approve_pending", AsNosferatu(id))).Answer()))
        );
        string old = Token((await session.CallAsync("approve_pending", AsNosferatu(id))).Answer());
        _time.Advance(ConsentTokens.Life);
        string expired = await RefusalAsync(session, AsNosferatu(id, old));
        string spent = Token((await session.CallAsync("approve_pending", AsNosferatu(other))).Answer());
        (await session.CallAsync("approve_pending", AsNosferatu(other, spent))).Answer();
        string used = (await session.CallAsync("approve_pending", AsNosferatu(other, spent))).Failure();

        Assert.Contains("unknown", unknown, StringComparison.Ordinal);
        Assert.Contains("for another call", foreign, StringComparison.Ordinal);
        Assert.Contains("older than five minutes", expired, StringComparison.Ordinal);
        Assert.Contains("used already", used, StringComparison.Ordinal);
        Assert.Equal(ItemState.AwaitingReview, await StateAsync(id));
    }

    [Fact]
    public async Task An_item_that_changed_after_it_was_shown_is_shown_again()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await StartAsync();
        string token = Token((await session.CallAsync("approve_pending", AsNosferatu(id))).Answer());
        await _ledger.ChangeAsync(id, i => i.Touch(_time.GetUtcNow()));

        string again = await RefusalAsync(session, AsNosferatu(id, token));

        Assert.Contains("has changed since", again, StringComparison.Ordinal);
        Assert.Equal(ItemState.AwaitingReview, await StateAsync(id));
    }

    [Fact]
    public async Task A_wrong_token_does_not_let_pass_what_needs_none()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await StartAsync();

        JsonElement shown = (await session.CallAsync("approve_pending", DecisionToolTests.Id(id, ("confirm", "wrong")))).Answer();

        Assert.Contains("file it as the movie \"2001: A Space Odyssey\" (1968)?", shown.String("sentence"), StringComparison.Ordinal);
        Assert.Equal(ItemState.AwaitingReview, await StateAsync(id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_several_the_clear_ones_are_done_and_the_others_are_asked_about_at_once(bool canAsk)
    {
        long[] clear = [await QueueAsync(), await QueueAsync()];
        long[] takenOut = [await QueueAsync(), await QueueAsync()];
        long[] all = [.. clear, .. takenOut, 4711];
        var user = new AskedUser { Answer = true };
        await using ReviewerSession session = await StartAsync(user: canAsk ? user : null);
        foreach (long id in takenOut)
        {
            await _ledger.ChangeAsync(id, TakenOut);
        }

        JsonElement answer = (await session.CallAsync("approve_pending", Ids(all))).Answer();
        if (!canAsk)
        {
            Assert.Equal(2, answer.GetProperty("ask").GetProperty("questions").GetArrayLength());
            Assert.Equal(3, answer.GetProperty("items").GetArrayLength());
            Assert.Equal([ItemState.Approved, ItemState.Approved, ItemState.Undone, ItemState.Undone], await StatesAsync(clear, takenOut));
            answer = (await session.CallAsync("approve_pending", Ids(all, Token(answer)))).Answer();
        }

        JsonElement[] lines = [.. answer.GetProperty("items").EnumerateArray()];
        Assert.Equal(canAsk ? 1 : 0, user.Questions.Count);
        Assert.Equal(5, lines.Length);
        Assert.Equal("There is no item 4711.", lines.Single(l => !l.GetProperty("done").GetBoolean()).String("sentence")[..22]);
        Assert.StartsWith("Decided: 4 of 5.", answer.String("sentence"), StringComparison.Ordinal);
        Assert.All(await StatesAsync(clear, takenOut), s => Assert.Equal(ItemState.Approved, s));
    }

    [Fact]
    public async Task Several_are_rejected_in_one_call_and_one_that_fails_does_not_undo_the_others()
    {
        long[] ids = [await QueueAsync(), await QueueAsync()];
        await using ReviewerSession session = await StartAsync();

        CallToolResult result = await session.CallAsync("reject_pending", Ids([ids[0], 99, ids[1]]));

        Assert.Equal(
            [true, false, true],
            [.. result.Answer().GetProperty("items").EnumerateArray().Select(l => l.GetProperty("done").GetBoolean())]
        );
        Assert.Equal(4, result.Text().Split('\n').Length);
        Assert.All(await StatesAsync(ids), s => Assert.Equal(ItemState.Rejected, s));
    }

    [Fact]
    public async Task Several_take_no_arguments_that_are_for_one()
    {
        await using ReviewerSession session = await StartAsync();

        Assert.Contains(
            "pass id",
            (await session.CallAsync("approve_pending", Ids([1, 2], more: ("tmdb_id", 3)))).Failure(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 to 50",
            (await session.CallAsync("reject_pending", Ids([.. Enumerable.Range(1, 51).Select(i => (long)i)]))).Failure(),
            StringComparison.Ordinal
        );
        Assert.Contains("Pass id, or ids", (await session.CallAsync("reject_pending")).Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_of_what_a_person_approved_is_asked_and_one_of_what_the_daemon_filed_is_not()
    {
        long persons = await FiledAsync(Actor.CommandLine);
        long daemons = await FiledAsync(Actor.Daemon);
        await using ReviewerSession session = await StartAsync();

        JsonElement asked = (await session.CallAsync("undo_ingest", DecisionToolTests.Id(persons))).Answer();
        JsonElement undone = (await session.CallAsync("undo_ingest", DecisionToolTests.Id(daemons))).Answer();
        ItemState then = await StateAsync(persons);
        await session.CallAsync("undo_ingest", DecisionToolTests.Id(persons, ("confirm", Token(asked))));

        Assert.Equal(
            $"Item {persons}, \"Nosferatu\" (2024): take its file out of the library, and bring back what it replaced? A person approved it before.",
            asked.GetProperty("ask").GetProperty("questions")[0].GetString()
        );
        Assert.Equal(("undoing", ItemState.Finished, ItemState.Undoing), (undone.String("state"), then, await StateAsync(persons)));
    }

    [Fact]
    public async Task The_decision_of_a_person_is_changed_only_after_their_yes()
    {
        long rejected = await QueueAsync();
        await using ReviewerSession session = await StartAsync();
        int version = (await session.CallAsync("reject_pending", DecisionToolTests.Id(rejected))).Answer().Int("version");

        string refused = (await session.CallAsync("approve_pending", DecisionToolTests.Id(rejected))).Failure();
        JsonElement asked = (
            await session.CallAsync("approve_pending", DecisionToolTests.Id(rejected, ("expected_version", version)))
        ).Answer();

        Assert.Contains("Ask the user first", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("expected_version", refused, StringComparison.Ordinal);
        Assert.Contains("A person rejected it before.", asked.String("sentence"), StringComparison.Ordinal);
        Assert.Equal(ItemState.Rejected, await StateAsync(rejected));
    }

    /// <summary>A person took it out as the title that its first candidate is.</summary>
    private void TakenOut(IngestItem item)
    {
        DateTimeOffset now = _time.GetUtcNow();
        item.Choose(item.Assessment!.Best!.Id, "2001: A Space Odyssey", 1968, Actor.Daemon);
        item.Move(ItemState.Undoing, Actor.CommandLine, "Undo.", now);
        item.Move(ItemState.Undone, Actor.Daemon, "Done.", now);
    }

    private static Dictionary<string, object?> AsNosferatu(long id, string? confirm = null) =>
        DecisionToolTests.Id(id, ("tmdb_id", 426063), ("kind", "movie"), ("confirm", confirm));

    private static Dictionary<string, object?> Ids(
        long[] ids,
        string? confirm = null,
        params ReadOnlySpan<(string Name, object? Value)> more
    )
    {
        Dictionary<string, object?> arguments = new() { ["ids"] = ids, ["confirm"] = confirm };
        foreach ((string name, object? value) in more)
        {
            arguments[name] = value;
        }

        return arguments;
    }

    private static string Token(JsonElement answer) => answer.GetProperty("ask").String("confirm");

    /// <summary>Refused, with a new preview that holds.</summary>
    private static async Task<string> RefusalAsync(ReviewerSession session, Dictionary<string, object?> arguments)
    {
        JsonElement answer = (await session.CallAsync("approve_pending", arguments)).Answer();
        Assert.NotEqual(arguments["confirm"], Token(answer));
        Assert.False(answer.TryGetProperty("state", out _));
        return answer.String("sentence");
    }

    private Task<ReviewerSession> StartAsync(string? era = null, AskedUser? user = null) =>
        ReviewerSession.StartAsync(_ledger.DataDir, _catalog, era, time: _time, user: user);

    /// <summary>Each is another film of the same name, so that none is a copy of another.</summary>
    private Task<long> QueueAsync() =>
        _ledger.QueueAsync(
            Odyssey,
            _time.GetUtcNow(),
            new Candidate
            {
                Id = new TitleId(TitleKind.Movie, ++_films),
                Name = "2001: A Space Odyssey",
                Year = 1968,
                Confidence = 0.7,
            }
        );

    private async Task<long> FiledAsync(Actor by)
    {
        long id = await QueueAsync();
        await _ledger.ChangeAsync(
            id,
            item =>
            {
                DateTimeOffset now = _time.GetUtcNow();
                item.Choose(Nosferatu.Id, Nosferatu.Name, Nosferatu.Year, by);
                item.Move(ItemState.Approved, by, "Yes.", now);
                item.Move(ItemState.Placing, Actor.Daemon, "x", now);
                item.Move(ItemState.Announcing, Actor.Daemon, "x", now);
                item.Move(ItemState.Finished, Actor.Daemon, "x", now);
                item.Files[0].Placement = new Placement
                {
                    From = "/downloads/x.mkv",
                    To = $"/library/{id}.mkv",
                    LibraryRoot = "/library",
                    State = PlacementState.Placed,
                    Method = PlacementMethod.HardLink,
                    Bytes = 4096,
                    SourceModifiedAt = now,
                    PlannedAt = now,
                    PlacedAt = now,
                };
            }
        );
        return id;
    }

    private async Task<ItemState> StateAsync(long id)
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        return await db.Items.Where(i => i.Id == id).Select(i => i.State).SingleAsync();
    }

    private async Task<ItemState[]> StatesAsync(params long[][] ids) => await Task.WhenAll(ids.SelectMany(i => i).Select(StateAsync));

    /// <summary>How far a person stood behind the last line of an item's history, and whether it names this test's client.</summary>
    private async Task<(Confirmation?, bool)> LastLineAsync(long id)
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        HistoryEntry line = await db.History.Where(h => h.ItemId == id).OrderByDescending(h => h.Id).FirstAsync();
        return (line.Confirmation, line.Client == $"{ReviewerSession.ClientName} 1.2");
    }
}
