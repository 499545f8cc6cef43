using Hybrid.Neighbors;
using Hybrid.Testing.Loopback;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.MediaServers;

public sealed class PlexClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_libraries_are_read_with_their_folders()
    {
        var both = new ServerLibrary("7", "Films", "movie", ["/mnt/a", "/mnt/b"]);
        await using FakePlex plex = await FakePlex.StartAsync(both, FakePlex.Shows("/data/TV Shows"));

        IReadOnlyList<ServerLibrary> sections = (await Client(plex).LibrariesAsync(Cancellation)).Value!;

        Assert.Equal("Films, TV Shows", string.Join(", ", sections.Select(s => s.Title)));
        Assert.Equal("7", sections[0].Key);
        Assert.Equal("/mnt/a, /mnt/b", string.Join(", ", sections[0].Locations));
        Assert.True(sections[1].Is(ServerLibraryType.Show));
    }

    [Fact]
    public async Task A_folder_is_refreshed_under_the_servers_own_name_for_it()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data/Movies"), FakePlex.Shows("/data/TV Shows"));
        IMediaServer client = Client(plex, new PathPair(Here: "/srv/media", There: "/data"));

        Refresh? refresh = (
            await client.RefreshAsync("/srv/media/Movies/Tom & Jerry + ünï #1? 100% (1992)", ServerLibraryType.Movie, Cancellation)
        ).Value;

        const string There = "/data/Movies/Tom & Jerry + ünï #1? 100% (1992)";
        Assert.Equal(new Refresh.Refreshed("Movies", There), refresh);
        Assert.Equal(new PlexRefreshRequest("1", There), Assert.Single(plex.Refreshes));
    }

    [Fact]
    public async Task The_token_goes_in_the_header_and_never_in_the_address()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data"));

        Assert.True((await Client(plex).RefreshAsync("/data/x", ServerLibraryType.Movie, Cancellation)).IsOk);

        Assert.Equal(2, plex.Server.Requests.Count);
        Assert.All(plex.Server.Requests, request => Assert.Equal(FakePlex.Token, request.Headers["X-Plex-Token"]));
        Assert.All(
            plex.Server.Requests,
            request => Assert.DoesNotContain(FakePlex.Token, request.Path + request.Query, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_folder_in_no_library_of_its_kind_is_told_with_those_that_there_are()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data/Movies"), FakePlex.Shows("/data/TV Shows"));

        Refresh? refresh = (await Client(plex).RefreshAsync("/data/Movies/x", ServerLibraryType.Show, Cancellation)).Value;

        Refresh.NoLibrary none = Assert.IsType<Refresh.NoLibrary>(refresh);
        Assert.Equal("/data/Movies/x", none.PathThere);
        Assert.Equal("/data/TV Shows", Assert.Single(none.KnownLocations));
        Assert.Empty(plex.Refreshes);
    }

    [Fact]
    public async Task A_server_without_libraries_has_an_empty_list()
    {
        await using LoopbackServer server = await PlayAsync("""{"MediaContainer":{"size":0,"allowSync":false,"title1":"Plex Library"}}""");

        Assert.Empty(
            (
                await Client(new MediaServerOptions(MediaServerKind.Plex, server.Url, Key: null, PathMap.Empty))
                    .LibrariesAsync(Cancellation)
            ).Value!
        );
    }

    [Theory]
    [InlineData("<MediaContainer/>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"MediaContainer":{"Directory":[{"title":"neither key nor type"}]}}""")]
    public async Task What_is_not_its_answer_is_called_unreadable(string body)
    {
        await using LoopbackServer server = await PlayAsync(body);

        Fault? fault = (
            await Client(new MediaServerOptions(MediaServerKind.Plex, server.Url, Key: null, PathMap.Empty)).LibrariesAsync(Cancellation)
        ).Fault;

        Assert.Equal(FaultKind.Malformed, fault?.Kind);
    }

    [Fact]
    public async Task A_path_before_its_own_is_kept()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(routes =>
            routes.MapGet("/plex/library/sections", context => context.Response.WriteAsync("""{"MediaContainer":{"size":0}}"""))
        );

        Assert.True(
            (
                await Client(new MediaServerOptions(MediaServerKind.Plex, new Uri(server.Url, "/plex/"), Key: null, PathMap.Empty))
                    .LibrariesAsync(Cancellation)
            ).IsOk
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task A_missing_or_wrong_token_is_refused_and_the_setting_is_named(string? token)
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data"));
        IMediaServer client = Client(
            new MediaServerOptions(MediaServerKind.Plex, plex.Url, token is null ? null : new Secret(token), PathMap.Empty)
        );

        Fault? fault = (await client.RefreshAsync("/data/x", ServerLibraryType.Movie, Cancellation)).Fault;

        Assert.Equal(FaultKind.Refused, fault?.Kind);
        Assert.Contains("PLEX_TOKEN", fault!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, FaultKind.Refused, "PLEX_TOKEN")]
    [InlineData(302, FaultKind.Refused, "PLEX_URL")]
    [InlineData(404, FaultKind.Failed, "PLEX_URL")]
    [InlineData(429, FaultKind.RateLimited, "too many requests")]
    [InlineData(500, FaultKind.Failed, "500")]
    [InlineData(503, FaultKind.Failed, "maintenance")]
    public async Task Each_status_has_its_kind_and_names_what_mends_it(int status, FaultKind kind, string named)
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data"));
        plex.Server.Always = LoopbackFault.Status(status);

        Fault? fault = (await Client(plex).RefreshAsync("/data/x", ServerLibraryType.Movie, Cancellation)).Fault;

        Assert.Equal("Plex", fault?.Neighbor);
        Assert.Equal(kind, fault!.Kind);
        Assert.Contains(named, fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(FakePlex.Token, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_it_is_unreachable_and_up_again_it_is_told()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data"));
        IMediaServer client = Client(plex);

        int port = await plex.GoDownAsync();
        Fault? fault = (await client.RefreshAsync("/data/x", ServerLibraryType.Movie, Cancellation)).Fault;
        await plex.ComeUpAsync(port);
        Answer<Refresh> later = await client.RefreshAsync("/data/x", ServerLibraryType.Movie, Cancellation);

        Assert.Equal(FaultKind.Unreachable, fault?.Kind);
        Assert.True(later.IsOk);
        Assert.Single(plex.Refreshes);
    }

    [Fact]
    public async Task A_slow_or_cut_answer_is_worth_another_try()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data"));
        MediaServerOptions hasty = Options(plex) with { Patience = TimeSpan.FromMilliseconds(50) };

        plex.Server.FailNext(LoopbackFault.CutOff);
        Assert.Equal(FaultKind.Unreachable, (await Client(plex).LibrariesAsync(Cancellation)).Fault?.Kind);
        plex.Server.FailNext(LoopbackFault.Slow(TimeSpan.FromMinutes(5)));
        Assert.Equal(FaultKind.Unreachable, (await Client(hasty).LibrariesAsync(Cancellation)).Fault?.Kind);
        Assert.True((await Client(plex).LibrariesAsync(Cancellation)).IsOk);
    }

    private static MediaServerOptions Options(FakePlex plex, params PathPair[] pairs) =>
        new(MediaServerKind.Plex, plex.Url, new Secret(FakePlex.Token), new PathMap(pairs));

    [Fact]
    public async Task An_answer_that_never_ends_is_not_read_on()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/data"));
        plex.Server.Always = LoopbackFault.Endless();

        Answer<IReadOnlyList<ServerLibrary>> answer = await Client(plex).LibrariesAsync(Cancellation);

        // Read on, it would be too slow in the end.
        Assert.Equal(FaultKind.Malformed, answer.Fault?.Kind);
    }

    private static IMediaServer Client(FakePlex plex, params PathPair[] pairs) => Client(Options(plex, pairs));

    private static IMediaServer Client(MediaServerOptions options) =>
        new ServiceCollection().AddMediaServers([options]).BuildServiceProvider().GetRequiredService<IMediaServer>();

    private static Task<LoopbackServer> PlayAsync(string sections) =>
        LoopbackServer.StartAsync(routes => routes.MapGet("/library/sections", context => context.Response.WriteAsync(sections)));
}
