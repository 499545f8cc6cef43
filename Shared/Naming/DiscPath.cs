namespace Hybrid.Naming;

/// <summary>Where a disc stands: its own folder, BDMV or VIDEO_TS, inside the movie's folder, with the disc's own names. Jellyfin reads that.</summary>
public static class DiscPath
{
    private static readonly string[] Own = ["BDMV", "VIDEO_TS"];

    /// <summary>What the disc's own folder is in: "Film/Disc 1" for "Film/Disc 1/BDMV/index.bdmv". Null if the file is in no such folder.</summary>
    public static string? RootOf(string path) => IndexOfOwn(path) is { } at ? string.Join('/', path.Split('/')[..at]) : null;

    /// <summary>"BDMV" or "VIDEO_TS"; null if the file is in neither.</summary>
    public static string? KindOf(string path) => IndexOfOwn(path) is { } at ? path.Split('/')[at].ToUpperInvariant() : null;

    /// <summary>"Title (Year) {tmdb-ID}/BDMV/STREAM/00000.m2ts".</summary>
    /// <param name="movie">A path of the movie's video, seen from the library folder.</param>
    /// <param name="root">See <see cref="RootOf"/>.</param>
    /// <param name="path">Of a file in that root.</param>
    /// <param name="nameBytes">What the library's file system takes for one component.</param>
    /// <returns>Null if a name is not safe. A disc's menus name its files, so none of them is changed.</returns>
    public static string? Of(string movie, string root, string path, int nameBytes)
    {
        string[] names = path[(root.Length == 0 ? 0 : root.Length + 1)..].Split('/');
        return names.All(name => SafeName.Component(name, nameBytes) == name)
            ? string.Join('/', [movie.Split('/')[0], names[0].ToUpperInvariant(), .. names[1..]])
            : null;
    }

    /// <summary>The folder that a server looks through to find the disc: the movie's.</summary>
    /// <param name="path">Of a file of a disc in the library.</param>
    public static string FolderToScan(string path) =>
        RootOf(path.Replace(Path.DirectorySeparatorChar, '/')) ?? Path.GetDirectoryName(path)!;

    private static int? IndexOfOwn(string path) =>
        Array.FindIndex(path.Split('/')[..^1], folder => Own.Contains(folder, StringComparer.OrdinalIgnoreCase)) is >= 0 and var at
            ? at
            : null;
}
