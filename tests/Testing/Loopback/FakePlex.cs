using System.Collections.Concurrent;
using System.Globalization;
using Hybrid.MediaServers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hybrid.Testing.Loopback;

/// <summary>Plays the calls to a Plex server that this product makes, with a real server's JSON, and remembers the refreshes.</summary>
public sealed class FakePlex : IAsyncDisposable
{
    public const string Token = "played-plex-token";

    private readonly ConcurrentQueue<PlexRefreshRequest> _refreshes = new();
    private readonly ConcurrentQueue<PlayedVideo> _videos = new();
    private readonly IReadOnlyList<ServerLibrary> _sections;
    private LoopbackServer? _server;

    private FakePlex(IReadOnlyList<ServerLibrary> sections) => _sections = sections;

    /// <summary>For faults, and for the requests as they came.</summary>
    public LoopbackServer Server => _server ?? throw new InvalidOperationException("Plex is down.");

    public Uri Url => Server.Url;

    /// <summary>Every accepted refresh, oldest first. <see cref="GoDownAsync"/> keeps them.</summary>
    public IReadOnlyList<PlexRefreshRequest> Refreshes => [.. _refreshes];

    /// <param name="sections">Its libraries, with folders as Plex names them.</param>
    public static async Task<FakePlex> StartAsync(params ServerLibrary[] sections)
    {
        var plex = new FakePlex(sections);
        await plex.ComeUpAsync(port: 0);
        return plex;
    }

    public static ServerLibrary Movies(string folder, string key = "1") => new(key, "Movies", "movie", [folder]);

    public static ServerLibrary Shows(string folder, string key = "2") => new(key, "TV Shows", "show", [folder]);

    /// <summary>Gets the folder of each accepted refresh: plays the scan.</summary>
    public Action<string>? Scan { get; set; }

    /// <summary>The matches that it proposes.</summary>
    public IList<PlayedMatch> Matches { get; } = [];

    /// <summary>Shows a video from now on, as the last one added.</summary>
    public void Show(PlayedVideo video) => _videos.Enqueue(video);

    /// <summary>Shows a video as a second version of the title that has this file.</summary>
    public void Join(string file, PlayedVideo other)
    {
        PlayedVideo[] all = [.. _videos.Select(v => v.File == file ? v with { OtherVersion = other.File } : v)];
        _videos.Clear();
        foreach (PlayedVideo video in all)
        {
            _videos.Enqueue(video);
        }
    }

    /// <summary>Shows nothing any more.</summary>
    public void Forget() => _videos.Clear();

    /// <summary>Refuses connections from now on.</summary>
    /// <returns>The port, for <see cref="ComeUpAsync"/>.</returns>
    public async Task<int> GoDownAsync()
    {
        int port = Url.Port;
        await Server.DisposeAsync();
        _server = null;
        return port;
    }

