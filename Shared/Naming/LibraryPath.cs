using System.Globalization;
using System.Text;
using Hybrid.Catalog;

namespace Hybrid.Naming;

/// <summary>Where a title's files go, relative to the library folder and separated by '/', by Plex's naming rules.</summary>
/// <remarks>Null always means that no safe name can be made (Concern.UnsafeName).</remarks>
public static class LibraryPath
{
    /// <summary>Plex's limit for the text of an edition.</summary>
    private const int MaxEditionLength = 32;

    /// <summary>"Title (Year) {tmdb-ID}/Title (Year) {tmdb-ID} {edition-Director's Cut} - pt1.mkv".</summary>
    /// <param name="edition">Only if the release claims one, because Plex shows each edition as a separate movie.</param>
    /// <param name="part">The number in a split movie, from 1.</param>
    /// <param name="extension">With or without its dot.</param>
    /// <param name="nameBytes">What the library's file system takes for one component. The title is shortened to fit, never an id or a number.</param>
    /// <param name="label">Tells this version from others: "2160p", "3D HSBS". Null for none.</param>
    public static string? Movie(
        Title title,
        string? edition,
        int? part,
        string extension,
        int nameBytes = SafeName.MaxBytes,
        string? label = null
    )
    {
        if (Name(title) is not { } name || Extension(extension) is not { } ext)
        {
            return null;
        }

        string afterName = $"{Year(title)} {Id(title)}";
        string afterFolder = Edition(edition) + Label(label) + (part is { } number ? $" - pt{number}" : "");

        // Folder and file must begin with the same text, so both are shortened to fit the longer one.
        string shortName = SafeName.Shorten(name, RoomForStem(nameBytes) - Bytes(afterName + afterFolder));
        return SafeName.Component(shortName + afterName, SafeName.StemBytes(nameBytes)) is { } folder
            ? $"{folder}/{folder}{afterFolder}{ext}"
            : null;
    }

    /// <summary>"Show (Year) {tmdb-ID}/Season 01/Show (Year) - s01e01-e02 - Episode Title.mkv". Season 0 holds the specials.</summary>
    /// <param name="episodes">Ascending, at least one; several if one file holds several. Those behind a gap are in no number of the name.</param>
    /// <param name="extension">With or without its dot.</param>
    /// <param name="nameBytes">As for a movie; the episode's title is shortened first.</param>
    /// <param name="part">The number of one of several files of the episode, from 1.</param>
    public static string? Episode(
        Title series,
        int season,
        IReadOnlyList<int> episodes,
        string? episodeTitle,
        string extension,
        int nameBytes = SafeName.MaxBytes,
        int? part = null
    )
    {
        if (Name(series) is not { } name || episodes.Count == 0 || Extension(extension) is not { } ext)
        {
            return null;
        }

        string year = Year(series);
        string numbers = $" - s{season:D2}{Numbers(episodes)}";
        string afterName = $"{year} {Id(series)}";
        string end = part is null ? "" : $" - pt{part}";
        string shortName = SafeName.Shorten(name, RoomForStem(nameBytes) - Math.Max(Bytes(afterName), Bytes(year + numbers + end)));

        string stem = shortName + year + numbers;
        string title = SafeName.Fragment(episodeTitle ?? "").Trim(' ', '.');
        int room = RoomForStem(nameBytes) - Bytes(stem + " - " + end);
        // With less room, the shortened title would say nothing.
        if (title.Length > 0 && (Bytes(title) <= room || room >= 16))
        {
            stem = $"{stem} - {SafeName.Shorten(title, room)}";
        }

        return
            SafeName.Component(shortName + afterName, SafeName.StemBytes(nameBytes)) is { } folder
            && SafeName.Component(stem + end, SafeName.StemBytes(nameBytes)) is { } file
            ? $"{folder}/Season {season.ToString("D2", CultureInfo.InvariantCulture)}/{file}{ext}"
            : null;
    }

    /// <summary>".mkv": lower case, letters and digits; null if it is not an extension.</summary>
    internal static string? Extension(string extension)
    {
        string bare = extension.StartsWith('.') ? extension[1..] : extension;
        return bare.Length is > 0 and <= 8 && bare.All(char.IsAsciiLetterOrDigit) ? "." + bare.ToLowerInvariant() : null;
    }

    private static string? Name(Title title) =>
        // A movie may be called "?" in one language and have a real name in its own.
        Readable(title.Name) ?? Readable(title.OriginalName);

    private static string? Readable(string? name)
    {
        string safe = SafeName.Fragment(name ?? "").TrimStart(' ', '.');
        return safe.Trim('-', ' ', '.').Length == 0 ? null : safe;
    }

    private static string Year(Title title) => title.Year is { } year ? $" ({year})" : "";

    private static string Id(Title title) => $"{{tmdb-{title.Id.Tmdb}}}";

    private static string Edition(string? edition)
    {
        string text = SafeName.Fragment(edition ?? "").Trim(' ', '.');
        while (text.Length > MaxEditionLength)
        {
            int last = StringInfo.ParseCombiningCharacters(text)[^1];
            text = text[..last].TrimEnd(' ', '.');
        }

        return text.Length == 0 ? "" : $" {{edition-{text}}}";
    }

    private static string Label(string? label) => SafeName.Fragment(label ?? "").Trim(' ', '.') is { Length: > 0 } text ? $" - {text}" : "";

    // Plex and Jellyfin take e10e12, like e10-e12, as all from 10 to 12, and would show an episode that is not there. So only the numbers
    // up to the first gap are written.
    private static string Numbers(IReadOnlyList<int> episodes)
    {
        int run = episodes.TakeWhile((number, i) => number == episodes[0] + i).Count();
        return run == 1 ? $"e{episodes[0]:D2}" : $"e{episodes[0]:D2}-e{episodes[run - 1]:D2}";
    }

    /// <summary>One byte is left for the underscore after a device name.</summary>
    private static int RoomForStem(int nameBytes) => SafeName.StemBytes(nameBytes) - 1;

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
