using System.Text.Json;
using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>Asks Plex to scan one folder. Changes nothing else there.</summary>
/// <remarks>
/// The calls: https://support.plex.tv/articles/201638786-plex-media-server-url-commands/. There the token is in the address; here it is in a
/// header, which no log records.
/// </remarks>
public sealed class PlexClient
{
    internal const string HttpClientName = "Plex";

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
