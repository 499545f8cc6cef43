namespace Hybrid.Releases;

/// <summary>Folders that only sort files and name no title.</summary>
internal static class FolderNames
{
    private static readonly string[] Sorting =
    [
        "movies",
        "movie",
        "films",
        "film",
        "series",
        "serie",
        "tv",
        "tv shows",
        "tv series",
        "tvshows",
        "shows",
        "show",
        "anime",
        "video",
        "videos",
        "media",
        "downloads",
        "download",
        "completed",
        "complete",
        "torrents",
        "incoming",
        "unsorted",
        "temp",
        "tmp",
        "mnt",
        "server",
        "share",
        "public",
        "data",
        "specials",
        "extras",
        "subs",
        "subtitles",
        "sample",
        "samples",
        "test",
        "disk",
        "nas",
        "home",
        "volumes",
        "c:",
        "d:",
        "e:",
        "z:",
        "p:",
        "downloads finished",
        "utorrent",
        "postprocessing",
        "folder",
        "somefolder",
        "av",
    ];

    public static bool SayNothing(ReadOnlySpan<char> name)
    {
        name = name.Trim(" _-");
        foreach (string word in Sorting)
        {
            if (name.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return name.Length == 2 && name[1] == ':';
    }
}
