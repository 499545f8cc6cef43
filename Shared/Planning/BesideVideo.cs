namespace Hybrid.Planning;

/// <summary>The names of what belongs to a video because it begins like it: "Film (1999).en.srt". Pure.</summary>
public static class BesideVideo
{
    /// <returns>The path that it gets when the video goes from one path to another; null if it does not belong to that video.</returns>
    public static string? NewPath(string path, string from, string to)
    {
        string stem = Path.ChangeExtension(from, null);
        return
            path.StartsWith(stem + ".", StringComparison.Ordinal)
            && path != from
            && Path.GetDirectoryName(path) == Path.GetDirectoryName(from)
            ? Path.ChangeExtension(to, null) + path[stem.Length..]
            : null;
    }
}
