namespace Hybrid.Daemon.Watching;

/// <summary>Tells to which group of videos another file belongs: by the video's name that it or its folder bears, else by the folder that it lies in.</summary>
/// <remarks>Looked up, not compared with each: a torrent may have ten thousand files.</remarks>
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

    /// <returns>Null where several groups have an equal claim.</returns>
    public int? GroupOf(string path) => ByName(path) ?? ByFolder(path);

    private int? ByName(string path)
    {
        foreach (string part in path.Split('/').Reverse())
        {
            // The longest name that it begins with: "Film.en.srt" is of "Film.mkv", and "Film 2.srt" of "Film 2.mkv".
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
