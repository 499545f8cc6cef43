using System.Text.Json;
using Hybrid.Neighbors;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;

namespace Hybrid.Reviewer.Tools;

public sealed class CatalogToolTests : IAsyncLifetime
{
    private readonly TemporaryDisk _disk = new();
    private readonly FakeTmdbData _titles = new();
    private LoopbackServer _tmdb = null!;

    public async ValueTask InitializeAsync()
    {
        _titles.Add(new FakeMovie(653, "Nosferatu", "1922-02-16") { OriginalTitle = "Nosferatu, eine Symphonie des Grauens" });
        _titles.Add(new FakeMovie(426063, "Nosferatu", "2024-12-25") { Popularity = 99 });
        _tmdb = await FakeTmdb.StartAsync(_titles);
    }

    public async ValueTask DisposeAsync()
    {
        await _tmdb.DisposeAsync();
        _disk.Dispose();
    }

    [Fact]
    public async Task Titles_are_found_with_the_id_that_an_approval_takes()
    {
        await using ReviewerSession session = await StartAsync(_titles.Key);

        JsonElement both = (await SearchAsync(session)).Answer();
        JsonElement old = (await SearchAsync(session, 1922)).Answer();

        Assert.Equal([426063, 653], [.. both.GetProperty("titles").EnumerateArray().Select(t => t.Int("tmdb_id"))]);
        JsonElement title = Assert.Single(old.GetProperty("titles").EnumerateArray());
        Assert.Equal(
            ("movie", 1922, "Nosferatu, eine Symphonie des Grauens"),
            (title.String("kind"), title.Int("year"), title.String("original_title"))
        );
    }

    [Fact]
    public async Task A_key_that_TMDb_refuses_is_told_with_its_setting_and_without_its_value()
    {
        const string wrong = "ffffffffffffffffffffffffffffffff";
        await using ReviewerSession session = await StartAsync(wrong);

        string sentence = (await SearchAsync(session)).Failure();

        Assert.Contains("TMDB_API_KEY", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TMDb_that_fails_is_told_and_no_empty_list_pretends_to_be_an_answer()
    {
        _tmdb.Always = LoopbackFault.Status(500);
        await using ReviewerSession session = await StartAsync(_titles.Key);

        Assert.Contains("TMDb", (await SearchAsync(session)).Failure(), StringComparison.Ordinal);
    }

    private static async Task<ModelContextProtocol.Protocol.CallToolResult> SearchAsync(ReviewerSession session, int? year = null) =>
        await session.CallAsync(
            "search_tmdb",
            new Dictionary<string, object?>
            {
                ["text"] = "Nosferatu",
                ["kind"] = "movie",
                ["year"] = year,
            }
        );

    private Task<ReviewerSession> StartAsync(string key) =>
        ReviewerSession.StartAsync(_disk.At("data"), settings: s => s with { TmdbApiKey = new Secret(key), TmdbApiUrl = _tmdb.Url });
}
