namespace Hybrid.Naming;

/// <summary>Where an extra stands: in a folder of its kind, inside the title's or the season's folder. Its file's name is what the server shows.</summary>
public static class ExtraPath
{
    private static readonly Dictionary<ExtraKind, (string Folder, string One)> Names = new()
    {
        [ExtraKind.BehindTheScenes] = ("Behind The Scenes", "Behind the Scenes"),
        [ExtraKind.DeletedScenes] = ("Deleted Scenes", "Deleted Scene"),
        [ExtraKind.Featurettes] = ("Featurettes", "Featurette"),
        [ExtraKind.Interviews] = ("Interviews", "Interview"),
        [ExtraKind.Scenes] = ("Scenes", "Scene"),
        [ExtraKind.Shorts] = ("Shorts", "Short"),
        [ExtraKind.Trailers] = ("Trailers", "Trailer"),
        [ExtraKind.Other] = ("Other", "Extra"),
    };

    /// <summary>"Title (Year) {tmdb-ID}/Featurettes/The Making of Title.mkv".</summary>
    /// <param name="folder">The title's folder, or the season's, seen from the library folder.</param>
    /// <param name="source">The extra's name in the download.</param>
    /// <param name="video">The name of the video that it belongs to. What both names begin with is left out.</param>
    /// <param name="titles">What the video is called: left out too, if something else follows.</param>
    /// <param name="nameBytes">What the library's file system takes for one component.</param>
    /// <param name="taken">Paths of other extras. If two would get one name, the second is numbered.</param>
    /// <returns>Null if no safe name can be made.</returns>
    public static string? Of(
        string folder,
        ExtraKind kind,
        string source,
        string video,
        IReadOnlyList<string> titles,
        int nameBytes,
        IReadOnlySet<string> taken
    )
    {
        if (SafeName.Extension(Path.GetExtension(source)) is not { } extension)
        {
            return null;
        }

        (string kindFolder, string one) = Names[kind];
        string rest = WithoutVideo(Path.GetFileNameWithoutExtension(source), Path.GetFileNameWithoutExtension(video), titles);
        string words = string.Join(' ', rest.Split(['.', '_', ' '], StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '-');
        // "behindthescenes" is a suffix and no name.
        string name = words.Length == 0 || ExtraName.IsSuffix(words) ? one : words;
        for (int copy = 1; ; copy++)
        {
            string number = copy == 1 ? "" : $" {copy}";
            string fragment = SafeName.Shorten(SafeName.Fragment(name), SafeName.StemBytes(nameBytes) - 1 - number.Length);
            if (SafeName.Component(fragment + number, SafeName.StemBytes(nameBytes)) is not { } stem)
            {
                return null;
            }

            string path = $"{folder}/{kindFolder}/{stem}{extension}";
            if (!taken.Contains(path))
            {
                return path;
            }
        }
    }

    /// <summary>Whether a path in the library is that of an extra, or of a subtitle of one.</summary>
    public static bool IsExtra(string path) => FolderToScan(path) != Path.GetDirectoryName(path);

    /// <summary>The folder that a server looks through to find a file: an extra's is the title's or the season's.</summary>
    public static string FolderToScan(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        string name = Path.GetFileName(folder);
        return Names.Values.Any(n => n.Folder == name) ? Path.GetDirectoryName(folder)! : folder;
    }

    private static string WithoutVideo(string name, string video, IReadOnlyList<string> titles)
    {
        if (
            name.StartsWith(video, StringComparison.OrdinalIgnoreCase)
            && !(name.Length > video.Length && char.IsLetterOrDigit(name[video.Length]))
        )
        {
            return name[video.Length..];
        }

        IReadOnlyList<string> words = SubtitleName.Words(name);
        IReadOnlyList<string> videoWords = SubtitleName.Words(video);
        int shared = words.Zip(videoWords).TakeWhile(pair => pair.First == pair.Second).Count();
        bool wholeTitle = titles.Any(t => SubtitleName.Words(t) is { Count: > 0 } title && title.Count <= shared);
        return wholeTitle ? SubtitleName.Behind(name, shared) : name;
    }
}
