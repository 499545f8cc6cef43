using System.Text.Json;
using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>Asks Plex to scan one folder, and looks at what it shows. Changes nothing else there.</summary>
/// <remarks>
/// The calls: https://support.plex.tv/articles/201638786-plex-media-server-url-commands/. There the token is in the address; here it is in a
/// header, which no log records.
/// </remarks>
public sealed class PlexClient
{
    internal const string HttpClientName = "Plex";

    /// <summary>Items in one answer.</summary>
    private const int PageSize = 200;

    /// <summary>The most answers for the episodes of one series.</summary>
    private const int MostPages = 25;

    /// <summary>The most series of one name to look through.</summary>
    private const int MostNamesakes = 5;

    private readonly IHttpClientFactory _http;
    private readonly PlexOptions? _options;
    private readonly PlexFaults? _faults;

    /// <param name="http">Has a client named by <see cref="PlexServices.AddPlex"/>.</param>
    /// <param name="options">Null = no Plex is set; every answer is then <see cref="FaultKind.NotConfigured"/>.</param>
    public PlexClient(IHttpClientFactory http, PlexOptions? options)
    {
        _http = http;
        _options = options;
        _faults = options is null ? null : new PlexFaults(options);
    }

    /// <summary>All libraries of the server; empty if there are none.</summary>
    public Task<Answer<IReadOnlyList<PlexSection>>> SectionsAsync(CancellationToken cancellation) =>
        CallAsync("library/sections", ReadSectionsAsync, cancellation);

    /// <summary>Asks Plex to scan a folder now.</summary>
    /// <param name="folderHere">The movie's or the series' folder, as a path on this machine.</param>
    /// <param name="type">The kind of library to use. Plex would not find a movie in a library of series.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Answer<Refresh>> RefreshAsync(string folderHere, PlexSectionType type, CancellationToken cancellation)
    {
        // Asked each time: a library may have been added or moved, and the answer is small.
        Answer<IReadOnlyList<PlexSection>> answer = await SectionsAsync(cancellation);
        if (!answer.IsOk)
        {
            return new(answer.Fault);
        }

        IReadOnlyList<PlexSection> sections = answer.Value!;
        string there = _options!.PathMap.ToThere(folderHere);
        if (PlexSectionChoice.Of(sections, type, there) is not PlexSectionChoice choice)
        {
            return new(new Refresh.NoSection(there, [.. sections.Where(s => s.Is(type)).SelectMany(s => s.Locations)]));
        }

        // EscapeDataString, because Plex takes a '+' literally, not as a space.
        string call = $"library/sections/{Uri.EscapeDataString(choice.Section.Key)}/refresh?path={Uri.EscapeDataString(choice.Folder)}";
        return await CallAsync<Refresh>(
            call,
            (_, _) => Task.FromResult<Refresh?>(new Refresh.Refreshed(choice.Section.Title, choice.Folder)),
            cancellation
        );
    }

    /// <summary>What Plex shows of some files: first among what it added last, then among the titles of this name.</summary>
    /// <param name="paths">The files of one title, as paths on this machine.</param>
    /// <param name="type">The kind of library that they are in.</param>
    /// <param name="name">The title's name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>One for each file that is shown. Empty also if no library contains them.</returns>
    public async Task<Answer<IReadOnlyList<ShownTitle>>> LookAsync(
        IReadOnlyList<string> paths,
        PlexSectionType type,
        string name,
        CancellationToken cancellation
    )
    {
        Answer<IReadOnlyList<PlexSection>> sections = await SectionsAsync(cancellation);
        if (!sections.IsOk)
        {
            return new(sections.Fault);
        }

        Dictionary<string, string> wanted = new(StringComparer.Ordinal);
        PlexSection? section = null;
        foreach (string path in paths)
        {
            if (PlexSectionChoice.Of(sections.Value!, type, _options!.PathMap.ToThere(path)) is { } choice)
            {
                wanted[choice.Folder] = path;
                section ??= choice.Section;
            }
        }

        if (section is null)
        {
            return new(Array.Empty<ShownTitle>());
        }

        string all = $"library/sections/{Uri.EscapeDataString(section.Key)}/all?includeGuids=1";
        Answer<IReadOnlyList<PlexItem>> newest = await ItemsAsync(
            $"{all}&type={(type == PlexSectionType.Movie ? 1 : 4)}&sort={Uri.EscapeDataString("addedAt:desc")}",
            page: 0,
            cancellation
        );
        if (!newest.IsOk)
        {
            return new(newest.Fault);
        }

        List<PlexItem> found = [.. newest.Value!];
        if (!wanted.Keys.All(path => found.Exists(item => item.Files.Contains(path))))
        {
            Answer<IReadOnlyList<PlexItem>> named = await NamedAsync(all, type, name, cancellation);
            if (!named.IsOk)
            {
                return new(named.Fault);
            }

            found.AddRange(named.Value!);
        }

        return await TitlesAsync(wanted, found, cancellation);
    }

