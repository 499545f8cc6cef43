using Hybrid.Ledger;
using Hybrid.Releases;

namespace Hybrid.Daemon.Watching;

/// <summary>Groups the files of a download into items: one per movie, one per series. Pure.</summary>
public static class Grouping
{
    /// <param name="name">The download's name.</param>
    /// <param name="files">All its files, with their roles. Each ends in exactly one group.</param>
    /// <param name="latestYear">The latest plausible year of a release.</param>
    public static IReadOnlyList<FileGroup> Group(string name, IReadOnlyList<TriagedFile> files, int latestYear)
    {
        TriagedFile[] videos = [.. files.Where(f => f.Role == FileRole.Video)];
        if (videos.Length <= 1)
        {
            return [new FileGroup(name, files)];
        }

        Release whole = ReleaseParser.Parse(name, latestYear);
        var groups = new List<(string Name, List<TriagedFile> Files)>();
        var byKey = new Dictionary<string, int>(StringComparer.Ordinal);
        var belongings = new Belongings();
        foreach (TriagedFile video in videos)
        {
            (string key, string title) = KeyOf(name, whole, video, latestYear);
            if (!byKey.TryGetValue(key, out int group))
            {
                byKey[key] = group = groups.Count;
                groups.Add((title, []));
            }

            groups[group].Files.Add(video);
            belongings.Add(video.File.Path, group);
        }

        if (groups.Count == 1)
        {
            // One group is the download itself, under its own name.
            return [new FileGroup(name, files)];
        }

        foreach (TriagedFile other in files.Where(f => f.Role != FileRole.Video))
        {
            int? group = belongings.GroupOf(other.File.Path) ?? GroupByTitle(other, byKey, latestYear);
            groups[group ?? 0].Files.Add(group is null && other.Role == FileRole.Subtitle ? Lost(other) : other);
        }

        return [.. groups.Select(g => new FileGroup(g.Name, g.Files))];
    }

    /// <summary>"Subs/Title.1999.en.srt", where the video is called otherwise: "1. Title (1999).mkv".</summary>
    private static int? GroupByTitle(TriagedFile other, Dictionary<string, int> groups, int latestYear) =>
        other.Role == FileRole.Subtitle
        && ReleaseParser.Parse(Packs.WithoutOrder(Path.GetFileName(other.File.Path)), latestYear) is { Year: not null } release
        && groups.TryGetValue(MovieKey(release), out int group)
            ? group
            : null;

    /// <summary>A subtitle next to the wrong video would be worse than no subtitle.</summary>
    private static TriagedFile Lost(TriagedFile subtitle) =>
        subtitle with
        {
            Role = FileRole.Unwanted,
            Reason = "It is unclear which video this subtitle belongs to.",
        };

    private static (string Key, string Name) KeyOf(string name, Release whole, TriagedFile video, int latestYear)
    {
        Release release = ReleaseParser.Parse(video.File.Path, latestYear);
        // A torrent named like a series is one series, even if its files are called 01.mkv. "Movie 1-6" and "The Complete Collection" may be
        // movies: then each has its own title and year.
        if (whole.Kind == ReleaseKind.Episode && (whole.Seasons.Count > 0 || release is not { Kind: ReleaseKind.Movie, Year: not null }))
        {
            return ("series", name);
        }

        return release.Kind switch
        {
            ReleaseKind.Episode => ($"series/{Plain(release.Title)}", release.Title ?? name),
            ReleaseKind.Movie => (MovieKey(release), NameOf(video.File.Path, release, latestYear)),
            _ => ($"file/{video.File.Path}", NameOf(video.File.Path, release, latestYear)),
        };
    }

    private static string MovieKey(Release movie) => $"movie/{Plain(movie.Title)}/{movie.Year}";

    /// <summary>The file's own name; the folder's around it if the file's says nothing ("Pack/Title (1999)/abc.mkv").</summary>
    private static string NameOf(string path, Release release, int latestYear)
    {
        string own = Packs.WithoutOrder(Path.GetFileNameWithoutExtension(path));
        IEnumerable<string> folders = path.Split('/').Skip(1).SkipLast(1);
        return Plain(ReleaseParser.Parse(own, latestYear).Title) == Plain(release.Title)
            ? own
            : folders.Reverse().Select(Packs.WithoutOrder).FirstOrDefault(f => IsNamed(f, release, latestYear), own);
    }

    private static bool IsNamed(string folder, Release release, int latestYear) =>
        release.Title is not null && Plain(ReleaseParser.Parse(folder, latestYear).Title) == Plain(release.Title);

    private static string Plain(string? title) => title is null ? "" : string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>The files of one future item.</summary>
public sealed record FileGroup(string Name, IReadOnlyList<TriagedFile> Files);
