using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Testing;

namespace Hybrid.Reviewer.Tools;

public sealed class PreviewToolTests : IAsyncLifetime
{
    private static readonly Title Charade = new()
    {
        Id = new TitleId(TitleKind.Movie, 4808),
        Name = "Charade",
        Year = 1963,
    };
    private static readonly Title Night = new()
    {
        Id = new TitleId(TitleKind.Movie, 10331),
        Name = "Night of the Living Dead",
        Year = 1968,
    };

    private TemporaryLedger _ledger = null!;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task The_names_of_an_approval_are_shown_and_nothing_is_written()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog(Charade, Night));
        JsonElement before = (await session.CallAsync("get_pending_item", DecisionToolTests.Id(id))).Answer();

        JsonElement candidate = (await session.CallAsync("preview_rename", DecisionToolTests.Id(id))).Answer();
        JsonElement other = (await session.CallAsync("preview_rename", DecisionToolTests.Id(id, ("tmdb_id", 4808)))).Answer();

        Assert.Equal(
            Path.Combine(
                _ledger.DataDir,
                "Movies",
                "Night of the Living Dead (1968) {tmdb-10331}",
                "Night of the Living Dead (1968) {tmdb-10331}.mkv"
            ),
            Assert.Single(candidate.GetProperty("files").EnumerateArray()).String("to")
        );
        Assert.EndsWith("Charade (1963) {tmdb-4808}.mkv", other.GetProperty("files")[0].String("to"), StringComparison.Ordinal);
        JsonElement after = (await session.CallAsync("get_pending_item", DecisionToolTests.Id(id))).Answer();
        Assert.Equal(before.GetRawText(), after.GetRawText());
        Assert.False(Directory.Exists(Path.Combine(_ledger.DataDir, "Movies")));
    }

    [Fact]
    public async Task What_has_been_chosen_is_what_a_preview_without_words_shows()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog(Charade, Night));
        await session.ConfirmAsync("approve_pending", DecisionToolTests.Id(id, ("tmdb_id", 4808)));

        Assert.Equal(4808, (await session.CallAsync("preview_rename", DecisionToolTests.Id(id))).Answer().Int("tmdb_id"));
    }

    [Fact]
    public async Task A_title_that_cannot_be_is_refused_as_an_approval_would_be()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog(Charade));

        Assert.Contains("no candidate 2", await RefusalAsync(session, id, ("candidate", 2)), StringComparison.Ordinal);
        Assert.Contains("no movie with tmdb_id 5", await RefusalAsync(session, id, ("tmdb_id", 5)), StringComparison.Ordinal);
        Assert.Contains("no movie with tmdb_id 10331", await RefusalAsync(session, id), StringComparison.Ordinal);
        Assert.Contains("There is no item", await RefusalAsync(session, id + 1), StringComparison.Ordinal);
        Assert.Contains("not both", await RefusalAsync(session, id, ("candidate", 1), ("tmdb_id", 5)), StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(ReviewerSession session, long id, params (string Name, object? Value)[] more) =>
        (await session.CallAsync("preview_rename", DecisionToolTests.Id(id, more))).Failure();

    private Task<long> QueueAsync() =>
        _ledger.QueueAsync(
            "Night.of.the.Living.Dead",
            TimeProvider.System.GetUtcNow(),
            new Candidate
            {
                Id = Night.Id,
                Name = Night.Name,
                Year = Night.Year,
                Confidence = 0.7,
            }
        );
}
