namespace Hybrid.MediaServers;

/// <summary>The library that a folder belongs to, and the folder's path in the server's spelling.</summary>
public sealed record ServerLibraryChoice(ServerLibrary Library, string Folder)
{
    /// <summary>The library of this type with the longest location that contains the folder; null if there is none.</summary>
    /// <remarks>A server on Windows uses '\' and ignores case; the path map may have left a '/' in the part that it did not change.</remarks>
    public static ServerLibraryChoice? Of(IEnumerable<ServerLibrary> libraries, ServerLibraryType type, string folderThere)
    {
        (ServerLibrary? Library, string Location) best = (null, "");
        foreach (ServerLibrary library in libraries.Where(l => l.Is(type)))
        {
            foreach (string location in library.Locations)
            {
                if (Length(location) > Length(best.Location) && Holds(location, folderThere))
                {
                    best = (library, location);
                }
            }
        }

        return best.Library is null ? null : new(best.Library, Spell(folderThere, best.Location));
    }

    private static int Length(string location) => location.AsSpan().TrimEnd("/\\").Length + (location.Length > 0 ? 1 : 0);

    internal static bool Holds(string location, string folder)
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
