namespace Hybrid.Daemon.Services;

/// <summary>The folders that an installed unit of ours lets the daemon write to.</summary>
internal sealed record UnitFolders(IReadOnlyList<string> Writable, IReadOnlyList<string> Closed)
{
    /// <returns>Null if it limits nothing.</returns>
    public static UnitFolders? Read(string unit)
    {
        string[] lines = unit.Split('\n');
        bool all = lines.Contains("ProtectSystem=full");
        return all || lines.Contains("ProtectSystem=strict")
            ? new UnitFolders([.. Paths(lines, "ReadWritePaths="), .. all ? new[] { "/" } : []], [.. Paths(lines, "ReadOnlyPaths=")])
            : null;
    }

    public bool CanWrite(string path) => Room(path) is not null;

    /// <summary>Whether both are in one mount, namely that of the deepest line that contains each.</summary>
    public bool CanLink(string source, string library) => Room(source) is { } room && room == Room(library);

    /// <summary>The line that decides about a path; null if it closes the path.</summary>
    private string? Room(string path) =>
        Writable.Concat(Closed).Where(folder => Folders.Holds(folder, path)).MaxBy(folder => folder.Length) is { } room
        && !Closed.Contains(room)
            ? room
            : null;

    private static IEnumerable<string> Paths(IEnumerable<string> lines, string key) =>
        lines
            .Where(line => line.StartsWith(key, StringComparison.Ordinal))
            .Select(line => UnitText.Plain(line[key.Length..]).TrimStart('-'));
}
