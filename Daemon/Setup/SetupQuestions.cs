namespace Hybrid.Daemon.Setup;

/// <summary>A setting that the interview asks for.</summary>
/// <param name="Key">The setting.</param>
/// <param name="Option">The argument that answers it.</param>
/// <param name="Words">The question.</param>
internal sealed record SetupQuestion(string Key, string Option, string Words)
{
    /// <summary>Proposed where something answers there.</summary>
    public IReadOnlyList<string> Likely { get; init; } = [];
}

/// <summary>Questions whose answers are tried together.</summary>
/// <param name="Check">The doctor's check that tries them.</param>
internal sealed record SetupStep(string Check, IReadOnlyList<SetupQuestion> Questions)
{
    public static IReadOnlyList<SetupStep> All { get; } =
    [
        new("library", [new("PLEX_MEDIA_ROOT", "--media-root", "The folder that holds the libraries, in \"Movies\" and \"TV Shows\"")]),
        new(
            "transmission",
            [
                new("TRANSMISSION_URL", "--transmission-url", "Transmission's address")
                {
                    Likely = ["http://localhost:9091", "http://transmission:9091"],
                },
                new("TRANSMISSION_USER", "--transmission-user", "Transmission's user"),
                new("TRANSMISSION_PASSWORD", "--transmission-password", "Transmission's password"),
            ]
        ),
        new("placing", [new("PLEX_INGEST_DIR", "--ingest-dir", "A folder to watch for finished downloads as well")]),
        new("tmdb", [new("TMDB_API_KEY", "--tmdb-api-key", "TMDb's key or read token, from https://www.themoviedb.org/settings/api")]),
        new(
            "plex",
            [
                new("PLEX_URL", "--plex-url", "Plex's address") { Likely = ["http://localhost:32400", "http://plex:32400"] },
                new("PLEX_TOKEN", "--plex-token", "Plex's token (in Plex Web: an item, Get Info, View XML; the address ends with it)"),
            ]
        ),
    ];
}
