namespace Hybrid.Daemon.Setup;

/// <summary>A setting that setup asks for.</summary>
/// <param name="Key">The setting.</param>
/// <param name="Option">The argument that answers it.</param>
/// <param name="Words">The question.</param>
internal sealed record SetupQuestion(string Key, string Option, string Words)
{
    /// <summary>Addresses to propose if something answers there.</summary>
    public IReadOnlyList<string> Likely { get; init; } = [];

    /// <summary>It is asked only if this setting has a value; null = always. Most people have one media server.</summary>
    public string? OnlyWith { get; init; }
}

/// <summary>Questions whose answers are tested together.</summary>
/// <param name="Check">The doctor's check that tests them.</param>
internal sealed record SetupStep(string Check, IReadOnlyList<SetupQuestion> Questions)
{
    public static IReadOnlyList<SetupStep> All { get; } =
    [
        new("library", [new("PLEX_MEDIA_ROOT", "--media-root", "The folder that holds your libraries \"Movies\" and \"TV Shows\"")]),
        new(
            "transmission",
            [
                new("TRANSMISSION_URL", "--transmission-url", "Transmission address")
                {
                    Likely = ["http://localhost:9091", "http://transmission:9091"],
                },
                new("TRANSMISSION_USER", "--transmission-user", "Transmission user"),
                new("TRANSMISSION_PASSWORD", "--transmission-password", "Transmission password"),
            ]
        ),
        new("placing", [new("PLEX_INGEST_DIR", "--ingest-dir", "A folder to watch for finished downloads, besides Transmission")]),
        new("tmdb", [new("TMDB_API_KEY", "--tmdb-api-key", "TMDb API key or read token, from https://www.themoviedb.org/settings/api")]),
        new(
            "plex",
            [
                new("PLEX_URL", "--plex-url", "Plex address") { Likely = ["http://localhost:32400", "http://plex:32400"] },
                new(
                    "PLEX_TOKEN",
                    "--plex-token",
                    "Plex token (in Plex Web open an item, Get Info, View XML; the token is the end of the address, after X-Plex-Token)"
                ),
            ]
        ),
        OfOtherServer("jellyfin", "JELLYFIN", "Jellyfin"),
        OfOtherServer("emby", "EMBY", "Emby"),
    ];

    private static SetupStep OfOtherServer(string check, string prefix, string name) =>
        new(
            check,
            [
                new($"{prefix}_URL", $"--{check}-url", $"{name} address") { OnlyWith = $"{prefix}_URL" },
                new($"{prefix}_API_KEY", $"--{check}-api-key", $"{name} API key") { OnlyWith = $"{prefix}_URL" },
            ]
        );
}
