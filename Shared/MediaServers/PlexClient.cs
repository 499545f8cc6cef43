using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>Asks Plex to scan one folder, and looks at what it shows.</summary>
/// <remarks>
/// The calls: https://support.plex.tv/articles/201638786-plex-media-server-url-commands/. There the token is in the address; here it is in a
/// header.
/// </remarks>
public sealed class PlexClient(IHttpClientFactory http, MediaServerOptions options) : IMediaServer
{
    private readonly ServerHttp _server = new(
        http,
        options,
        (headers, token) => headers.TryAddWithoutValidation("X-Plex-Token", token.Value)
    );

    public MediaServerKind Kind => options.Kind;

    public Task<Answer<IReadOnlyList<ServerLibrary>>> LibrariesAsync(CancellationToken cancellation) =>
        _server.GetAsync("library/sections", PlexSectionsJson.Read, cancellation);

    public Task<Answer<Refresh>> RefreshAsync(string folderHere, ServerLibraryType type, CancellationToken cancellation) =>
        ServerQuestions.RefreshAsync(
            this,
            type,
            options.PathMap.ToThere(folderHere),
            choice =>
                // EscapeDataString, because Plex takes a '+' literally, not as a space.
                _server.TellAsync<Refresh>(
                    HttpMethod.Get,
                    $"{Section(choice.Library)}/refresh?path={Uri.EscapeDataString(choice.Folder)}",
                    body: null,
                    new Refresh.Refreshed(choice.Library.Title, choice.Folder),
                    cancellation
                ),
            cancellation
        );

    public Task<Answer<IReadOnlyList<ShownTitle>>> LookAsync(WantedFiles wanted, CancellationToken cancellation)
    {
        bool movies = wanted.Type == ServerLibraryType.Movie;
        DateTimeOffset oldest = ShownTitles.OldestOf(wanted);
        var lists = new ServerLists(
            Newest: titles =>
                ServerPages.ReadAsync(
                    page =>
                        ItemsAsync(
                            $"{Section(titles.Library)}/all?type={(movies ? 1 : 4)}&sort={Uri.EscapeDataString("addedAt:desc")}",
                            page,
                            cancellation
                        ),
                    found => !(found[^1].AddedAt >= oldest) || titles.AreAllIn(found)
                ),
            Named: titles => NamedAsync(titles.Library, wanted.Type, wanted.Name, cancellation),
            Episodes: series => EpisodesAsync(series, cancellation),
            Series: series => ItemsAsync($"{Metadata(series)}?", page: 0, cancellation)
        );
        return ServerQuestions.LookAsync(this, wanted, options.PathMap, lists, cancellation);
    }

    public Task<Answer<IReadOnlyList<HeldFile>>> HeldAsync(HeldTitle title, CancellationToken cancellation) =>
        ServerQuestions.HeldAsync(
            this,
            title,
            options.PathMap,
            (library, name) => NamedAsync(library, title.Type, name, cancellation),
            series => EpisodesAsync(series, cancellation),
            cancellation
        );

    public Task<Answer<Rematch>> FixMatchAsync(MatchWish wish, CancellationToken cancellation)
    {
        bool movie = wish.Type == ServerLibraryType.Movie;
        return ServerQuestions.FixMatchAsync(
            movie ? ItemsAsync($"{Metadata(wish.Key)}?", page: 0, cancellation) : EpisodesAsync(wish.Key, cancellation),
            options.PathMap.ToThere(wish.FolderHere),
            () => MatchAsync(wish, cancellation)
        );
    }

    /// <summary>Plex's search for a match takes an id as "tmdb-603", and otherwise a title and a year.</summary>
    /// <remarks>https://support.plex.tv/articles/201018497-fix-match-match/.</remarks>
    private async Task<Answer<Rematch>> MatchAsync(MatchWish wish, CancellationToken cancellation)
    {
        string[] searches =
        [
            .. wish.Ids.Select(id => $"title={Uri.EscapeDataString(id.Replace("://", "-", StringComparison.Ordinal))}"),
            $"title={Uri.EscapeDataString(wish.Name)}{(wish.Year is { } year ? $"&year={year}" : "")}",
        ];
        for (int i = 0; i < searches.Length; i++)
        {
            Answer<IReadOnlyList<PlexMatch>> answer = await _server.GetAsync(
                $"{Metadata(wish.Key)}/matches?manual=1&{searches[i]}",
                PlexMatch.Read,
                cancellation
            );
            if (!answer.IsOk)
            {
                return new(answer.Fault);
            }

            if (PlexMatch.Choose(answer.Value!, wish, isById: i < wish.Ids.Count) is { } match)
            {
                return await _server.TellAsync<Rematch>(
                    HttpMethod.Put,
                    $"{Metadata(wish.Key)}/match?guid={Uri.EscapeDataString(match.Guid)}&name={Uri.EscapeDataString(match.Name)}",
                    body: null,
                    new Rematch.Taken(),
                    cancellation
                );
            }
        }

        return new(new Rematch.NotProposed());
    }

    private Task<Answer<IReadOnlyList<ServerItem>>> NamedAsync(
        ServerLibrary library,
        ServerLibraryType type,
        string name,
        CancellationToken cancellation
    ) =>
        ItemsAsync(
            $"{Section(library)}/all?type={(type == ServerLibraryType.Movie ? 1 : 2)}&title={Uri.EscapeDataString(name)}",
            page: 0,
            cancellation
        );

    private Task<Answer<IReadOnlyList<ServerItem>>> EpisodesAsync(string series, CancellationToken cancellation) =>
        ServerPages.ReadAsync(page => ItemsAsync($"{Metadata(series)}/allLeaves?", page, cancellation));

    private static string Section(ServerLibrary library) => $"library/sections/{Uri.EscapeDataString(library.Key)}";

    private static string Metadata(string key) => $"library/metadata/{Uri.EscapeDataString(key)}";

    private Task<Answer<IReadOnlyList<ServerItem>>> ItemsAsync(string call, int page, CancellationToken cancellation) =>
        _server.GetAsync(
            $"{call}&includeGuids=1&X-Plex-Container-Start={page * ServerPages.Size}&X-Plex-Container-Size={ServerPages.Size}",
            PlexItemsJson.Read,
            cancellation
        );
}
