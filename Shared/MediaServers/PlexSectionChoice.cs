namespace Hybrid.MediaServers;

/// <summary>The library that a folder belongs to, and the folder's path in the server's spelling.</summary>
public sealed record PlexSectionChoice(PlexSection Section, string Folder)
{
    /// <summary>The section of this type with the longest location that contains the folder; null if there is none.</summary>
    /// <remarks>Plex on Windows uses '\' and ignores case; the path map may have left a '/' in the part that it did not change.</remarks>
    public static PlexSectionChoice? Of(IEnumerable<PlexSection> sections, PlexSectionType type, string folderThere)
    {
        (PlexSection? Section, string Location) best = (null, "");
        foreach (PlexSection section in sections.Where(s => s.Is(type)))
        {
            foreach (string location in section.Locations)
            {
                if (Length(location) > Length(best.Location) && Holds(location, folderThere))
                {
                    best = (section, location);
                }
            }
        }

        return best.Section is null ? null : new(best.Section, Spell(folderThere, best.Location));
    }

    private static int Length(string location) => location.AsSpan().TrimEnd("/\\").Length + (location.Length > 0 ? 1 : 0);

    private static bool Holds(string location, string folder)
    {
        bool windows = IsWindows(location);
        string outer = windows ? location.Replace('\\', '/') : location;
        string inner = windows ? folder.Replace('\\', '/') : folder;
        outer = outer.TrimEnd('/');
        return inner.StartsWith(outer, windows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            && (inner.Length == outer.Length || inner[outer.Length] == '/');
    }

    private static string Spell(string folder, string location) => IsWindows(location) ? folder.Replace('/', '\\') : folder;

    private static bool IsWindows(string location) =>
        location.StartsWith(@"\\", StringComparison.Ordinal)
        || (location.Length > 1 && char.IsAsciiLetter(location[0]) && location[1] == ':');
}
