namespace Hybrid.Daemon.Watching;

/// <summary>Assigns a non-video file to a group, by a video's name in its own or its folder's name, otherwise by its folder.</summary>
/// <remarks>Uses a lookup instead of comparing with every video: a torrent may have ten thousand files.</remarks>
internal sealed class Belongings
{
    private const int Several = -1;

    private readonly Dictionary<string, int> _byStem = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _byFolder = new(StringComparer.Ordinal);

    public void Add(string video, int group)
    {
        Note(_byStem, Path.GetFileNameWithoutExtension(video), group);
        for (string folder = FolderOf(video); ; folder = FolderOf(folder))
        {
            Note(_byFolder, folder, group);
            if (folder.Length == 0)
            {
                return;
            }
        }
    }

    /// <returns>Null if several groups fit equally well.</returns>
    public int? GroupOf(string path) => ByName(path) ?? ByFolder(path);

    private int? ByName(string path)
    {
        foreach (string part in path.Split('/').Reverse())
        {
            // The longest video name at its beginning wins: "Film.en.srt" belongs to "Film.mkv", "Film 2.srt" to "Film 2.mkv".
            for (int length = part.Length; length > 0; length--)
            {
                bool wordEnds = length == part.Length || !char.IsLetterOrDigit(part[length]);
                if (wordEnds && _byStem.TryGetValue(part[..length], out int group) && group != Several)
                {
                    return group;
                }
            }
        }

        return null;
    }

    private int? ByFolder(string path)
    {
        for (string folder = FolderOf(path); ; folder = FolderOf(folder))
        {
            if (_byFolder.TryGetValue(folder, out int group))
            {
                return group == Several ? null : group;
            }

            if (folder.Length == 0)
            {
                return null;
            }
        }
    }

    private static void Note(Dictionary<string, int> groups, string key, int group) =>
        groups[key] = groups.TryGetValue(key, out int before) && before != group ? Several : group;

    private static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";
}
