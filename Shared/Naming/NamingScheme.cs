using Hybrid.Catalog;

namespace Hybrid.Naming;

/// <summary>The templates for movies and for episodes. NAMING chooses one of the presets.</summary>
public sealed record NamingScheme(NameTemplate Movie, NameTemplate Episode)
{
    // Plex: https://support.plex.tv/articles/naming-and-organizing-your-movie-media-files/
    private const string PlexFolder = "<title>< (|year|)> {tmdb-<tmdb>}";

    // Jellyfin: https://jellyfin.org/docs/general/server/media/movies. It has no editions: each is a version with a label.
    private const string JellyfinFolder = "<title>< (|year|)> [tmdbid-<tmdb>]";
    private const string Plain = "<title>< (|year|)>";
    private const string Versions = "< - |version|>< - pt|part|>";
    private const string EpisodeFile = "/Season <season>/<title>< (|year|)> - <numbers>< - |episode_title|>" + Versions;

    public static readonly NamingScheme Plex = Of($"{PlexFolder}/{PlexFolder}< {{edition-|edition|}}>{Versions}", PlexFolder + EpisodeFile);

    private static readonly NamingScheme Jellyfin = Of(
        $"{JellyfinFolder}/{JellyfinFolder}< - |edition|>{Versions}",
        JellyfinFolder + EpisodeFile
    );

    // An older Kodi would look for what is in braces as a word of the title.
    private static readonly NamingScheme Kodi = Of($"{PlexFolder}/{Plain}< {{edition-|edition|}}>{Versions}", PlexFolder + EpisodeFile);

    private static readonly NamingScheme WithoutIds = Of($"{Plain}/{Plain}< - |edition|>{Versions}", Plain + EpisodeFile);

    /// <summary>Each once.</summary>
    public static IReadOnlyList<NamingScheme> Presets { get; } = [Plex, Jellyfin, Kodi, WithoutIds];

    public NameTemplate For(TitleKind kind) => kind == TitleKind.Movie ? Movie : Episode;

    private static NamingScheme Of(NamingPreset preset) =>
        preset switch
        {
            NamingPreset.Jellyfin or NamingPreset.Emby => Jellyfin,
            NamingPreset.Kodi => Kodi,
            NamingPreset.Plain => WithoutIds,
            _ => Plex,
        };

    /// <param name="movie">Instead of the preset's; null = the preset's.</param>
    /// <param name="episode">As for a movie.</param>
    /// <exception cref="FormatException">A template has a problem.</exception>
    public static NamingScheme Of(NamingPreset preset, string? movie, string? episode)
    {
        NamingScheme scheme = Of(preset);
        return new NamingScheme(
            movie is null ? scheme.Movie : NameTemplate.Of(movie, TitleKind.Movie),
            episode is null ? scheme.Episode : NameTemplate.Of(episode, TitleKind.Series)
        );
    }

    private static NamingScheme Of(string movie, string episode) =>
        new(NameTemplate.Of(movie, TitleKind.Movie), NameTemplate.Of(episode, TitleKind.Series));
}

/// <summary>Whose rules the names follow.</summary>
public enum NamingPreset
{
    Plex,
    Jellyfin,
    Emby,
    Kodi,

    /// <summary>No ids.</summary>
    Plain,
}
