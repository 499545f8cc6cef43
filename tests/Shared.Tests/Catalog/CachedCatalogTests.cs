using Hybrid.Neighbors;
using Hybrid.Testing.Loopback;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Catalog;

public sealed class CachedCatalogTests
{
    private static readonly TitleQuery Matrix = new(TitleKind.Movie, "matrix");
    private readonly CacheInMemory _cache = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_search_is_asked_once_a_day()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);
        tmdb.Data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));

        await tmdb.Catalog.SearchAsync(Matrix, Cancel);
        _time.Advance(TimeSpan.FromHours(23));
        Answer<IReadOnlyList<Title>> kept = await tmdb.Catalog.SearchAsync(Matrix, Cancel);
        Assert.Single(tmdb.Server.Requests);
        Assert.Equal("The Matrix", Assert.Single(kept.Value!).Name);
        Assert.False(kept.IsStale);

        _time.Advance(TimeSpan.FromHours(1));
        await tmdb.Catalog.SearchAsync(Matrix, Cancel);
        Assert.Equal(2, tmdb.Server.Requests.Count);
    }

    [Fact]
    public async Task A_movie_is_asked_about_once_in_30_days()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);
        tmdb.Data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));

        await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel);
        _time.Advance(TimeSpan.FromDays(29));
        await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel);
        Assert.Single(tmdb.Server.Requests);

        _time.Advance(TimeSpan.FromDays(1));
        await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel);
        Assert.Equal(2, tmdb.Server.Requests.Count);
    }

    [Fact]
    public async Task A_person_gets_no_kept_answer_unless_the_catalog_fails()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);
        tmdb.Data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        await tmdb.Catalog.SearchAsync(Matrix, Cancel);
        tmdb.Data.Add(new FakeMovie(604, "The Matrix Reloaded", "2003-05-15"));
        TitleQuery asked = Matrix with { IsByPerson = true };

        Assert.Equal(2, (await tmdb.Catalog.SearchAsync(asked, Cancel)).Value!.Count);
        // What a person was told, the daemon knows too.
        Assert.Equal(2, (await tmdb.Catalog.SearchAsync(Matrix, Cancel)).Value!.Count);
        Assert.Equal(2, tmdb.Server.Requests.Count);

        _time.Advance(TimeSpan.FromDays(2));
        tmdb.Server.Always = LoopbackFault.Status(503);
        Assert.True((await tmdb.Catalog.SearchAsync(asked, Cancel)).IsStale);
    }

    [Fact]
    public async Task A_miss_is_asked_again_after_a_day()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);

        await tmdb.Catalog.SearchAsync(Matrix, Cancel);
        Assert.Null((await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel)).Value);
        _time.Advance(TimeSpan.FromHours(23));
        await tmdb.Catalog.SearchAsync(Matrix, Cancel);
        Assert.Null((await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel)).Value);
        Assert.Equal(2, tmdb.Server.Requests.Count);

        tmdb.Data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Single((await tmdb.Catalog.SearchAsync(Matrix, Cancel)).Value!);
        Assert.NotNull((await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel)).Value);
    }

    [Fact]
    public async Task An_old_copy_serves_while_the_catalog_fails_and_is_marked()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);
        tmdb.Data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        await tmdb.Catalog.SearchAsync(Matrix, Cancel);
        _time.Advance(TimeSpan.FromDays(400));
        tmdb.Server.Always = LoopbackFault.Status(503);

        Answer<IReadOnlyList<Title>> old = await tmdb.Catalog.SearchAsync(Matrix, Cancel);
        Answer<IReadOnlyList<Title>> unknown = await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "other"), Cancel);

        Assert.True(old.IsStale);
        Assert.Equal(603, Assert.Single(old.Value!).Id.Tmdb);
        Assert.False(unknown.IsOk);
    }

    [Fact]
    public async Task A_series_that_runs_is_asked_for_anew_each_day()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);
        tmdb.Data.Add(new FakeSeries(1396, "Breaking Bad", "2008-01-20"));
        for (int day = 0; day < 2; day++)
        {
            await tmdb.Catalog.DetailsAsync(new(TitleKind.Series, 1396), Cancel);
            await tmdb.Catalog.SeasonAsync(1396, 1, Cancel);
            Assert.Equal(2 * (day + 1), tmdb.Server.Requests.Count);
            _time.Advance(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public async Task A_fault_is_not_kept()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);
        tmdb.Data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        tmdb.Server.Always = LoopbackFault.Status(500);
        Assert.False((await tmdb.Catalog.SearchAsync(Matrix, Cancel)).IsOk);

        tmdb.Server.Always = null;

        Assert.Single((await tmdb.Catalog.SearchAsync(Matrix, Cancel)).Value!);
    }

    [Fact]
    public async Task Spellings_that_TMDb_takes_for_the_same_are_one_question_and_pages_and_years_are_not()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);

        await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "Amélie - The Movie"), Cancel);
        await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "amelie the movie"), Cancel);
        Assert.Single(tmdb.Server.Requests);

        await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "amelie the movie", 2001), Cancel);
        await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "amelie the movie", Page: 2), Cancel);
        await tmdb.Catalog.SearchAsync(new(TitleKind.Series, "amelie the movie"), Cancel);
        Assert.Equal(4, tmdb.Server.Requests.Count);

        // Each single letter is a word to TMDb.
        await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "P.S. I Love You"), Cancel);
        await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "PSI Love You"), Cancel);
        Assert.Equal(6, tmdb.Server.Requests.Count);
    }

    [Fact]
    public async Task Equal_questions_at_the_same_time_are_one_request()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);
        tmdb.Data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));

        Answer<IReadOnlyList<Title>>[] answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => tmdb.Catalog.SearchAsync(Matrix, Cancel))
        );

        Assert.Single(tmdb.Server.Requests);
        Assert.All(answers, answer => Assert.Equal(603, Assert.Single(answer.Value!).Id.Tmdb));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_asked_again()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);
        tmdb.Data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        await tmdb.Catalog.SearchAsync(Matrix, Cancel);
        string key = Assert.Single(_cache.Rows.Keys);
        _cache.Rows[key] = _cache.Rows[key] with { Json = """[{"id":"of another time"}]""" };

        Assert.Single((await tmdb.Catalog.SearchAsync(Matrix, Cancel)).Value!);
    }

    [Fact]
    public async Task Details_and_episodes_come_back_as_they_went_in()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(cache: _cache, time: _time);
        tmdb.Data.Add(
            new FakeSeries(1396, "Breaking Bad", "2008-01-20")
            {
                Country = "US",
                AlternativeTitles = ["Во все тяжкие"],
                Episodes = [new(1, 1, "Pilot", "2008-01-20")],
            }
        );

        TitleDetails asked = (await tmdb.Catalog.DetailsAsync(new(TitleKind.Series, 1396), Cancel)).Value!;
        TitleDetails kept = (await tmdb.Catalog.DetailsAsync(new(TitleKind.Series, 1396), Cancel)).Value!;
        IReadOnlyList<Episode> askedEpisodes = (await tmdb.Catalog.SeasonAsync(1396, 1, Cancel)).Value!;
        IReadOnlyList<Episode> keptEpisodes = (await tmdb.Catalog.SeasonAsync(1396, 1, Cancel)).Value!;

        Assert.Equal(2, tmdb.Server.Requests.Count);
        Assert.Equivalent(asked, kept, strict: true);
        Assert.Equal(askedEpisodes, keptEpisodes);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
