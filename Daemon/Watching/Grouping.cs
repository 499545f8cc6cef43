using Hybrid.Ledger;
using Hybrid.Releases;

namespace Hybrid.Watching;

/// <summary>Turns the files of a download into items: one a movie, one a series. Pure.</summary>
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
        var groups = new List<(string Key, string Name, List<TriagedFile> Files)>();
        foreach (TriagedFile video in videos)
        {
            (string key, string title) = KeyOf(name, whole, video, latestYear);
            int index = groups.FindIndex(g => string.Equals(g.Key, key, StringComparison.Ordinal));
            if (index < 0)
            {
                groups.Add((key, title, [video]));
            }
            else
            {
                groups[index].Files.Add(video);
            }
        }

        foreach (TriagedFile other in files.Where(f => f.Role != FileRole.Video))
        {
            groups
                .MaxBy(g => g.Files.Where(f => f.Role == FileRole.Video).Max(v => Nearness(v.File.Path, other.File.Path)))
                .Files.Add(other);
        }

        // One group is the download itself, under its own name.
        return groups.Count == 1 ? [new FileGroup(name, files)] : [.. groups.Select(g => new FileGroup(g.Name, g.Files))];
    }

    private static (string Key, string Name) KeyOf(string name, Release whole, TriagedFile video, int latestYear)
    {
        // A torrent named as a series is one series: its files may be called 01.mkv.
        if (whole.Kind == ReleaseKind.Episode)
        {
            return ("series", name);
        }

        Release release = ReleaseParser.Parse(video.File.Path, latestYear);
        string title = Plain(release.Title);
        return release.Kind switch
        {
            ReleaseKind.Episode => ($"series/{title}", release.Title ?? name),
            ReleaseKind.Movie => ($"movie/{title}/{release.Year}", Path.GetFileNameWithoutExtension(video.File.Path)),
            _ => ($"file/{video.File.Path}", Path.GetFileNameWithoutExtension(video.File.Path)),
        };
    }

    /// <summary>How much of the path two files share, counted in characters: "Film.cd1.srt" belongs to "Film.cd1.avi".</summary>
    private static int Nearness(string video, string other)
    {
        int shared = 0;
        while (
            shared < video.Length && shared < other.Length && char.ToUpperInvariant(video[shared]) == char.ToUpperInvariant(other[shared])
        )
        {
            shared++;
        }

        return shared;
    }

    private static string Plain(string? title) => title is null ? "" : string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>The files of one item to be.</summary>
public sealed record FileGroup(string Name, IReadOnlyList<TriagedFile> Files);
