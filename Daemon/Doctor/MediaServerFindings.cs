using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether a media server answers, accepts the key, and has libraries in our folders.</summary>
internal static class MediaServerFindings
{
    public static IReadOnlyList<Finding> None { get; } =
    [Finding.Ok(CheckOf(MediaServerKind.Plex), "No Plex server is set. Plex finds new files at its own scans.")];

    public static string CheckOf(MediaServerKind server) => server.ToString().ToLowerInvariant();

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        MediaServerOptions options,
        IMediaServer server,
        CancellationToken cancellationToken
    )
    {
        Answer<IReadOnlyList<ServerLibrary>> answer = await server.LibrariesAsync(cancellationToken);
        return answer.IsOk ? Of(settings, options, answer.Value!) : [Of(server.Kind, answer.Fault)];
    }

    /// <summary>Compares a server's libraries with our folders. Pure.</summary>
    internal static IReadOnlyList<Finding> Of(HybridSettings settings, MediaServerOptions server, IReadOnlyList<ServerLibrary> libraries)
    {
        var words = MediaServerWords.Of(server.Kind);
        List<(string Name, ServerLibraryType Type, string Folder)> unknown = [];
        List<Finding> found = [];
        foreach ((string name, ServerLibraryType type, string folder) in Libraries(settings))
        {
            if (ServerLibraryChoice.Of(libraries, type, server.PathMap.ToThere(folder)) is { } choice)
            {
                found.Add(Finding.Ok(CheckOf(server.Kind), $"The {words.Name} library \"{choice.Library.Title}\" contains {folder}."));
            }
            else
            {
                unknown.Add((name, type, folder));
            }
        }

        if (unknown.Count > 0)
        {
            found.Add(Unknown(server, libraries, unknown));
        }

        return found;
    }

    private static Finding Unknown(
        MediaServerOptions server,
        IReadOnlyList<ServerLibrary> libraries,
        List<(string Name, ServerLibraryType Type, string Folder)> unknown
    )
    {
        var words = MediaServerWords.Of(server.Kind);
        List<PathPair> guesses = [.. unknown.Select(u => Guess(libraries, u.Type, u.Folder)).OfType<PathPair>()];
        string? proposal = guesses.Count > 0 ? PathMapProposal.Line(words.PathMapSetting, server.PathMap, guesses) : null;
        string folders = string.Join(" or ", unknown.Select(u => u.Folder));
        string[] locations = [.. libraries.Where(s => unknown.Exists(u => s.Is(u.Type))).SelectMany(s => s.Locations)];
        string kinds = string.Join(" or ", unknown.Select(u => u.Name));
        return Finding.Error(
            CheckOf(server.Kind),
            locations.Length == 0
                ? $"{words.Name} has no library for {kinds}."
                : $"No {words.Name} library for {kinds} contains {folders}. The folders of its libraries are {string.Join(", ", locations)}.",
            $"{words.Name} cannot be notified about new files there, and their items stay in the state \"announcing\".",
            proposal is not null
                ? $"If {words.Name} sees the same folders under other paths, set: {proposal}"
                : $"In {words.Name}, add {folders} to a library of that kind, or set PLEX_MOVIES_DIR and PLEX_TV_DIR to the folders of its libraries."
        ) with
        {
            Proposal = proposal,
        };
    }

    /// <summary>A location of the right kind whose last part matches our folder's, or the only one of that kind.</summary>
    private static PathPair? Guess(IReadOnlyList<ServerLibrary> libraries, ServerLibraryType type, string folder)
    {
        string[] locations =
        [
            .. libraries.Where(l => l.Is(type)).SelectMany(l => l.Locations).Select(l => l.TrimEnd('/', '\\')).Where(l => l.Length > 0),
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

    private static IEnumerable<(string Name, ServerLibraryType Type, string Folder)> Libraries(HybridSettings settings) =>
        [
            .. settings.MoviesDirs.Select(folder => ("movies", ServerLibraryType.Movie, folder)),
            .. settings.TvDirs.Select(folder => ("series", ServerLibraryType.Show, folder)),
        ];

    private static Finding Of(MediaServerKind server, Fault fault)
    {
        var words = MediaServerWords.Of(server);
        return Finding.Error(
            CheckOf(server),
            fault.Sentence,
            $"{words.Name} is not notified about new files. It finds them at its own scans.",
            fault.Kind == FaultKind.Refused
                ? $"Set {words.KeySetting} to a valid {words.Key} ({words.KeyHelp}), then restart the daemon."
                : $"Start {words.Name}, or correct {words.UrlSetting}. If you have no {words.Name} server, leave {words.UrlSetting} empty."
        );
    }
}