    public async Task ComeUpAsync(int port) => _server = await LoopbackServer.StartAsync(Map, port);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/library/sections", context => AuthorizedAsync(context, () => WriteSectionsAsync(context)));
        routes.MapGet("/library/sections/{key}/all", context => AuthorizedAsync(context, () => WriteAllAsync(context)));
        routes.MapGet("/library/metadata/{item}", context => AuthorizedAsync(context, () => WriteTitleAsync(context)));
        routes.MapGet("/library/metadata/{item}/allLeaves", context => AuthorizedAsync(context, () => WriteLeavesAsync(context)));
        routes.MapGet("/library/metadata/{item}/matches", context => AuthorizedAsync(context, () => WriteMatchesAsync(context)));
        routes.MapPut("/library/metadata/{item}/match", context => AuthorizedAsync(context, () => MatchAsync(context)));
        routes.MapGet("/library/sections/{key}/refresh", context => AuthorizedAsync(context, () => RefreshAsync(context)));
    }

    private Task WriteAllAsync(HttpContext context)
    {
        string key = context.Request.RouteValues["key"] as string ?? "";
        bool isSeries = _sections.Any(s => s.Key == key && s.Is(ServerLibraryType.Show));
        PlayedVideo[] videos = [.. _videos.Reverse().Where(v => v.IsEpisode == isSeries)];
        string title = context.Request.Query["title"].ToString();
        IEnumerable<object> found = context.Request.Query["type"].ToString() switch
        {
            "1" => videos.Where(v => v.Title.Contains(title, StringComparison.OrdinalIgnoreCase)).Select(v => v.Video()),
            "2" => videos
                .Where(v => v.Title.Contains(title, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(v => v.TitleKey)
                .Select(v => v.Series()),
            "4" => videos.Select(v => v.Video()),
            _ => [],
        };
        return WriteItemsAsync(context, [.. found]);
    }

    private Task WriteTitleAsync(HttpContext context) =>
        WriteItemsAsync(context, [.. Of(context).Take(1).Select(v => v.IsEpisode ? v.Series() : v.Video())]);

    private Task WriteLeavesAsync(HttpContext context) => WriteItemsAsync(context, [.. Of(context).Select(v => v.Video())]);

    private Task WriteMatchesAsync(HttpContext context)
    {
        string title = context.Request.Query["title"].ToString();
        object[] found =
        [
            .. Matches
                .Where(m =>
                    m.Title.Contains(title, StringComparison.OrdinalIgnoreCase)
                    || m.Ids.Any(id => id.Replace("://", "-", StringComparison.Ordinal) == title)
                )
                .Select(m => new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["guid"] = m.PlexGuid,
                    ["name"] = m.Title,
                    ["year"] = m.Year,
                    ["score"] = 100,
                }),
        ];
        return context.Response.WriteAsJsonAsync(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["MediaContainer"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["size"] = found.Length,
                    ["SearchResult"] = found,
                },
            }
        );
    }

    private Task MatchAsync(HttpContext context)
    {
        PlayedMatch match = Matches.First(m => m.PlexGuid == context.Request.Query["guid"]);
        PlayedVideo[] of = [.. Of(context)];
        PlayedVideo[] all = [.. _videos.Select(v => of.Contains(v) ? match.Of(v) : v)];
        _videos.Clear();
        foreach (PlayedVideo video in all)
        {
            _videos.Enqueue(video);
        }

        return Task.CompletedTask;
    }

    private IEnumerable<PlayedVideo> Of(HttpContext context) =>
        _videos.Where(v => v.TitleKey == context.Request.RouteValues["item"] as string);

    /// <summary>One page of them, as X-Plex-Container-Start and -Size ask.</summary>
    private static Task WriteItemsAsync(HttpContext context, object[] items)
    {
        int start = int.Parse(context.Request.Query["X-Plex-Container-Start"].ToString(), CultureInfo.InvariantCulture);
        int size = int.Parse(context.Request.Query["X-Plex-Container-Size"].ToString(), CultureInfo.InvariantCulture);
        object[] page = [.. items.Skip(start).Take(size)];
        var container = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["size"] = page.Length,
            ["totalSize"] = items.Length,
            ["offset"] = start,
        };
        if (page.Length > 0)
        {
            container["Metadata"] = page;
        }

        return context.Response.WriteAsJsonAsync(new Dictionary<string, object>(StringComparer.Ordinal) { ["MediaContainer"] = container });
    }

    private static Task AuthorizedAsync(HttpContext context, Func<Task> answer)
    {
        // A real server also accepts the token in the address. This one does not, because there it would end up in logs.
        if (string.Equals(context.Request.Headers["X-Plex-Token"], Token, StringComparison.Ordinal))
        {
            return answer();
        }

        context.Response.StatusCode = 401;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync("<html><head><title>Unauthorized</title></head><body><h1>401 Unauthorized</h1></body></html>");
    }

    private Task RefreshAsync(HttpContext context)
    {
        string key = context.Request.RouteValues["key"] as string ?? "";
        if (!_sections.Any(section => string.Equals(section.Key, key, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }

        string folder = context.Request.Query["path"].ToString();
        _refreshes.Enqueue(new PlexRefreshRequest(key, folder));
        Scan?.Invoke(folder);
        return Task.CompletedTask;
    }

    // Plex answers with XML unless the request asks for JSON.
    private Task WriteSectionsAsync(HttpContext context)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            context.Response.ContentType = "text/xml;charset=utf-8";
            return context.Response.WriteAsync("""<?xml version="1.0" encoding="UTF-8"?><MediaContainer size="0"></MediaContainer>""");
        }

        return context.Response.WriteAsJsonAsync(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["MediaContainer"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["size"] = _sections.Count,
                    ["allowSync"] = false,
                    ["title1"] = "Plex Library",
                    ["Directory"] = _sections.Select(Directory).ToArray(),
                },
            }
        );
    }

    private static Dictionary<string, object> Directory(ServerLibrary section, int index) =>
        new(StringComparer.Ordinal)
        {
            ["allowSync"] = true,
            ["art"] = $"/:/resources/{section.Type}-fanart.jpg",
            ["composite"] = $"/library/sections/{section.Key}/composite/1693688538",
            ["filters"] = true,
            ["refreshing"] = false,
            ["thumb"] = $"/:/resources/{section.Type}.png",
            ["key"] = section.Key,
            ["type"] = section.Type,
            ["title"] = section.Title,
            ["agent"] = string.Equals(section.Type, "movie", StringComparison.Ordinal) ? "tv.plex.agents.movie" : "tv.plex.agents.series",
            ["scanner"] = string.Equals(section.Type, "movie", StringComparison.Ordinal) ? "Plex Movie" : "Plex TV Series",
            ["language"] = "en-US",
            ["uuid"] = string.Create(CultureInfo.InvariantCulture, $"ac000000-0000-0000-0000-{index:000000000000}"),
            ["updatedAt"] = 1693708514,
            ["createdAt"] = 1499601583,
            ["scannedAt"] = 1693688538,
            ["content"] = true,
            ["directory"] = true,
            ["contentChangedAt"] = 18253756,
            ["hidden"] = 0,
            ["Location"] = section
                .Locations.Select((path, id) => new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = id + 1, ["path"] = path })
                .ToArray(),
        };
}

/// <summary>A refresh that Plex accepted.</summary>
/// <param name="Section">The section's key.</param>
/// <param name="Path">The folder, decoded.</param>
public sealed record PlexRefreshRequest(string Section, string Path);
