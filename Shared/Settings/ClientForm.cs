namespace Hybrid.Settings;

/// <summary>
/// The form that an MCP client shows for a bundle or a registry's entry. The client puts its fields into the environment, also those that
/// nobody filled, and an empty variable there would hide the line of the settings file.
/// </summary>
public static class ClientForm
{
    /// <summary>Set to true beside the settings that come of a form.</summary>
    public const string Marker = "PLEX_MCP_FORM";

    /// <summary>The settings that a form asks for, the important ones first.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "PLEX_MEDIA_ROOT",
        "TRANSMISSION_URL",
        "TRANSMISSION_USER",
        "TRANSMISSION_PASSWORD",
        "TMDB_API_KEY",
        "PLEX_MCP_DATA_DIR",
        "PLEX_MODE",
        "PLEX_MCP_TOOLSETS",
    ];

    /// <summary>The environment without the fields that nobody filled. Without the marker it stays as it is.</summary>
    internal static IReadOnlyDictionary<string, string> Filled(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault(Marker) == "true"
            ? environment
                .Where(variable => !Keys.Contains(variable.Key) || !IsUnfilled(variable.Value))
                .ToDictionary(StringComparer.Ordinal)
            : environment;

    // Claude Desktop leaves the placeholder of a field that was never filled, and gives nothing for one that was emptied.
    private static bool IsUnfilled(string text) =>
        string.IsNullOrWhiteSpace(text) || (text.StartsWith("${user_config.", StringComparison.Ordinal) && text.EndsWith('}'));
}
