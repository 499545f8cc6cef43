using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Hybrid.MediaServers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hybrid.Testing.Loopback;

/// <summary>Plays the calls to a Jellyfin or Emby server that this product makes, with a real server's JSON, and remembers the updates.</summary>
public sealed class FakeJellyfin : IAsyncDisposable
{
    public const string Key = "played0api0key0of0a0media0server";

    private static readonly PlayedVideo Any = new("", "", Year: null);

    private readonly ConcurrentQueue<string> _updates = new();
    private readonly ConcurrentQueue<PlayedVideo> _videos = new();
    private readonly MediaServerKind _kind;
    private readonly IReadOnlyList<ServerLibrary> _libraries;
    private LoopbackServer? _server;

    private FakeJellyfin(MediaServerKind kind, IReadOnlyList<ServerLibrary> libraries) => (_kind, _libraries) = (kind, libraries);

    /// <summary>For faults, and for the requests as they came.</summary>
    public LoopbackServer Server => _server ?? throw new InvalidOperationException("The server is down.");

    public Uri Url => Server.Url;

    /// <summary>Every folder of an accepted update, oldest first. <see cref="GoDownAsync"/> keeps them.</summary>
    public IReadOnlyList<string> Scans => [.. _updates];

    /// <param name="kind">Jellyfin or Emby: they differ in the header of the key, and in the list of libraries.</param>
    /// <param name="libraries">As the server names them; <see cref="Movies"/>, <see cref="Shows"/>.</param>
    public static async Task<FakeJellyfin> StartAsync(MediaServerKind kind, params ServerLibrary[] libraries)
    {
        var jellyfin = new FakeJellyfin(kind, libraries);
        await jellyfin.ComeUpAsync(port: 0);
        return jellyfin;
    }

    public static ServerLibrary Movies(string folder) => new("f137a2dd21bbc1b99aa5c0f6bf02a805", "Movies", "movies", [folder]);

    public static ServerLibrary Shows(string folder) => new("a656b907eb3a73532e40e44b968d0225", "Shows", "tvshows", [folder]);

    /// <summary>Gets the folder of each accepted update: plays the scan.</summary>
    public Action<string>? Scan { get; set; }

    /// <summary>The matches that it proposes.</summary>
    public IList<PlayedMatch> Matches { get; } = [];

