using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether Plex answers, accepts the token, and has libraries in our folders.</summary>
internal static class PlexFindings
{
    private const string Check = "plex";

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        PlexClient plex,
        CancellationToken cancellationToken
    )
    {
        if (settings.PlexUrl is null)
        {
            return [Finding.Ok(Check, "No Plex server is set. Plex finds new files at its own scans.")];
        }

        Answer<IReadOnlyList<PlexSection>> answer = await plex.SectionsAsync(cancellationToken);
        return answer.IsOk ? Of(settings, answer.Value!) : [Of(answer.Fault)];
    }

    /// <summary>Compares Plex's libraries with our folders. Pure.</summary>
    internal static IReadOnlyList<Finding> Of(HybridSettings settings, IReadOnlyList<PlexSection> sections)
    {
        List<(string Name, PlexSectionType Type, string Folder)> unknown = [];
        List<Finding> found = [];
        foreach ((string name, PlexSectionType type, string folder) in Libraries(settings))
        {
            if (PlexSectionChoice.Of(sections, type, settings.PlexPathMap.ToThere(folder)) is { } choice)
            {
                found.Add(Finding.Ok(Check, $"The Plex library \"{choice.Section.Title}\" contains {folder}."));
            }
            else
            {
                unknown.Add((name, type, folder));
            }
        }

        if (unknown.Count > 0)
        {
            found.Add(Unknown(settings, sections, unknown));
        }

        return found;
    }

    private static Finding Unknown(
        HybridSettings settings,
        IReadOnlyList<PlexSection> sections,
        List<(string Name, PlexSectionType Type, string Folder)> unknown
    )
    {
        List<PathPair> guesses = [.. unknown.Select(u => Guess(sections, u.Type, u.Folder)).OfType<PathPair>()];
        string? proposal = guesses.Count > 0 ? PathMapProposal.Line("PLEX_PATH_MAP", settings.PlexPathMap, guesses) : null;
        string folders = string.Join(" or ", unknown.Select(u => u.Folder));
        string[] locations = [.. sections.Where(s => unknown.Exists(u => s.Is(u.Type))).SelectMany(s => s.Locations)];
        string kinds = string.Join(" or ", unknown.Select(u => u.Name));
        return Finding.Error(
            Check,
            locations.Length == 0
                ? $"Plex has no library for {kinds}."
                : $"No Plex library for {kinds} contains {folders}. The folders of its libraries are {string.Join(", ", locations)}.",
            "Plex cannot be notified about new files there, and their items stay in the state \"announcing\".",
            proposal is not null
                ? $"If Plex sees the same folders under other paths, set: {proposal}"
                : $"In Plex, add {folders} to a library of that kind, or set PLEX_MOVIES_DIR and PLEX_TV_DIR to the folders of its libraries."
        ) with
        {
            Proposal = proposal,
        };
    }

    /// <summary>A location of the right kind whose last part matches our folder's, or the only one of that kind.</summary>
    private static PathPair? Guess(IReadOnlyList<PlexSection> sections, PlexSectionType type, string folder)
    {
        string[] locations =
        [
            .. sections.Where(s => s.Is(type)).SelectMany(s => s.Locations).Select(l => l.TrimEnd('/', '\\')).Where(l => l.Length > 0),
        ];
        string? best =
            locations
                .Where(l => string.Equals(LastPart(l), LastPart(folder), StringComparison.OrdinalIgnoreCase))
                .OrderBy(l => l.Length)
                .FirstOrDefault()
            ?? (locations is [var only] ? only : null);
        return best is null ? null : new PathPair(folder, best);
    }

    private static string LastPart(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static IEnumerable<(string Name, PlexSectionType Type, string Folder)> Libraries(HybridSettings settings) =>
        [
            .. settings.MoviesDirs.Select(folder => ("movies", PlexSectionType.Movie, folder)),
            .. settings.TvDirs.Select(folder => ("series", PlexSectionType.Show, folder)),
        ];

    private static Finding Of(Fault fault) =>
        Finding.Error(
            Check,
            fault.Sentence,
            "Plex is not notified about new files. It finds them at its own scans.",
            fault.Kind == FaultKind.Refused
                ? "Set PLEX_TOKEN to a valid token (in Plex Web open an item, Get Info, View XML; the token is the end of the address, after X-Plex-Token), then restart the daemon."
                : "Start Plex, or correct PLEX_URL. If you have no Plex server, leave PLEX_URL empty."
        );
}
