using Hybrid.Neighbors;
using Hybrid.Testing.Loopback;

namespace Hybrid.Catalog;

public sealed class TmdbCatalogTests
{
    private static readonly FakeMovie Matrix = new(603, "The Matrix", "1999-03-31")
    {
        Popularity = 83.5,
        AlternativeTitles = ["Matrix", "Матрица"],
        ReleaseDates = ["2000-02-01"],
        Runtime = 136,
        ImdbId = "tt0133093",
    };

    private static readonly FakeSeries BreakingBad = new(1396, "Breaking Bad", "2008-01-20")
    {
        Country = "US",
        Runtime = 45,
        ImdbId = "tt0903747",
        TvdbId = 81189,
        Episodes = [new(0, 1, "Good Cop / Bad Cop"), new(1, 1, "Pilot", "2008-01-20"), new(1, 2, "Cat's in the Bag...", "2008-01-27")],
    };

    [Fact]
    public async Task A_film_is_found_by_its_name_and_any_of_its_release_years()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Data.Add(Matrix);

        Title title = Assert.Single(Ok(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "matrix", 2000), Cancel)));

        Assert.Equal(new TitleId(TitleKind.Movie, 603), title.Id);
        Assert.Equal(("The Matrix", 1999, 83.5), (title.Name, title.Year, title.Popularity));
        Assert.Empty(Ok(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "matrix", 2001), Cancel)));
        Assert.Empty(Ok(await tmdb.Catalog.SearchAsync(new(TitleKind.Series, "matrix"), Cancel)));
    }

    [Fact]
    public async Task A_films_details_have_all_names_and_years()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Data.Add(Matrix);

        TitleDetails? details = Ok(await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel));

        Assert.NotNull(details);
        Assert.Equal(["Matrix", "Матрица"], details.AlternativeNames);
        Assert.Equal([1999, 2000], details.ReleaseYears);
        Assert.Equal((136, "tt0133093"), (details.RuntimeMinutes, details.ImdbId));
    }

    [Fact]
    public async Task A_series_has_its_country_seasons_and_episodes()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Data.Add(BreakingBad);

        TitleDetails? details = Ok(await tmdb.Catalog.DetailsAsync(new(TitleKind.Series, 1396), Cancel));
        IReadOnlyList<Episode> episodes = Ok(await tmdb.Catalog.SeasonAsync(1396, 1, Cancel));

        Assert.NotNull(details);
        Assert.Equal(["US"], details.Title.OriginCountries);
        Assert.Equal([(0, 1), (1, 2)], details.Seasons.Select(season => (season.Number, season.EpisodeCount)));
        Assert.Equal(81189, details.TvdbId);
        Assert.Equal(["Pilot", "Cat's in the Bag..."], episodes.Select(episode => episode.Name));
        Assert.Equal(new DateOnly(2008, 1, 27), episodes[1].AirDate);
    }

    [Fact]
    public async Task Titles_are_found_by_the_ids_of_others()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Data.Add(Matrix);
        tmdb.Data.Add(BreakingBad);

        Assert.Equal(603, Assert.Single(Ok(await tmdb.Catalog.FindAsync(new(ExternalIdSource.Imdb, "tt0133093"), Cancel))).Id.Tmdb);
        Assert.Equal(1396, Assert.Single(Ok(await tmdb.Catalog.FindAsync(new(ExternalIdSource.Tvdb, "81189"), Cancel))).Id.Tmdb);
        Assert.Empty(Ok(await tmdb.Catalog.FindAsync(new(ExternalIdSource.Imdb, "tt0000000"), Cancel)));
    }

    [Fact]
    public async Task What_does_not_exist_is_an_answer_and_no_fault()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();

        Assert.Null(Ok(await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 1), Cancel)));
        Assert.Empty(Ok(await tmdb.Catalog.SeasonAsync(1, 1, Cancel)));
    }

    [Fact]
    public async Task A_place_where_nothing_of_TMDbs_is_says_nothing_about_a_title()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Server.Always = LoopbackFault.NothingHere;

        Fault search = Failed(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "matrix"), Cancel));
        Fault details = Failed(await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel));
        Fault season = Failed(await tmdb.Catalog.SeasonAsync(1396, 1, Cancel));

        Assert.All([search, details, season], fault => Assert.Contains("TMDB_API_URL", fault.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_v3_key_goes_into_the_query_and_a_v4_token_into_the_header()
    {
        await using (CatalogUnderTest v3 = await CatalogUnderTest.StartAsync())
        {
            Ok(await v3.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel));
            LoopbackRequest request = Assert.Single(v3.Server.Requests);
            Assert.Contains($"api_key={v3.Data.Key}", request.Query, StringComparison.Ordinal);
            Assert.False(request.Headers.ContainsKey("Authorization"));
        }

        await using (CatalogUnderTest v4 = await CatalogUnderTest.StartAsync(data => data.Token))
        {
            Ok(await v4.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel));
            LoopbackRequest request = Assert.Single(v4.Server.Requests);
            Assert.DoesNotContain("api_key", request.Query, StringComparison.Ordinal);
            Assert.Equal($"Bearer {v4.Data.Token}", request.Headers["Authorization"]);
        }
    }

    [Fact]
    public async Task A_refused_key_names_its_setting_and_is_asked_once()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(_ => "wrongkey");

        Fault fault = Failed(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel));

        Assert.Equal(FaultKind.Refused, fault.Kind);
        Assert.Contains("TMDB_API_KEY", fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("wrongkey", fault.ToString(), StringComparison.Ordinal);
        Assert.Single(tmdb.Server.Requests);
    }

    [Fact]
    public async Task A_passing_fault_is_tried_again()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Data.Add(Matrix);
        foreach (
            LoopbackFault fault in new[]
            {
                LoopbackFault.Status(503),
                LoopbackFault.CutOff,
                LoopbackFault.Malformed,
                LoopbackFault.BrokenGzip,
                LoopbackFault.TooManyRequests(0),
                LoopbackFault.TooManyRequestsUntil(DateTimeOffset.UnixEpoch),
            }
        )
        {
            tmdb.Server.Forget();
            tmdb.Server.FailNext(fault);

            Assert.Single(Ok(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "matrix"), Cancel)));
            Assert.Equal(2, tmdb.Server.Requests.Count);
        }
    }

    [Theory]
    [InlineData("""{"results":null}""", false)]
    [InlineData("""{"results":[null]}""", true)]
    public async Task A_null_where_there_is_none_is_no_unexpected_error(string answer, bool isRead)
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Server.Always = LoopbackFault.Json(answer);

        Answer<IReadOnlyList<Title>> found = await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "matrix"), Cancel);

        Assert.Equal(isRead, found.IsOk);
        Assert.Equal(isRead ? null : FaultKind.Malformed, found.Fault?.Kind);
    }

    [Fact]
    public async Task A_lasting_fault_says_its_kind_and_never_the_key()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        foreach (
            (LoopbackFault played, FaultKind kind) in new[]
            {
                (LoopbackFault.Status(500), FaultKind.Failed),
                (LoopbackFault.Status(504), FaultKind.Failed),
                (LoopbackFault.CutOff, FaultKind.Unreachable),
                (LoopbackFault.Malformed, FaultKind.Malformed),
                (LoopbackFault.BrokenGzip, FaultKind.Unreachable),
                (LoopbackFault.Status(302), FaultKind.Malformed),
            }
        )
        {
            tmdb.Server.Always = played;

            Fault fault = Failed(await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel));

            Assert.Equal(kind, fault.Kind);
            Assert.DoesNotContain(tmdb.Data.Key, fault.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_long_wait_is_handed_to_the_caller()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Server.Always = LoopbackFault.TooManyRequests(60);

        Fault fault = Failed(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel));

        Assert.Equal((FaultKind.RateLimited, TimeSpan.FromSeconds(60)), (fault.Kind, fault.RetryAfter));
        Assert.Single(tmdb.Server.Requests);
    }

    [Fact]
    public async Task A_long_wait_may_be_told_as_a_date()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Server.Always = LoopbackFault.TooManyRequestsUntil(TimeProvider.System.GetUtcNow().AddHours(1));

        Fault fault = Failed(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel));

        Assert.Equal(FaultKind.RateLimited, fault.Kind);
        Assert.InRange(fault.RetryAfter!.Value, TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(61));
        Assert.Single(tmdb.Server.Requests);
    }

    [Fact]
    public async Task The_wrong_content_type_does_no_harm()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Server.Always = LoopbackFault.Json("""{"page":1,"results":[{"id":603,"title":"The Matrix"}]}""", "text/html");

        Assert.Equal("The Matrix", Assert.Single(Ok(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel))).Name);
    }

    [Fact]
    public async Task What_has_no_name_in_the_users_language_has_its_original_one_and_what_has_none_at_all_is_left_out()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Server.Always = LoopbackFault.Json(
            """{"page":1,"results":[{"id":1,"title":"","original_title":"Матрица"},{"id":2,"title":null,"original_title":" "}]}"""
        );

        Assert.Equal("Матрица", Assert.Single(Ok(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel))).Name);
    }

    [Fact]
    public async Task What_nobody_has_described_in_the_users_language_is_described_in_English()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Data.Add(
            Matrix with
            {
                Overview = "",
                Overviews = new Dictionary<string, string>(StringComparer.Ordinal) { ["de"] = "Ein Hacker", ["fr"] = "Un pirate" },
            }
        );
        Assert.Null(Ok(await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel))!.Title.Overview);

        tmdb.Data.Movies.Clear();
        tmdb.Data.Add(
            Matrix with
            {
                Overview = "",
                Overviews = new Dictionary<string, string>(StringComparer.Ordinal) { ["de"] = "Ein Hacker", ["en"] = "A hacker" },
            }
        );
        Assert.Equal("A hacker", Ok(await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel))!.Title.Overview);
    }

    [Theory]
    [InlineData("/matrix.jpg", "/matrix.jpg")]
    [InlineData("//evil.example/x.jpg", null)]
    [InlineData("/../../x", null)]
    [InlineData("https://evil.example/x.jpg", null)]
    [InlineData("/", null)]
    [InlineData(null, null)]
    public async Task A_poster_is_a_plain_name_or_none(string? given, string? kept)
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Data.Add(Matrix with { PosterPath = given });

        Assert.Equal(kept, Assert.Single(Ok(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "matrix"), Cancel))).PosterPath);
        Assert.Equal(kept, Ok(await tmdb.Catalog.DetailsAsync(new(TitleKind.Movie, 603), Cancel))!.Title.PosterPath);
    }

    [Fact]
    public async Task An_id_of_an_episode_leads_to_its_series()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Data.Add(BreakingBad with { Episodes = [new(1, 1, "Pilot") { ImdbId = "tt0959621", TvdbId = 349232 }] });

        Assert.Equal("Breaking Bad", Assert.Single(Ok(await tmdb.Catalog.FindAsync(new(ExternalIdSource.Imdb, "tt0959621"), Cancel))).Name);
        Assert.Equal(1396, Assert.Single(Ok(await tmdb.Catalog.FindAsync(new(ExternalIdSource.Tvdb, "349232"), Cancel))).Id.Tmdb);
    }

    [Fact]
    public async Task The_second_page_goes_on_where_the_first_ends()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        for (int id = 1; id <= 25; id++)
        {
            tmdb.Data.Add(new FakeMovie(id, $"Love {id}", "2000-01-01") { Popularity = 100 - id });
        }

        IReadOnlyList<Title> first = Ok(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "love"), Cancel));
        IReadOnlyList<Title> second = Ok(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "love", Page: 2), Cancel));

        Assert.Equal(TitleQuery.PageSize, first.Count);
        Assert.Equal(Enumerable.Range(1, 25), first.Concat(second).Select(title => title.Id.Tmdb));
    }

    [Fact]
    public async Task No_answer_in_time_is_unreachable()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync(attempt: TimeSpan.FromMilliseconds(50));
        tmdb.Server.Always = LoopbackFault.Slow(TimeSpan.FromMinutes(5));

        Assert.Equal(FaultKind.Unreachable, Failed(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel)).Kind);
    }

    [Fact]
    public async Task Nobody_there_is_unreachable_and_names_the_setting()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        await tmdb.Server.DisposeAsync();

        Fault fault = Failed(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel));

        Assert.Equal(FaultKind.Unreachable, fault.Kind);
        Assert.Contains("TMDB_API_URL", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_of_another_shape_is_malformed_and_says_where()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Server.Always = LoopbackFault.Json("""{"page":1,"results":[{"id":"six hundred","title":"The Matrix"}]}""");

        Fault fault = Failed(await tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "x"), Cancel));

        Assert.Equal(FaultKind.Malformed, fault.Kind);
        Assert.Contains("results[0].id", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_thrown()
    {
        await using CatalogUnderTest tmdb = await CatalogUnderTest.StartAsync();
        tmdb.Server.Always = LoopbackFault.Slow(TimeSpan.FromMinutes(5));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        Task<Answer<IReadOnlyList<Title>>> search = tmdb.Catalog.SearchAsync(new(TitleKind.Movie, "x"), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => search);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static T Ok<T>(Answer<T> answer)
    {
        Assert.Null(answer.Fault);
        return answer.Value!;
    }

    private static Fault Failed<T>(Answer<T> answer)
    {
        Assert.NotNull(answer.Fault);
        return answer.Fault;
    }
}
