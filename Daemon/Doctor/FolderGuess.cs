using Hybrid.Neighbors;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Which folder of this machine a neighbor may mean by a name that is unknown here: one that ends alike, best one that holds what it should.</summary>
internal static class FolderGuess
{
    /// <summary>Names that are looked for in each candidate.</summary>
    private const int MostNames = 20;

    private const int MostChildren = 100;

    /// <param name="there">The neighbor's name of the folder.</param>
    /// <param name="contents">What should lie in it; names from strangers, of which only plain ones are looked for.</param>
    /// <param name="beginnings">Folders of this machine, the likeliest first.</param>
    /// <param name="isFolder">Whether there is such a folder.</param>
    /// <param name="isThere">Whether there is such a file or folder.</param>
    public static PathPair? Of(
        string there,
        IReadOnlyList<string> contents,
        IEnumerable<string> beginnings,
        Func<string, bool> isFolder,
        Func<string, bool> isThere
    )
    {
        string[] parts = there.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        string[] names = [.. contents.Where(IsPlain).Take(MostNames)];
        (string Here, int Found, int Tail) best = ("", 0, 0);
        foreach (string beginning in beginnings)
        {
            for (int tail = 0; tail <= parts.Length; tail++)
            {
                string here = Path.Combine([beginning, .. parts[^tail..]]);
                if (parts[^tail..].Any(p => !IsPlain(p)) || !isFolder(here))
                {
                    continue;
                }

                int found = names.Count(name => isThere(Path.Combine(here, name)));
                if ((found, tail).CompareTo((best.Found, best.Tail)) > 0)
                {
                    best = (here, found, tail);
                }
            }
        }

        return best.Here.Length == 0 ? null : new PathPair(best.Here, there.TrimEnd('/', '\\'));
    }

    /// <summary>The folders of the settings, those above them, and what lies in these.</summary>
    public static IReadOnlyList<string> Beginnings(HybridSettings settings)
    {
        List<string> known = [];
        foreach (string folder in new[] { settings.IngestDir, settings.MediaRoot }.Concat(settings.LibraryDirs).OfType<string>())
        {
            for (string? at = folder; at is not null && at != Path.GetPathRoot(at); at = Path.GetDirectoryName(at))
            {
                known.Add(at);
            }
        }

        known.AddRange(["/srv", "/mnt", "/media", "/data", "/volume1", "/Volumes"]);
        return [.. known.Concat(known.SelectMany(Children)).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Children(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Take(MostChildren)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsPlain(string name) =>
        name.Length > 0 && name is not ("." or "..") && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0;
}
