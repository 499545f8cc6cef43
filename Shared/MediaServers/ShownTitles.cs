using Hybrid.Neighbors;

namespace Hybrid.MediaServers;

/// <summary>From what a server shows to the titles of the files that are looked for.</summary>
/// <param name="Wanted">The files: as the server names them, and as paths on this machine.</param>
/// <param name="Library">The library that contains them.</param>
internal sealed record ShownTitles(IReadOnlyDictionary<string, string> Wanted, ServerLibrary Library)
{
    /// <summary>The clocks of two machines differ, and a file may have been there before.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromDays(1);

    /// <summary>Null if no library contains the files.</summary>
    public static ShownTitles? In(IReadOnlyList<ServerLibrary> libraries, WantedFiles files, PathMap map)
    {
        Dictionary<string, string> wanted = new(StringComparer.Ordinal);
        ServerLibrary? library = null;
        foreach (string path in files.Paths)
        {
            if (ServerLibraryChoice.Of(libraries, files.Type, map.ToThere(path)) is { } choice)
            {
                wanted[choice.Folder] = path;
                library ??= choice.Library;
            }
        }

        return library is null ? null : new(wanted, library);
    }

    /// <summary>What was added before cannot be the files.</summary>
    public static DateTimeOffset OldestOf(WantedFiles files) => files.Since - Earlier;

    public bool AreAllIn(IReadOnlyList<ServerItem> found) => Wanted.Keys.All(path => found.Any(item => item.Files.Contains(path)));

    /// <summary>An episode is matched as its series is.</summary>
    /// <param name="found">What the server shows.</param>
    /// <param name="seriesOf">Asks for a series.</param>
    public async Task<Answer<IReadOnlyList<ShownTitle>>> OfAsync(
        IReadOnlyList<ServerItem> found,
        Func<string, Task<Answer<IReadOnlyList<ServerItem>>>> seriesOf
    )
    {
        Dictionary<string, ServerItem> series = new(StringComparer.Ordinal);
        Dictionary<string, ShownTitle> shown = new(StringComparer.Ordinal);
        foreach (
            (ServerItem item, string there) in found.SelectMany(item => item.Files.Where(Wanted.ContainsKey).Select(file => (item, file)))
        )
        {
            ServerItem title = item;
            if (item.SeriesKey is { } key && !series.TryGetValue(key, out title!))
            {
                Answer<IReadOnlyList<ServerItem>> answer = await seriesOf(key);
                if (!answer.IsOk)
                {
                    return new(answer.Fault);
                }

                series[key] = title = answer.Value!.Count > 0 ? answer.Value[0] : item;
            }

            shown.TryAdd(there, new ShownTitle(Wanted[there], title.Name, title.Year, title.Ids) { Key = title.Key });
        }

        return new(shown.Values.ToArray());
    }
}
