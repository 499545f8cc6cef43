using Hybrid.Neighbors;
using Hybrid.Testing.Loopback;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.MediaServers;

/// <summary>Jellyfin and Emby have one client: what is tried with one is tried with the other.</summary>
public sealed class JellyfinClientTests
{
    private const string Film = "/media/Movies/The Matrix (1999)/The Matrix (1999).mkv";
    private const string FilmHere = "/srv/Movies/The Matrix (1999)/The Matrix (1999).mkv";
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<MediaServerKind> Kinds => [MediaServerKind.Jellyfin, MediaServerKind.Emby];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_folder_is_told_as_the_server_names_it_and_the_key_is_in_no_address(MediaServerKind kind)
    {
        await using FakeJellyfin server = await StartAsync(kind);

        Refresh? refresh = (
            await Client(kind, server).RefreshAsync("/srv/Movies/Tom & \"Jerry\" ünï", ServerLibraryType.Movie, Cancellation)
        ).Value;

        Assert.Equal(new Refresh.Refreshed("Movies", "/media/Movies/Tom & \"Jerry\" ünï"), refresh);
        Assert.Equal("/media/Movies/Tom & \"Jerry\" ünï", Assert.Single(server.Scans));
        Assert.All(
            server.Server.Requests,
            request => Assert.DoesNotContain(FakeJellyfin.Key, request.Path + request.Query, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_folder_in_no_library_of_its_kind_is_told_with_those_that_there_are(MediaServerKind kind)
    {
        await using FakeJellyfin server = await StartAsync(kind);

        Refresh? refresh = (await Client(kind, server).RefreshAsync("/srv/Movies/x", ServerLibraryType.Show, Cancellation)).Value;

        Assert.Equal("/media/TV", Assert.Single(Assert.IsType<Refresh.NoLibrary>(refresh).KnownLocations));
        Assert.Empty(server.Scans);
    }

    [Fact]
    public async Task A_library_without_a_type_holds_movies_and_series()
    {
        await using FakeJellyfin server = await FakeJellyfin.StartAsync(
            MediaServerKind.Jellyfin,
            new ServerLibrary("1", "All", "", ["/media"])
        );
        IMediaServer client = Client(MediaServerKind.Jellyfin, server);

        Assert.IsType<Refresh.Refreshed>((await client.RefreshAsync("/media/a", ServerLibraryType.Movie, Cancellation)).Value);
        Assert.IsType<Refresh.Refreshed>((await client.RefreshAsync("/media/b", ServerLibraryType.Show, Cancellation)).Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_movie_is_found_with_its_ids(MediaServerKind kind)
    {
        await using FakeJellyfin server = await StartAsync(kind);
        server.Show(new PlayedVideo(Film, "The Matrix", 1999, "imdb://tt0133093", "tmdb://603"));

        ShownTitle shown = Assert.Single(await LookAsync(kind, server, FilmHere));

        Assert.Equal((FilmHere, "The Matrix", 1999), (shown.Path, shown.Name, shown.Year));
        Assert.Equal(ShownMatch.Same, shown.MatchWith(603, imdb: null, tvdb: null));
        Assert.Equal(ShownMatch.Other, shown.MatchWith(604, imdb: null, tvdb: null));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_has_no_ids_was_not_matched(MediaServerKind kind)
    {
        await using FakeJellyfin server = await StartAsync(kind);
        server.Show(new PlayedVideo(Film, "The Matrix", 1999));

        Assert.Equal(ShownMatch.None, Assert.Single(await LookAsync(kind, server, FilmHere)).MatchWith(603, "tt0133093", tvdb: null));
    }

    [Fact]
    public async Task A_movie_that_was_there_long_before_is_found_by_its_name()
    {
        await using FakeJellyfin server = await StartAsync(MediaServerKind.Jellyfin);
        server.Show(new PlayedVideo(Film, "The Matrix", 1999, "tmdb://603") { AddedAt = Now.AddYears(-1) });

        Assert.Single(await LookAsync(MediaServerKind.Jellyfin, server, FilmHere));
    }

    [Fact]
    public async Task All_parts_of_a_movie_are_found_though_only_the_first_is_listed()
    {
        await using FakeJellyfin server = await StartAsync(MediaServerKind.Jellyfin);
        server.Show(
            new PlayedVideo("/media/Movies/Heat/Heat - pt1.mkv", "Heat", 1995, "tmdb://949")
            {
                Parts = ["/media/Movies/Heat/Heat - pt2.mkv"],
            }
        );

        IReadOnlyList<ShownTitle> shown = await LookAsync(
            MediaServerKind.Jellyfin,
            server,
            "/srv/Movies/Heat/Heat - pt1.mkv",
            "/srv/Movies/Heat/Heat - pt2.mkv"
        );

        Assert.Equal(2, shown.Count);
        Assert.All(shown, s => Assert.Equal(ShownMatch.Same, s.MatchWith(949, imdb: null, tvdb: null)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-400)]
    public async Task An_episode_is_matched_as_its_series_is_and_found_on_a_later_page(int? addedDays)
    {
        await using FakeJellyfin server = await StartAsync(MediaServerKind.Jellyfin);
        DateTimeOffset? added = addedDays is { } days ? Now.AddDays(days) : null;
        server.Show(new PlayedVideo("/media/TV/Lost/1.mkv", "Lost", 2004, "tmdb://4607") { IsEpisode = true, AddedAt = added });
        for (int i = 0; i < 450; i++)
        {
            server.Show(
                new PlayedVideo($"/media/TV/Other/{i}.mkv", i < 250 ? "Lost" : "Other", 2004, "tmdb://4607")
                {
                    IsEpisode = true,
                    AddedAt = added,
                }
            );
        }

        Answer<IReadOnlyList<ShownTitle>> shown = await Client(MediaServerKind.Jellyfin, server)
            .LookAsync(new WantedFiles(["/srv/TV/Lost/1.mkv"], ServerLibraryType.Show, "Lost", Now), Cancellation);

        Assert.Equal(ShownMatch.Same, Assert.Single(shown.Value!).MatchWith(4607, imdb: null, tvdb: null));
    }

    [Theory]
    [InlineData(401, FaultKind.Refused, "_API_KEY")]
    [InlineData(302, FaultKind.Refused, "_URL")]
    [InlineData(404, FaultKind.Failed, "_URL")]
    [InlineData(429, FaultKind.RateLimited, "too many requests")]
    [InlineData(503, FaultKind.Failed, "starting")]
    public async Task Each_status_has_its_kind_and_names_what_mends_it(int status, FaultKind fault, string named)
    {
        foreach (MediaServerKind kind in Kinds.Select(row => row.Data))
        {
            await using FakeJellyfin server = await StartAsync(kind);
            server.Server.Always = LoopbackFault.Status(status);

            Fault? got = (await Client(kind, server).RefreshAsync("/srv/Movies/x", ServerLibraryType.Movie, Cancellation)).Fault;

            Assert.Equal((kind.ToString(), fault), (got?.Neighbor, got!.Kind));
            Assert.Contains(named, got.Sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(FakeJellyfin.Key, got.Sentence, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<html/>")]
    [InlineData("{}")]
    [InlineData("""{"Items":5}""")]
    [InlineData("""[{"Name":"no id"}]""")]
    public async Task What_is_not_its_answer_is_called_unreadable(string body)
    {
        await using FakeJellyfin server = await StartAsync(MediaServerKind.Jellyfin);
        server.Server.Always = LoopbackFault.Json(body);

        Assert.Equal(FaultKind.Malformed, (await Client(MediaServerKind.Jellyfin, server).LibrariesAsync(Cancellation)).Fault?.Kind);
    }

    private static Task<FakeJellyfin> StartAsync(MediaServerKind kind) =>
        FakeJellyfin.StartAsync(kind, FakeJellyfin.Movies("/media/Movies"), FakeJellyfin.Shows("/media/TV"));

    private static async Task<IReadOnlyList<ShownTitle>> LookAsync(MediaServerKind kind, FakeJellyfin server, params string[] paths) =>
        (
            await Client(kind, server)
                .LookAsync(
                    new WantedFiles(
                        paths,
                        ServerLibraryType.Movie,
                        paths[0].Contains("Heat", StringComparison.Ordinal) ? "Heat" : "The Matrix",
                        Now
                    ),
                    Cancellation
                )
        ).Value!;

    private static IMediaServer Client(MediaServerKind kind, FakeJellyfin server) =>
        new ServiceCollection()
            .AddMediaServers([
                new MediaServerOptions(kind, server.Url, new Secret(FakeJellyfin.Key), new PathMap([new PathPair("/srv", "/media")])),
            ])
            .BuildServiceProvider()
            .GetRequiredService<IMediaServer>();
}
