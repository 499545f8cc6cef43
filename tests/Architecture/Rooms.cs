namespace Hybrid.Architecture;

/// <summary>
/// The rooms of each program, from the lowest floor to the highest: a room may use rooms on floors below its own, nothing beside it and
/// nothing above. A room is a folder and a namespace. As in docs/architecture.md.
/// </summary>
/// <param name="Project">The project's folder.</param>
/// <param name="Namespace">What the namespaces of its rooms begin with.</param>
/// <param name="Floors">Each entry is one floor.</param>
public sealed record Rooms(string Project, string Namespace, IReadOnlyList<string[]> Floors)
{
    public static readonly Rooms Shared = new(
        "Shared",
        "Hybrid",
        [
            ["Neighbors", "Texts", "Releases"],
            ["Videos", "Catalog", "Torrents", "MediaServers", "Logging"],
            ["Matching", "Naming"],
            ["Settings"],
            ["Ledger"],
            ["Planning", "Learning"],
            ["Reviewing"],
            ["Library"],
        ]
    );

    public static readonly Rooms Daemon = new(
        "Daemon",
        "Hybrid.Daemon",
        [
            ["Disk"],
            ["Working", "Probing"],
            ["Watching", "Announcing", "Notifying", "Health", "Verifying"],
            ["LibraryIndex"],
            ["Identifying", "Placing"],
            ["Services", "Hooks"],
            ["Hosting"],
            ["Doctor", "Backup"],
            ["Setup"],
            ["Commands"],
        ]
    );

    public static readonly Rooms Reviewer = new(
        "McpReviewer",
        "Hybrid.Reviewer",
        [
            ["Processes", "App"],
            ["Tools"],
            ["Calls"],
            ["Resources"],
            ["Http"],
            ["Server"],
        ]
    );

    public static IReadOnlyList<Rooms> All { get; } = [Shared, Daemon, Reviewer];

    /// <summary>The floor of a room; null where the room has none.</summary>
    public int? FloorOf(string room)
    {
        for (int floor = 0; floor < Floors.Count; floor++)
        {
            if (Floors[floor].Contains(room, StringComparer.Ordinal))
            {
                return floor;
            }
        }

        return null;
    }

    /// <summary>The room of a namespace: <c>Hybrid.Catalog.Tmdb</c> is in <c>Catalog</c>. Null for another project's, and for the project's root.</summary>
    public string? RoomOf(string fullNamespace)
    {
        if (!fullNamespace.StartsWith(Namespace + ".", StringComparison.Ordinal))
        {
            return null;
        }

        return fullNamespace[(Namespace.Length + 1)..].Split('.')[0];
    }
}
