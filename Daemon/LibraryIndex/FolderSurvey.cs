using Hybrid.Daemon.Probing;
using Hybrid.Daemon.Watching;
using Hybrid.Releases;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>What stands in one folder, without its files' names: a folder may have a hundred thousand.</summary>
/// <param name="Folders">The names of its folders. Links are left out: what is behind one may be anywhere.</param>
/// <param name="Entries">All of it, of whatever kind.</param>
internal sealed record FolderSurvey(IReadOnlyList<string> Folders, int Entries)
{
    /// <summary>Names of videos, enough to tell a movie's folder from a shelf.</summary>
    private const int MostVideos = 20;

    /// <summary>Links and hidden entries are looked at by us: the framework's defaults pass over some.</summary>
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Without extensions.</summary>
    public IReadOnlyList<string> Videos { get; private init; } = [];

    /// <summary>The NFO file that speaks of the whole folder; null if there is none.</summary>
    public string? Nfo { get; private init; }

    public bool HasNfo { get; private init; }

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FolderSurvey Of(string folder)
    {
        List<string> folders = [];
        List<string> videos = [];
        int entries = 0;
        int nfos = 0;
        string? first = null;
        string? whole = null;
        foreach (FileSystemInfo found in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything))
        {
            entries++;
            string name = found.Name;
            if (found is DirectoryInfo)
            {
                if (!IsLeftOut(name) && !found.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    folders.Add(name);
                }
            }
            else if (name.EndsWith(".nfo", StringComparison.OrdinalIgnoreCase))
            {
                nfos++;
                first ??= name;
                whole = name.ToUpperInvariant() is "MOVIE.NFO" or "TVSHOW.NFO" ? name : whole;
            }
            else if (videos.Count < MostVideos && FileKinds.IsVideo(name))
            {
                videos.Add(Path.GetFileNameWithoutExtension(name));
            }
        }

        return new FolderSurvey(folders, entries)
        {
            Videos = videos,
            // Of several, each is of a file.
            Nfo = whole ?? (nfos == 1 && videos.Count < 2 ? first : null),
            HasNfo = nfos > 0,
        };
    }

    /// <summary>The names of the files that may count, a number at a time.</summary>
    public static IEnumerable<string[]> Files(string folder, StandingFolder reading, int atATime) =>
        new DirectoryInfo(folder)
            .EnumerateFiles("*", Everything)
            .Select(f => f.Name)
            .Where(name => name[0] != '.' && StandingFile.Counts(reading, name))
            .Chunk(atATime);

    /// <summary>Null for a folder without such a file, or with one that claims nothing.</summary>
    /// <param name="root">The library folder.</param>
    /// <param name="path">Of the folder, relative to it.</param>
    public NfoClaim? Claim(string root, string path) => Nfo is null || path.Length == 0 ? null : NfoFile.Read(root, $"{path}/{Nfo}");

    /// <summary>Hidden folders, among them our own recycle folder, and what systems keep in shares.</summary>
    private static bool IsLeftOut(string name) => name[0] == '.' || Clutter.IsFolder(name);
}
