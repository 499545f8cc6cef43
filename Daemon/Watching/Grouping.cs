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
            int? group = belongings.GroupOf(other.File.Path);
            groups[group ?? 0].Files.Add(group is null && other.Role == FileRole.Subtitle ? Lost(other) : other);
        }

        return [.. groups.Select(g => new FileGroup(g.Name, g.Files))];
    }

    /// <summary>A subtitle next to the wrong video would be worse than no subtitle.</summary>
    private static TriagedFile Lost(TriagedFile subtitle) =>
        subtitle with
        {
            Role = FileRole.Unwanted,
            Reason = "It is unclear which video this subtitle belongs to.",
        };

    private static (string Key, string Name) KeyOf(string name, Release whole, TriagedFile video, int latestYear)
    {
        // A torrent named like a series is one series, even if its files are called 01.mkv.
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

    private static string Plain(string? title) => title is null ? "" : string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>The files of one future item.</summary>
public sealed record FileGroup(string Name, IReadOnlyList<TriagedFile> Files);
