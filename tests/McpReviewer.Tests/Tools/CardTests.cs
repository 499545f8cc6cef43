using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Testing;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>An answer stays short, whatever the item is, and says what it leaves out.</summary>
public sealed class CardTests : IAsyncLifetime
{
    private TemporaryLedger _ledger = null!;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task A_pack_of_500_files_is_a_short_card_with_its_odd_file_and_the_rest_is_there_on_request()
    {
        long id = await PackAsync(500);
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog());

        CallToolResult result = await session.CallAsync("get_pending_item", DecisionToolTests.Id(id));
        CallToolResult whole = await session.CallAsync("get_pending_item", DecisionToolTests.Id(id, ("all", true)));

        JsonElement card = result.Answer();
        Assert.InRange(Math.Max(result.Text().Length, card.GetRawText().Length), 1, ItemView.Most);
        Assert.Equal((2, 8, 500), (card.GetProperty("candidates").GetArrayLength(), card.Int("candidates_total"), card.Int("files_total")));
        Assert.Equal([301, 401], [.. card.GetProperty("files").EnumerateArray().Where(IsMarked).Select(f => f.Int("number"))]);
        Assert.Contains("File 301, video, 667.6 MiB: episode unknown", result.Text(), StringComparison.Ordinal);
        Assert.Matches(@"^6 candidate\(s\) and \d+ file\(s\); all true lists them", card.String("left_out"));
        Assert.Contains("Not listed: 6 candidate(s)", result.Text(), StringComparison.Ordinal);
        Assert.Equal(
            (8, 102),
            (whole.Answer().GetProperty("candidates").GetArrayLength(), whole.Answer().GetProperty("files").GetArrayLength())
        );
    }

    [Fact]
    public async Task What_the_library_has_stands_beside_what_came()
    {
        long there = await FilmAsync("Charade.1963.720p.DVD.mkv");
        await _ledger.ChangeAsync(there, Filed);
        long copy = await FilmAsync("Charade.1963.1080p.BluRay.mkv");
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog());

        CallToolResult result = await session.CallAsync("get_pending_item", DecisionToolTests.Id(copy));

        JsonElement held = Assert.Single(result.Answer().GetProperty("copies").EnumerateArray());
        Assert.Equal((there, "/library/Charade (1963).mkv"), (held.GetProperty("item_id").GetInt64(), held.String("path")));
        Assert.Contains("720p, DVD", held.String("quality"), StringComparison.Ordinal);
        Assert.Contains("1080p, BluRay", held.String("new"), StringComparison.Ordinal);
        Assert.StartsWith("better", held.String("compared"), StringComparison.Ordinal);
        Assert.Contains($"In the library (item {there}): 720p, DVD", result.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_queue_is_short()
    {
        for (int n = 0; n < 20; n++)
        {
            await PackAsync(3);
        }

        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog());

        CallToolResult result = await session.CallAsync("get_pending_queue");

        Assert.Equal(20, result.Answer().Int("returned"));
        Assert.Equal(22, result.Text().Split('\n').Length);
        Assert.InRange(Math.Max(result.Text().Length, result.Answer().GetRawText().Length), 1, ItemView.Most);
    }

    [Fact]
    public async Task A_concern_that_does_not_exist_is_answered_with_those_that_do()
    {
        long id = await PackAsync(3);
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog());

        string wrong = (await session.CallAsync("get_pending_queue", new Dictionary<string, object?> { ["concern"] = "3" })).Failure();
        JsonElement none = (
            await session.CallAsync("get_pending_queue", new Dictionary<string, object?> { ["concern"] = "namesake" })
        ).Answer();
        JsonElement one = (
            await session.CallAsync(
                "get_pending_queue",
                new Dictionary<string, object?>
                {
                    ["concern"] = "episode_unknown",
                    ["kind"] = "series",
                    ["sort"] = "confidence",
                }
            )
        ).Answer();

        Assert.Contains("close_runner_up", wrong, StringComparison.Ordinal);
        Assert.Equal((0, id), (none.Int("total"), one.GetProperty("items")[0].GetProperty("id").GetInt64()));
    }

    private static bool IsMarked(JsonElement file) => file.TryGetProperty("note", out _) || file.TryGetProperty("doubts", out _);

    private async Task<long> FilmAsync(string name)
    {
        var charade = new Candidate
        {
            Id = new TitleId(TitleKind.Movie, 4808),
            Name = "Charade",
            Year = 1963,
            Confidence = 0.9,
        };
        long id = await _ledger.QueueAsync(name, Now, charade);
        await _ledger.ChangeAsync(
            id,
            i => i.Assessment = i.Assessment! with { Reasons = [new Reason(Concern.AlreadyInLibrary, "The library has it.")] }
        );
        return id;
    }

    private static void Filed(IngestItem item)
    {
        item.Choose(item.Assessment!.Best!.Id, "Charade", 1963, Actor.Daemon);
        item.Move(ItemState.Approved, Actor.Daemon, "x", Now);
        item.Move(ItemState.Placing, Actor.Daemon, "x", Now);
        item.Move(ItemState.Announcing, Actor.Daemon, "x", Now);
        item.Files[0].LibraryKeys = ["movie/4808"];
        item.Files[0].Placement = new Placement
        {
            From = "/downloads/Charade.mkv",
            To = "/library/Charade (1963).mkv",
            LibraryRoot = "/library",
            State = PlacementState.Placed,
            Method = PlacementMethod.HardLink,
            Bytes = 4096,
            SourceModifiedAt = Now,
            PlannedAt = Now,
            PlacedAt = Now,
        };
    }

    private async Task<long> PackAsync(int files)
    {
        var item = IngestItem.Create("Some.Long.Running.Series.Complete.1080p.WEB-DL.DDP5.1.H.264-GROUP", Now, "Taken in.");
        item.Assessment = new Assessment
        {
            Verdict = VerdictKind.AskReviewer,
            Confidence = 0.61,
            Candidates = [.. Enumerable.Range(1, 8).Select(Candidate)],
            Reasons =
            [
                .. Enumerable.Range(1, 12).Select(n => new Reason(Concern.EpisodeUnknown, $"Reason {n}: {new string('x', 300)}")),
                new Reason(Concern.EpisodeUnknown, "There is none.") { File = PathOf(300) },
            ],
            Model = "test",
        };
        for (int n = 0; n < files; n++)
        {
            item.Files.Add(
                new ItemFile
                {
                    Path = PathOf(n),
                    Bytes = 700_000_000,
                    Role = FileRole.Video,
                    RoleReason = n == 400 ? "It is cut off." : null,
                }
            );
        }

        item.Move(ItemState.AwaitingReview, Actor.Daemon, "Left to a person.", Now);
        return await _ledger.AddAsync(item);
    }

    private static string PathOf(int number) => $"Season {number / 20:00}/{new string('p', 200)}.S{number / 20:00}E{number % 20:00}.mkv";

    private static Candidate Candidate(int number) =>
        new()
        {
            Id = new TitleId(TitleKind.Series, number),
            Name = $"Some Long Running Series {number}",
            Year = 2000 + number,
            Confidence = 0.7 - (number / 20.0),
            Overview = new string('o', 2000),
            Evidence = [.. Enumerable.Range(1, 15).Select(n => new Evidence($"evidence-{n}", 8 - n, new string('e', 280)))],
        };
}
