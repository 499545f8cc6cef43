namespace Hybrid.Naming;

/// <summary>Names for the subtitles of one video: the video's stem, the language, what kind it is.</summary>
public static class SubtitlePath
{
    private static readonly char[] Separators = ['.', '_', ' ', '(', ')', '[', ']', ','];

    /// <summary>"Title (Year) {tmdb-ID}.en.forced.srt" for each subtitle, in their order; null where its extension is no extension.</summary>
    /// <param name="videoPath">The video's path in the library, from <see cref="LibraryPath"/>.</param>
    /// <param name="videoSourceName">The video's own file name in the download: what a subtitle's name shares with it says nothing of a language.</param>
    /// <param name="subtitleNames">File names (or paths) in the download. Of two that would get one name the second is numbered: ".2.en.srt".</param>
    public static IReadOnlyList<string?> Of(string videoPath, string videoSourceName, IReadOnlyList<string> subtitleNames)
    {
        string stem = videoPath[..^Path.GetExtension(videoPath).Length];
        string sourceStem = Path.GetFileNameWithoutExtension(videoSourceName);
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        List<string?> paths = [];
        foreach (string name in subtitleNames)
        {
            if (LibraryPath.Extension(Path.GetExtension(name)) is not { } extension)
            {
                paths.Add(null);
                continue;
            }

            string own = Path.GetFileNameWithoutExtension(name);
            string tags = Tags(own.StartsWith(sourceStem, StringComparison.OrdinalIgnoreCase) ? own[sourceStem.Length..] : own);
            string path = stem + tags + extension;
            // The number stands before the language, which Plex looks for at the end.
            for (int copy = 2; !taken.Add(path); copy++)
            {
                path = $"{stem}.{copy}{tags}{extension}";
            }

            paths.Add(path);
        }

        return paths;
    }

    /// <summary>Read from the end, until a word that is neither a language nor a kind: the words of a title are often languages ("no", "it").</summary>
    private static string Tags(string name)
    {
        string? language = null;
        bool forced = false;
        string? kind = null;
        string[] words = name.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (int i = words.Length - 1; i >= 0; i--)
        {
            string word = words[i].Trim('-');
            switch (word.ToUpperInvariant())
            {
                case "FORCED":
                    forced = true;
                    continue;
                case "SDH":
                    kind = "sdh";
                    continue;
                case "CC":
                    kind = "cc";
                    continue;
                // Hearing impaired, where a language stands before it; else Hindi.
                case "HI" when i > 0 && SubtitleLanguage.Read(words[i - 1]) is not null:
                    kind = "sdh";
                    continue;
                case "FULL" or "DEFAULT" or "":
                    continue;
                default:
                    break;
            }

            // "English_2", or the track's number in "2_English".
            if (word.Length <= 2 && word.All(char.IsAsciiDigit))
            {
                continue;
            }

            if (language is null && SubtitleLanguage.Read(word) is { } read)
            {
                language = read;
                continue;
            }

            break;
        }

        return (language is null ? "" : "." + language) + (forced ? ".forced" : "") + (kind is null ? "" : "." + kind);
    }
}