    /// <summary>The movies of a name, or all episodes of the series of a name.</summary>
    private async Task<Answer<IReadOnlyList<PlexItem>>> NamedAsync(
        string all,
        PlexSectionType type,
        string name,
        CancellationToken cancellation
    )
    {
        Answer<IReadOnlyList<PlexItem>> titles = await ItemsAsync(
            $"{all}&type={(type == PlexSectionType.Movie ? 1 : 2)}&title={Uri.EscapeDataString(name)}",
            page: 0,
            cancellation
        );
        if (!titles.IsOk || type == PlexSectionType.Movie)
        {
            return titles;
        }

        List<PlexItem> episodes = [];
        foreach (PlexItem series in titles.Value!.Take(MostNamesakes))
        {
            for (int page = 0; page < MostPages; page++)
            {
                Answer<IReadOnlyList<PlexItem>> some = await ItemsAsync(
                    $"library/metadata/{Uri.EscapeDataString(series.Key)}/allLeaves?includeGuids=1",
                    page,
                    cancellation
                );
                if (!some.IsOk)
                {
                    return some;
                }

                episodes.AddRange(some.Value!);
                if (some.Value!.Count < PageSize)
                {
                    break;
                }
            }
        }

        return new(episodes);
    }

    /// <summary>An episode is matched as its series is.</summary>
    private async Task<Answer<IReadOnlyList<ShownTitle>>> TitlesAsync(
        Dictionary<string, string> wanted,
        List<PlexItem> found,
        CancellationToken cancellation
    )
    {
        Dictionary<string, PlexItem> series = new(StringComparer.Ordinal);
        Dictionary<string, ShownTitle> shown = new(StringComparer.Ordinal);
        foreach (
            (PlexItem item, string there) in found.SelectMany(item => item.Files.Where(wanted.ContainsKey).Select(file => (item, file)))
        )
        {
            PlexItem title = item;
            if (item.SeriesKey is { } key && !series.TryGetValue(key, out title!))
            {
                Answer<IReadOnlyList<PlexItem>> answer = await ItemsAsync(
                    $"library/metadata/{Uri.EscapeDataString(key)}?includeGuids=1",
                    page: 0,
                    cancellation
                );
                if (!answer.IsOk)
                {
                    return new(answer.Fault);
                }

                series[key] = title = answer.Value!.Count > 0 ? answer.Value[0] : item;
            }

            shown.TryAdd(there, new ShownTitle(wanted[there], title.Name, title.Year, title.Ids));
        }

        return new(shown.Values.ToArray());
    }

    private Task<Answer<IReadOnlyList<PlexItem>>> ItemsAsync(string call, int page, CancellationToken cancellation) =>
        CallAsync(
            $"{call}&X-Plex-Container-Start={page * PageSize}&X-Plex-Container-Size={PageSize}",
            async (response, limited) =>
            {
                using var json = JsonDocument.Parse(await NeighborBody.ReadAsync(response.Content, NeighborBody.Longest, limited));
                return PlexItemsJson.Read(json.RootElement);
            },
            cancellation
        );

    private async Task<Answer<T>> CallAsync<T>(
        string call,
        Func<HttpResponseMessage, CancellationToken, Task<T?>> read,
        CancellationToken cancellation
    )
        where T : class
    {
        if (_options is not { } options || _faults is not { } faults)
        {
            return new(PlexFaults.NotConfigured);
        }

        return await NeighborCall
            .OverHttp(options.Patience, faults.TooSlow, faults.NoConnection, faults.NotReadable)
            .AskAsync<T>(
                async limited =>
                {
                    using HttpRequestMessage request = Request(call, options);
                    using HttpResponseMessage response = await _http
                        .CreateClient(HttpClientName)
                        .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited);
                    if (!response.IsSuccessStatusCode)
                    {
                        return new(faults.OfStatus(response.StatusCode, response.Headers));
                    }

                    return await read(response, limited) is T value ? new(value) : new(faults.NotReadable());
                },
                cancellation
            );
    }

    private static HttpRequestMessage Request(string call, PlexOptions options)
    {
        string server = options.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{server}/{call}"));
        request.Headers.Accept.ParseAdd("application/json");
        if (options.Token is Secret token)
        {
            request.Headers.TryAddWithoutValidation("X-Plex-Token", token.Value);
        }

        return request;
    }

    private static async Task<IReadOnlyList<PlexSection>?> ReadSectionsAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using var json = JsonDocument.Parse(await NeighborBody.ReadAsync(response.Content, NeighborBody.Longest, cancellation));
        return PlexSectionsJson.Read(json.RootElement);
    }
}
