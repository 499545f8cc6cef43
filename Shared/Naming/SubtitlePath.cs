namespace Hybrid.Naming;

/// <summary>Names the subtitles of one video: the video's stem, the language, the kind.</summary>
public static class SubtitlePath
{
    private static readonly char[] Separators = ['.', '_', ' ', '(', ')', '[', ']', ','];

    /// <summary>"Title (Year) {tmdb-ID}.en.forced.srt" for each subtitle, in the given order; null if the extension is not valid.</summary>
    /// <param name="videoPath">The video's path in the library, from <see cref="LibraryPath"/>.</param>
    /// <param name="videoSourceName">The video's file name in the download. Words that a subtitle's name shares with it are not a language.</param>
    /// <param name="subtitleNames">File names (or paths) in the download. If two would get one name, the second is numbered: ".2.en.srt".</param>
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
            // The number is before the language, because Plex looks for the language at the end.
            for (int copy = 2; !taken.Add(path); copy++)
            {
                path = $"{stem}.{copy}{tags}{extension}";
            }

            paths.Add(path);
        }

        return paths;
    }

    /// <summary>Reads from the end until a word that is neither a language nor a kind, because a title's words can be languages ("no", "it").</summary>
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
                // Hearing impaired if a language is before it; otherwise Hindi.
                case "HI" when i > 0 && SubtitleLanguage.Read(words[i - 1]) is not null:
                    kind = "sdh";
                    continue;
                case "FULL" or "DEFAULT" or "":
                    continue;
                default:
                    break;
            }

            // "English_2", or the track number in "2_English".
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
