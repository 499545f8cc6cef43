using Hybrid.Catalog;

namespace Hybrid.Naming;

/// <summary>Paths by the preset for Plex.</summary>
internal static class PlexNames
{
    public static string? Movie(Title title, string? edition, int? part, string extension) =>
        (Of(title, extension) with { Edition = edition, Part = part }).Path;

    public static string? Episode(
        Title series,
        int season,
        IReadOnlyList<int> episodes,
        string? episodeTitle,
        string extension,
        int nameBytes = SafeName.MaxBytes
    ) => (Of(series, extension) with { Season = season, Episodes = episodes, EpisodeTitle = episodeTitle, NameBytes = nameBytes }).Path;

    private static LibraryName Of(Title title, string extension) =>
        new()
        {
            Template = NamingScheme.Plex.For(title.Id.Kind),
            Title = title,
            Extension = extension,
        };
}
