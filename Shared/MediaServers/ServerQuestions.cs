using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>What is asked of every kind of server in the same order; how each is asked, is the client's.</summary>
internal static class ServerQuestions
{
    /// <summary>Asks for a scan of a folder in the library that contains it.</summary>
    public static async Task<Answer<Refresh>> RefreshAsync(
        IMediaServer server,
        ServerLibraryType type,
        string folderThere,
        Func<ServerLibraryChoice, Task<Answer<Refresh>>> tell,
        CancellationToken cancellation
    )
    {
        // Asked each time: a library may have been added or moved, and the answer is small.
        Answer<IReadOnlyList<ServerLibrary>> answer = await server.LibrariesAsync(cancellation);
        if (!answer.IsOk)
        {
            return new(answer.Fault);
        }

        IReadOnlyList<ServerLibrary> libraries = answer.Value!;
        return ServerLibraryChoice.Of(libraries, type, folderThere) is { } choice
            ? await tell(choice)
            : new(new Refresh.NoLibrary(folderThere, [.. libraries.Where(l => l.Is(type)).SelectMany(l => l.Locations)]));
    }

    /// <summary>Looks for files: first among what was added last, then among the titles of the name.</summary>
    public static async Task<Answer<IReadOnlyList<ShownTitle>>> LookAsync(
        IMediaServer server,
        WantedFiles wanted,
        PathMap map,
        ServerLists lists,
        CancellationToken cancellation
    )
    {
        Answer<IReadOnlyList<ServerLibrary>> libraries = await server.LibrariesAsync(cancellation);
        if (!libraries.IsOk)
        {
            return new(libraries.Fault);
        }

        if (ShownTitles.In(libraries.Value!, wanted, map) is not { } titles)
        {
            return new(Array.Empty<ShownTitle>());
        }

        Answer<IReadOnlyList<ServerItem>> newest = await lists.Newest(titles);
        if (!newest.IsOk)
        {
            return new(newest.Fault);
        }

        List<ServerItem> found = [.. newest.Value!];
        if (!titles.AreAllIn(found))
        {
            Answer<IReadOnlyList<ServerItem>> named = await NamedAsync(titles, wanted.Type, lists);
            if (!named.IsOk)
            {
                return new(named.Fault);
            }

            found.AddRange(named.Value!);
        }

        return await titles.OfAsync(found, lists.Series);
    }

    /// <summary>The files of a title in all libraries of its kind.</summary>
    /// <param name="named">The movies or series of a library with a name.</param>
    /// <param name="episodes">All episodes of the series of an id.</param>
    public static async Task<Answer<IReadOnlyList<HeldFile>>> HeldAsync(
        IMediaServer server,
        HeldTitle title,
        PathMap map,
        Func<ServerLibrary, string, Task<Answer<IReadOnlyList<ServerItem>>>> named,
        Func<string, Task<Answer<IReadOnlyList<ServerItem>>>> episodes,
        CancellationToken cancellation
    )
    {
        Answer<IReadOnlyList<ServerLibrary>> libraries = await server.LibrariesAsync(cancellation);
        if (!libraries.IsOk)
        {
            return new(libraries.Fault);
        }

        Dictionary<string, ServerItem> found = new(StringComparer.Ordinal);
        foreach (
            (ServerLibrary library, string name) in libraries
                .Value!.Where(l => l.Is(title.Type))
                .SelectMany(l => title.Names, (l, n) => (l, n))
        )
        {
            Answer<IReadOnlyList<ServerItem>> some = await named(library, name);
            if (!some.IsOk)
            {
                return new(some.Fault);
            }

            foreach (ServerItem item in some.Value!.Where(item => IsIt(item, title)))
            {
                found.TryAdd(item.Key, item);
            }
        }

        List<HeldFile> files = [];
        foreach (ServerItem item in found.Values)
        {
            Answer<IReadOnlyList<ServerItem>> videos = title.Type == ServerLibraryType.Movie ? new([item]) : await episodes(item.Key);
            if (!videos.IsOk)
            {
                return new(videos.Fault);
            }

            files.AddRange(
                videos.Value!.SelectMany(v => v.Files, (v, file) => new HeldFile(map.ToHere(file), v.Season, v.Episode, v.LastEpisode))
            );
        }

        return new(files);
    }

    private static bool IsIt(ServerItem item, HeldTitle title) =>
        new ShownTitle("", item.Name, item.Year, item.Ids).MatchWith(title.Tmdb, title.Imdb, title.Tvdb) == ShownMatch.Same;

    /// <summary>Lets a title be matched anew, if all its files are in the folder.</summary>
    /// <param name="files">The server's movie with its files, or the episodes of the series.</param>
    /// <param name="folderThere">The folder, as the server names it.</param>
    /// <param name="match">Finds the right match and lets the server take it.</param>
    public static async Task<Answer<Rematch>> FixMatchAsync(
        Task<Answer<IReadOnlyList<ServerItem>>> files,
        string folderThere,
        Func<Task<Answer<Rematch>>> match
    )
    {
        Answer<IReadOnlyList<ServerItem>> shown = await files;
        if (!shown.IsOk)
        {
            return new(shown.Fault);
        }

        string? other = shown.Value!.SelectMany(item => item.Files).FirstOrDefault(file => !ServerLibraryChoice.Holds(folderThere, file));
        return other is null ? await match() : new(new Rematch.HasOthers(other));
    }

    /// <summary>The movies of a name, or all episodes of the series of a name.</summary>
    private static async Task<Answer<IReadOnlyList<ServerItem>>> NamedAsync(ShownTitles files, ServerLibraryType type, ServerLists lists)
    {
        Answer<IReadOnlyList<ServerItem>> titles = await lists.Named(files);
        if (!titles.IsOk || type == ServerLibraryType.Movie)
        {
            return titles;
        }

        List<ServerItem> episodes = [];
        foreach (ServerItem series in titles.Value!.Take(ServerPages.MostNamesakes))
        {
            Answer<IReadOnlyList<ServerItem>> some = await lists.Episodes(series.Key);
            if (!some.IsOk)
            {
                return some;
            }

            episodes.AddRange(some.Value!);
        }

        return new(episodes);
    }
}

/// <summary>The lists of one server.</summary>
/// <param name="Newest">Movies or episodes of the library, what was added last first, until all files are found.</param>
/// <param name="Named">The movies or series of the name.</param>
/// <param name="Episodes">All episodes of the series of an id.</param>
/// <param name="Series">The series of an id.</param>
internal sealed record ServerLists(
    Func<ShownTitles, Task<Answer<IReadOnlyList<ServerItem>>>> Newest,
    Func<ShownTitles, Task<Answer<IReadOnlyList<ServerItem>>>> Named,
    Func<string, Task<Answer<IReadOnlyList<ServerItem>>>> Episodes,
    Func<string, Task<Answer<IReadOnlyList<ServerItem>>>> Series
);