    /// <summary>Shows a video from now on, as the last one added.</summary>
    public void Show(PlayedVideo video) => _videos.Enqueue(video);

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
        string folders = _kind == MediaServerKind.Emby ? "/Library/VirtualFolders/Query" : "/Library/VirtualFolders";
        routes.MapGet(folders, context => AuthorizedAsync(context, () => WriteLibrariesAsync(context)));
        routes.MapPost("/Library/Media/Updated", context => AuthorizedAsync(context, () => UpdateAsync(context)));
        routes.MapGet("/Items", context => AuthorizedAsync(context, () => WriteItemsAsync(context)));
        routes.MapPost("/Items/RemoteSearch/Movie", context => AuthorizedAsync(context, () => WriteMatchesAsync(context)));
        routes.MapPost("/Items/RemoteSearch/Series", context => AuthorizedAsync(context, () => WriteMatchesAsync(context)));
        routes.MapPost("/Items/RemoteSearch/Apply/{item}", context => AuthorizedAsync(context, () => MatchAsync(context)));
        routes.MapGet("/Videos/{item}/AdditionalParts", context => AuthorizedAsync(context, () => WritePartsAsync(context)));
    }

    private async Task WriteMatchesAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body);
        string name = body.RootElement.GetProperty("SearchInfo").GetProperty("Name").GetString()!;
        await context.Response.WriteAsJsonAsync(
            Matches.Where(m => m.Title.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(m => m.Of(Any).JellyfinSeries()).ToArray()
        );
    }

    private async Task MatchAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body);
        string? key = context.Request.RouteValues["item"] as string;
        PlayedMatch match = Matches.First(m => m.Of(Any).TitleKey == body.RootElement.GetProperty("Id").GetString());
        PlayedVideo[] all = [.. _videos.Select(v => v.TitleKey == key ? match.Of(v) : v)];
        _videos.Clear();
        foreach (PlayedVideo video in all)
        {
            _videos.Enqueue(video);
        }

        context.Response.StatusCode = 204;
    }

    private Task WriteLibrariesAsync(HttpContext context)
    {
        object[] folders =
        [
            .. _libraries.Select(library => new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["Name"] = library.Title,
                ["Locations"] = library.Locations,
                ["CollectionType"] = library.Type,
                ["ItemId"] = library.Key,
            }),
        ];
        return context.Response.WriteAsJsonAsync<object>(
            _kind == MediaServerKind.Emby
                ? new Dictionary<string, object>(StringComparer.Ordinal) { ["Items"] = folders, ["TotalRecordCount"] = folders.Length }
                : folders
        );
    }

    private async Task UpdateAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body);
        foreach (JsonElement update in body.RootElement.GetProperty("Updates").EnumerateArray())
        {
            string folder = update.GetProperty("Path").GetString()!;
            _updates.Enqueue(folder);
            Scan?.Invoke(folder);
        }

        context.Response.StatusCode = _kind == MediaServerKind.Emby ? 200 : 204;
    }

    private Task WriteItemsAsync(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string ids = query["Ids"].ToString();
        string term = query["SearchTerm"].ToString();
        string parent = query["ParentId"].ToString();
        bool isSeries = _videos.Any(v => v.IsEpisode && v.TitleKey == parent);
        DateTimeOffset since = DateTimeOffset.TryParse(
            query["MinDateLastSaved"].ToString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset at
        )
            ? at
            : DateTimeOffset.MinValue;
        PlayedVideo[] videos = [.. _videos.Reverse().Where(v => !(v.AddedAt < since) && (!isSeries || v.TitleKey == parent))];
        IEnumerable<object> found =
            ids.Length > 0
                ? videos.Where(v => v.TitleKey == ids).Take(1).Select(v => v.IsEpisode ? v.JellyfinSeries() : v.JellyfinVideo())
                : query["IncludeItemTypes"].ToString() switch
                {
                    "Movie" => videos.Where(v => !v.IsEpisode && IsNamed(v, term)).Select(v => v.JellyfinVideo()),
                    "Series" => videos
                        .Where(v => v.IsEpisode && IsNamed(v, term))
                        .DistinctBy(v => v.TitleKey)
                        .Select(v => v.JellyfinSeries()),
                    "Episode" => videos.Where(v => v.IsEpisode).Select(v => v.JellyfinVideo()),
                    _ => [],
                };
        int start = int.Parse(query["StartIndex"].ToString(), CultureInfo.InvariantCulture);
        int limit = int.Parse(query["Limit"].ToString(), CultureInfo.InvariantCulture);
        return WriteListAsync(context, [.. found], start, limit);
    }

    private Task WritePartsAsync(HttpContext context)
    {
        string? key = context.Request.RouteValues["item"] as string;
        object[] parts =
        [
            .. _videos
                .Where(v => v.TitleKey == key)
                .SelectMany(v => v.Parts)
                .Select(part => new PlayedVideo(part, "Part", Year: null).JellyfinVideo()),
        ];
        return WriteListAsync(context, parts, 0, parts.Length);
    }

    private static Task WriteListAsync(HttpContext context, object[] items, int start, int limit) =>
        context.Response.WriteAsJsonAsync(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["Items"] = items.Skip(start).Take(limit).ToArray(),
                ["TotalRecordCount"] = items.Length,
                ["StartIndex"] = start,
            }
        );

    private static bool IsNamed(PlayedVideo video, string term) => video.Title.Contains(term, StringComparison.OrdinalIgnoreCase);

    /// <summary>A real server also accepts the key in the address. This one does not, because there it would end up in logs.</summary>
    private Task AuthorizedAsync(HttpContext context, Func<Task> answer)
    {
        (string header, string value) =
            _kind == MediaServerKind.Emby ? ("X-Emby-Token", Key) : ("Authorization", $"MediaBrowser Token=\"{Key}\"");
        if (string.Equals(context.Request.Headers[header], value, StringComparison.Ordinal))
        {
            return answer();
        }

        context.Response.StatusCode = 401;
        return Task.CompletedTask;
    }
}
