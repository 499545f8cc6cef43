using System.Globalization;
using System.Text;
using Hybrid.Catalog;

namespace Hybrid.Naming;

/// <summary>What one file of a title is called in the library: the values, and the template that puts them together.</summary>
public sealed record LibraryName
{
    /// <summary>Plex's limit for the text of an edition.</summary>
    private const int MaxEditionLength = 32;

    /// <summary>With less room, a shortened title of an episode would say nothing.</summary>
    private const int LeastEpisodeTitleBytes = 16;

    /// <summary>With less room, the title would not be known again.</summary>
    private const int LeastTitleBytes = 8;

    public required NameTemplate Template { get; init; }

    public required Title Title { get; init; }

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }

    /// <summary>With or without its dot.</summary>
    public required string Extension { get; init; }

    /// <summary>What the library's file system takes for one component. The titles are shortened to fit, never an id or a number.</summary>
    public int NameBytes { get; init; } = SafeName.MaxBytes;

    /// <summary>Only if the release claims one, because Plex shows each edition as a separate movie.</summary>
    public string? Edition { get; init; }

    /// <summary>Tells this version from others: "2160p", "3D HSBS". Null for none.</summary>
    public string? Version { get; init; }

    /// <summary>The number of one of several files of a movie or an episode, from 1.</summary>
    public int? Part { get; init; }

    /// <summary>0 holds the specials.</summary>
    public int Season { get; init; }

    /// <summary>Ascending, at least one; several if one file holds several. Those behind a gap are in no number of the name. Empty for a movie.</summary>
    public IReadOnlyList<int> Episodes { get; init; } = [];

    public string? EpisodeTitle { get; init; }

    /// <summary>"Title (Year) {tmdb-ID}/Title (Year) {tmdb-ID} - pt1.mkv": below the library folder, separated by '/'.</summary>
    /// <returns>Null if no safe name can be made (Concern.UnsafeName).</returns>
    public string? Path
    {
        get
        {
            if (
                Readable() is null
                || IsEpisodeWithoutNumber
                || SafeName.Extension(Extension) is not { } extension
                || TitleBytes() < LeastTitleBytes
            )
            {
                return null;
            }

            string?[] folders = [.. Template.Folders.Select(folder => Component(Render(folder)))];
            string? file = Component(FileStem());
            return file is null || folders.Contains(null) ? null : string.Join('/', [.. folders, file + extension]);
        }
    }

    /// <summary>The version in the name of a file that is called like this one otherwise; null if it is called otherwise.</summary>
    /// <param name="stem">The name without its extension.</param>
    public string? VersionIn(string stem)
    {
        int at = Template.File.ToList().FindIndex(p => p.Word == NameToken.Version);
        NamePiece version = Template.File[at];
        string before = Render(Template.File.Take(at)) + version.Before + (Version is null ? "" : $"{Version} ");
        string after = version.After + Render(Template.File.Skip(at + 1));
        return
            stem.Length > before.Length + after.Length
            && stem.StartsWith(before, StringComparison.Ordinal)
            && stem.EndsWith(after, StringComparison.Ordinal)
            ? stem[before.Length..^after.Length]
            : null;
    }

    private bool IsEpisodeWithoutNumber => Title.Id.Kind == TitleKind.Series && Episodes.Count == 0;

    private string FileStem()
    {
        string whole = Render(Template.File);
        int over = Bytes(whole) - Room;
        if (over <= 0 || SafeEpisodeTitle() is not { Length: > 0 } title)
        {
            return whole;
        }

        int room = Bytes(title) - over;
        return (this with { EpisodeTitle = room < LeastEpisodeTitleBytes ? null : SafeName.Shorten(title, room) }).Render(Template.File);
    }

    private string Render(IEnumerable<NamePiece> pieces)
    {
        int bytes = TitleBytes();
        return string.Concat(pieces.Select(piece => piece.Render(Value(piece.Word, bytes))));
    }

    private string? Value(string? word, int titleBytes) =>
        word switch
        {
            NameToken.Title => SafeName.Shorten(Readable()!, titleBytes),
            NameToken.OriginalTitle => SafeName.Shorten(Readable(Title.OriginalName) ?? Readable()!, titleBytes),
            NameToken.Year => Number(Title.Year),
            NameToken.Tmdb => Number(Title.Id.Tmdb),
            NameToken.Imdb => ImdbId is { Length: <= 16 } imdb && imdb.All(char.IsAsciiLetterOrDigit) ? imdb : null,
            NameToken.Tvdb => Number(TvdbId),
            NameToken.Edition => SafeEdition(),
            NameToken.Season => Season.ToString("D2", CultureInfo.InvariantCulture),
            NameToken.Numbers => Numbers(),
            NameToken.EpisodeTitle => SafeEpisodeTitle(),
            NameToken.Version => Trimmed(Version),
            NameToken.Part => Number(Part),
            _ => null,
        };

    /// <summary>So long the title may be, so that folder and file begin with the same text and each fits. The episode's title gives way first.</summary>
    private int TitleBytes()
    {
        LibraryName least = EpisodeTitle is null ? this : this with { EpisodeTitle = null };
        return Template.Folders.Append(Template.File).Min(pieces => least.TitleBytes(pieces));
    }

    private int TitleBytes(IReadOnlyList<NamePiece> pieces)
    {
        int titles = pieces.Count(IsTitle);
        int others = pieces.Sum(p => IsTitle(p) ? Bytes(p.Before + p.After) : Bytes(p.Render(Value(p.Word, titleBytes: 0))));
        return titles == 0 ? int.MaxValue : (Room - others) / titles;
    }

    private static bool IsTitle(NamePiece piece) => piece.Word is NameToken.Title or NameToken.OriginalTitle;

    /// <summary>One byte is left for the underscore after a device name.</summary>
    private int Room => SafeName.StemBytes(NameBytes) - 1;

    private string? Component(string text) => SafeName.Component(text, SafeName.StemBytes(NameBytes));

    /// <summary>A movie may be called "?" in one language and have a real name in its own.</summary>
    private string? Readable() => Readable(Title.Name) ?? Readable(Title.OriginalName);

    private static string? Readable(string? name)
    {
        string safe = SafeName.Fragment(name ?? "").TrimStart(' ', '.');
        return safe.Trim('-', ' ', '.').Length == 0 ? null : safe;
    }

    private string SafeEdition()
    {
        string text = Trimmed(Edition);
        while (text.Length > MaxEditionLength)
        {
            int last = StringInfo.ParseCombiningCharacters(text)[^1];
            text = text[..last].TrimEnd(' ', '.');
        }

        return text;
    }

    private string SafeEpisodeTitle() => Trimmed(EpisodeTitle);

    private static string Trimmed(string? text) => SafeName.Fragment(text ?? "").Trim(' ', '.');

    // Plex and Jellyfin take e10e12, like e10-e12, as all from 10 to 12, and would show an episode that is not there. So only the numbers
    // up to the first gap are written.
    private string? Numbers()
    {
        if (Episodes.Count == 0)
        {
            return null;
        }

        int run = Episodes.TakeWhile((number, i) => number == Episodes[0] + i).Count();
        return Template.Numbers.Write(Season, Episodes[0], Episodes[run - 1]);
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
