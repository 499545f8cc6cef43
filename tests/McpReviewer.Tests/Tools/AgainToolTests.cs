using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Testing;

namespace Hybrid.Reviewer.Tools;

/// <summary>What a model can say besides a title: what a file is, what to look for, and when to ask again.</summary>
public sealed class AgainToolTests : IAsyncLifetime
{
    private static readonly Title Lost = new()
    {
        Id = new TitleId(TitleKind.Series, 4607),
        Name = "Lost",
        Year = 2004,
    };

    private readonly ListedCatalog _catalog = new(Lost);
    private TemporaryLedger _ledger = null!;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        _catalog.Seasons[Lost.Id.Tmdb] = [25, 24];
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task What_a_file_is_can_be_said_with_an_approval()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, _catalog);

        await session.CallAsync("approve_pending", Of(id, ("files", (string[])["1=s02e05"])));
        JsonElement file = (await session.CallAsync("get_pending_item", Of(id))).Answer().GetProperty("files")[0];

        Assert.Equal((1, "S02E05"), (file.Int("number"), file.String("is")));
    }

    [Theory]
    [InlineData("1=s03e01", "it has no season 3")]
    [InlineData("1=chapter two", "cannot be read. After the file's number and = comes sSSeEE (s02e05")]
    public async Task What_cannot_be_is_told_and_nothing_is_decided(string word, string sentence)
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, _catalog);
        string refusal = (await session.CallAsync("approve_pending", Of(id, ("files", (string[])[word])))).Failure();
        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
        Assert.Equal(1, (await session.CallAsync("get_pending_queue")).Answer().Int("total"));
    }

    [Fact]
    public async Task An_item_is_identified_again_with_what_the_user_knows()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, _catalog);
        JsonElement answer = await session.ConfirmAsync("identify_again", Of(id, ("title", "Lost (2004)"), ("kind", "series")));
        Assert.Contains("is identified again as Lost (2004), a series.", answer.String("sentence"), StringComparison.Ordinal);
        Assert.Equal("identifying", (await session.CallAsync("get_pending_item", Of(id))).Answer().String("state"));

        string refusal = (await session.CallAsync("identify_again", Of(id))).Failure();
        Assert.Contains("being identified", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", "Nosferatu (2024)", true)]
    [InlineData("title", "Lost: Pilot", false)]
    [InlineData("tmdb_id", 4607, true)]
    [InlineData("kind", "series", false)]
    public async Task A_hint_that_the_name_speaks_against_is_asked_about_first(string name, object value, bool isAsked)
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, _catalog);

        JsonElement answer = (await session.CallAsync("identify_again", Of(id, (name, value)))).Answer();
        string state = (await session.CallAsync("get_pending_item", Of(id))).Answer().String("state");

        Assert.Equal((isAsked, isAsked ? "awaiting_review" : "identifying"), (answer.TryGetProperty("ask", out _), state));
    }

    [Theory]
    [InlineData("Lost.S01E02.720p.WEB-DL", "kind", "movie")]
    [InlineData("Lost.2004.S01E02.720p.WEB-DL", "title", "Found (2024)", "tmdb_id", 4607, "kind", "series")]
    public async Task Neither_the_kind_nor_a_title_beside_an_id_goes_round_the_name(string release, params object[] said)
    {
        long id = await QueueAsync(release);
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, _catalog);

        JsonElement answer = (
            await session.CallAsync("identify_again", Of(id, [.. said.Chunk(2).Select(pair => ((string)pair[0], (object?)pair[1]))]))
        ).Answer();

        string asked = answer.GetProperty("ask").GetProperty("questions")[0].GetString()!;
        Assert.Contains("The name speaks against it", asked, StringComparison.Ordinal);
        Assert.Contains(said.Length > 2 ? "\"Found\" (2024), with the id of \"Lost\" (2004)" : "a movie", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_a_model_leaves_out_still_speaks()
    {
        long id = await QueueAsync("Lost.2004.S01E02.720p.WEB-DL");
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, _catalog);

        JsonElement answer = (await session.CallAsync("identify_again", Of(id, ("title", "Lost")))).Answer();

        Assert.Contains("as Lost (2004)", answer.String("sentence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_put_off_and_is_not_in_the_queue_then()
    {
        long id = await QueueAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, _catalog);
        await session.CallAsync("snooze_pending", Of(id, ("until", Now.AddDays(2).ToString("O"))));
        Assert.Equal(0, (await session.CallAsync("get_pending_queue")).Answer().Int("total"));
    }

    private Task<long> QueueAsync(string name = "Lost.Pilot") =>
        _ledger.QueueAsync(
            name,
            Now,
            new Candidate
            {
                Id = Lost.Id,
                Name = Lost.Name,
                Year = Lost.Year,
                Confidence = 0.7,
            }
        );

    private static Dictionary<string, object?> Of(long id, params (string Name, object? Value)[] others)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = id };
        foreach ((string name, object? value) in others)
        {
            arguments[name] = value;
        }

        return arguments;
    }
}
