using System.Globalization;
using System.Text.Json;
using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>Asks Jellyfin or Emby to scan one folder, and looks at what it shows. Jellyfin began as Emby, and these calls are still the same.</summary>
/// <remarks>https://api.jellyfin.org and https://dev.emby.media/reference/RestAPI.html.</remarks>
public sealed class JellyfinClient(IHttpClientFactory http, MediaServerOptions options) : IMediaServer
{
    private const string Fields = "Fields=Path,ProviderIds,MediaSources&EnableImages=false&EnableUserData=false";

    private readonly ServerHttp _server = new(
        http,
        options,
        (headers, key) =>
            // Jellyfin takes Emby's header only while its legacy authorization is on.
            _ =
                options.Kind == MediaServerKind.Emby
                    ? headers.TryAddWithoutValidation("X-Emby-Token", key.Value)
                    : headers.TryAddWithoutValidation("Authorization", $"MediaBrowser Token=\"{key.Value}\"")
    );

    public MediaServerKind Kind => options.Kind;

    /// <remarks>Emby documents only its list with a total: https://dev.emby.media/reference/RestAPI/LibraryStructureService.html.</remarks>
    public Task<Answer<IReadOnlyList<ServerLibrary>>> LibrariesAsync(CancellationToken cancellation) =>
        _server.GetAsync(
            Kind == MediaServerKind.Emby ? "Library/VirtualFolders/Query" : "Library/VirtualFolders",
            JellyfinJson.Libraries,
            cancellation
        );

    public Task<Answer<Refresh>> RefreshAsync(string folderHere, ServerLibraryType type, CancellationToken cancellation) =>
        ServerQuestions.RefreshAsync(
            this,
            type,
            options.PathMap.ToThere(folderHere),
            choice =>
                // It looks at the folder itself, whatever is said to have happened to it.
                _server.TellAsync<Refresh>(
                    HttpMethod.Post,
                    "Library/Media/Updated",
                    $$"""{"Updates":[{"Path":{{JsonSerializer.Serialize(choice.Folder)}},"UpdateType":"Modified"}]}""",
                    new Refresh.Refreshed(choice.Library.Title, choice.Folder),
                    cancellation
                ),
            cancellation
        );

    public Task<Answer<IReadOnlyList<ShownTitle>>> LookAsync(WantedFiles wanted, CancellationToken cancellation)
    {
        bool movies = wanted.Type == ServerLibraryType.Movie;
        string since = Uri.EscapeDataString(ShownTitles.OldestOf(wanted).UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        var lists = new ServerLists(
            Newest: titles =>
                WithPartsAsync(
                    titles,
                    ServerPages.ReadAsync(
                        page =>
                            ItemsAsync(
                                $"{Below(titles.Library.Key, movies ? "Movie" : "Episode")}&MinDateLastSaved={since}&SortBy=DateCreated&SortOrder=Descending",
                                page,
                                cancellation
                            ),
                        titles.AreAllIn
                    ),
                    cancellation
                ),
            Named: titles => WithPartsAsync(titles, NamedAsync(titles.Library, wanted.Type, wanted.Name, cancellation), cancellation),
            Episodes: series => EpisodesAsync(series, cancellation),
            Series: series => ItemsAsync($"Ids={Uri.EscapeDataString(series)}", page: 0, cancellation)
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
            movie ? ItemsAsync($"Ids={Uri.EscapeDataString(wish.Key)}", page: 0, cancellation) : EpisodesAsync(wish.Key, cancellation),
            options.PathMap.ToThere(wish.FolderHere),
            () => MatchAsync(wish, cancellation)
        );
    }

    private async Task<Answer<Rematch>> MatchAsync(MatchWish wish, CancellationToken cancellation)
    {
        Answer<IReadOnlyList<JellyfinMatch>> answer = await _server.PostAsync(
            $"Items/RemoteSearch/{(wish.Type == ServerLibraryType.Movie ? "Movie" : "Series")}",
            JellyfinMatch.Search(wish),
            JellyfinMatch.Read,
            cancellation
        );
        if (!answer.IsOk)
        {
            return new(answer.Fault);
        }

        return answer.Value!.FirstOrDefault(match => match.IsOf(wish)) is { } match
            ? await _server.TellAsync<Rematch>(
                HttpMethod.Post,
                $"Items/RemoteSearch/Apply/{Uri.EscapeDataString(wish.Key)}?ReplaceAllImages=true",
                match.Json,
                new Rematch.Taken(),
                cancellation
            )
            : new(new Rematch.NotProposed());
    }

    /// <summary>The files of a movie behind its first one are in no list.</summary>
    private async Task<Answer<IReadOnlyList<ServerItem>>> WithPartsAsync(
        ShownTitles titles,
        Task<Answer<IReadOnlyList<ServerItem>>> list,
        CancellationToken cancellation
    )
    {
        Answer<IReadOnlyList<ServerItem>> found = await list;
        if (!found.IsOk)
        {
            return found;
        }

        List<ServerItem> whole = [.. found.Value!];
        foreach (ServerItem first in found.Value!.Where(item => item.Parts > 1 && item.Files.Any(titles.Wanted.ContainsKey)))
        {
            Answer<IReadOnlyList<ServerItem>> parts = await _server.GetAsync(
                $"Videos/{Uri.EscapeDataString(first.Key)}/AdditionalParts?{Fields}",
                JellyfinJson.Items,
                cancellation
            );
            if (!parts.IsOk)
            {
                return parts;
            }

            // A part has no ids of its own.
            whole.Add(first with { Files = [.. parts.Value!.SelectMany(part => part.Files)] });
        }

        return new(whole);
    }

    private Task<Answer<IReadOnlyList<ServerItem>>> NamedAsync(
        ServerLibrary library,
        ServerLibraryType type,
        string name,
        CancellationToken cancellation
    ) =>
        ItemsAsync(
            $"{Below(library.Key, type == ServerLibraryType.Movie ? "Movie" : "Series")}&SearchTerm={Uri.EscapeDataString(name)}",
            page: 0,
            cancellation
        );

    private Task<Answer<IReadOnlyList<ServerItem>>> EpisodesAsync(string series, CancellationToken cancellation) =>
        ServerPages.ReadAsync(page => ItemsAsync(Below(series, "Episode"), page, cancellation));

    private static string Below(string parent, string type) =>
        $"Recursive=true&ParentId={Uri.EscapeDataString(parent)}&IncludeItemTypes={type}";

    private Task<Answer<IReadOnlyList<ServerItem>>> ItemsAsync(string query, int page, CancellationToken cancellation) =>
        _server.GetAsync(
            $"Items?{query}&{Fields}&StartIndex={page * ServerPages.Size}&Limit={ServerPages.Size}",
            JellyfinJson.Items,
            cancellation
        );
}
