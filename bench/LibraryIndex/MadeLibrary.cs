using System.Globalization;

namespace Hybrid.Bench.LibraryIndex;

/// <summary>A library of empty files with the names that programs give them: two files for each movie, sixty series of every hundred thousand files' half.</summary>
internal static class MadeLibrary
{
    private const int EpisodesOfASeason = 20;
    private const int SeasonsOfASeries = 6;

    /// <summary>Movies are two fifths of the files, each a video and a subtitle; one in fifty stands there twice.</summary>
    public static int Make(string movies, string series, int files, DateTime changed)
    {
        int made = 0;
        for (int n = 0; made < files * 2 / 5; n++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{Word(n)} {Word(n * 7 + 3)} {n} ({1950 + (n % 70)})");
            string folder = Path.Combine(
                movies,
                (n % 3) switch
                {
                    0 => name,
                    1 => $"{name} {{tmdb-{n + 1000}}}",
                    _ => $"{name} [tmdbid-{n + 1000}]",
                }
            );
            made += Write(changed, folder, $"{name} [Bluray-1080p].mkv", $"{name} [Bluray-1080p].en.srt");
            if (n % 50 == 0)
            {
                made += Write(changed, Path.Combine(movies, name.Replace(' ', '.') + ".720p.WEB-DL.x264-GRP"), "movie.720p.mkv");
            }
        }

        for (int n = 0; made < files; n++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{Word(n * 3)} {Word(n + 11)} Show {n} ({1980 + (n % 40)})");
            for (int season = 1; season <= SeasonsOfASeries && made < files; season++)
            {
                string[] episodes =
                [
                    .. Enumerable
                        .Range(1, EpisodesOfASeason)
                        .Where(e => n % 100 != 0 || e != 7)
                        .Select(e => $"{name} - S{season:D2}E{e:D2} - {Word(e)} {Word(season)} WEBDL-1080p.mkv"),
                ];
                made += Write(changed, Path.Combine(series, name, $"Season {season:D2}"), episodes);
            }

            Directory.SetLastWriteTimeUtc(Path.Combine(series, name), changed);
        }

        Directory.SetLastWriteTimeUtc(movies, changed);
        Directory.SetLastWriteTimeUtc(series, changed);
        return made;
    }

    private static int Write(DateTime changed, string folder, params string[] names)
    {
        Directory.CreateDirectory(folder);
        foreach (string name in names)
        {
            string path = Path.Combine(folder, name);
            using (File.Create(path)) { }

            File.SetLastWriteTimeUtc(path, changed);
        }

        Directory.SetLastWriteTimeUtc(folder, changed);
        return names.Length;
    }

    private static string Word(int n)
    {
        string[] words =
        [
            "Silent",
            "River",
            "Blue",
            "Night",
            "Stone",
            "Garden",
            "Winter",
            "Glass",
            "North",
            "Paper",
            "Iron",
            "Quiet",
            "Salt",
        ];
        return words[n % words.Length];
    }
}
