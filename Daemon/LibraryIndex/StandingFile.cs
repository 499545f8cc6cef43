using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Daemon.Probing;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Planning;
using Hybrid.Releases;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>What a file in the library is, by its name, its folders' names and an NFO. Pure.</summary>
/// <param name="Role">Video, subtitle, extra, sample or disc.</param>
internal sealed partial record StandingFile(FileRole Role)
{
    public TitleClaim? Title { get; private init; }

    public int? Season { get; private init; }

    public IReadOnlyList<int> Episodes { get; private init; } = [];

    public string? Edition { get; private init; }

    public bool Is3D { get; private init; }

    public int? Part { get; private init; }

    public string? Resolution { get; private init; }

    public string? Source { get; private init; }

    public bool NameDiffers { get; private init; }

    /// <summary>Whether the names alone may make it one that counts. Nothing is looked at but the name.</summary>
    public static bool Counts(StandingFolder folder, string name) => RoleOf(folder, name) is not null;

    /// <param name="name">Untrusted.</param>
    /// <param name="nfo">What the NFO with the file's name claims; null if there is none.</param>
    /// <returns>Null for a file that is none of these.</returns>
    public static StandingFile? Of(StandingFolder folder, string name, NfoClaim? nfo, int latestYear)
    {
        if (RoleOf(folder, name) is not { } role)
        {
            return null;
        }

        string stem = Path.GetFileNameWithoutExtension(name);
        return role switch
        {
            FileRole.Extra or FileRole.Sample => new StandingFile(role) { Title = folder.Title, Season = folder.Season },
            _ when folder.Kind == TitleKind.Series => Episode(role, folder, name, stem, latestYear),
            FileRole.Disc => Quality(
                new StandingFile(role) { Title = folder.Title ?? StandingName.Of(stem, latestYear).Claim(folder.Kind) },
                folder.Release,
                folder.Release
            ),
            _ => Movie(role, folder, stem, nfo, latestYear),
        };
    }

    private static StandingFile Movie(FileRole role, StandingFolder folder, string stem, NfoClaim? nfo, int latestYear)
    {
        var own = StandingName.Of(stem, latestYear);
        TitleClaim? claim = own.Claim(TitleKind.Movie);
        bool isOther = own.IsSure && folder.Title is not null && claim!.Contradicts(folder.Title);
        TitleClaim? title = (folder.Title, own.IsSure) switch
        {
            (null, _) => claim,
            ({ IsSure: true } whole, true) => isOther ? claim
            : claim!.HasId && !whole.HasId
                ? whole with
                {
                    Tmdb = claim.Tmdb,
                    Imdb = claim.Imdb,
                    Tvdb = claim.Tvdb,
                    KnownBy = TitleSource.Tag,
                }
            : whole,
            (_, true) => claim,
            (var bare, _) => bare,
        };
        bool is3D =
            Stereo.Of(own.Release, Names(title)) is not null || folder.Release is { } above && Stereo.Of(above, Names(title)) is not null;
        return Quality(
            new StandingFile(role)
            {
                Title = title?.With(nfo),
                Edition = own.Release.Edition ?? folder.Release?.Edition,
                Part = own.Release.Part ?? PartOf(stem) ?? folder.Part,
                Is3D = is3D,
                NameDiffers = isOther,
            },
            own.Release,
            folder.Release
        );
    }

    private static StandingFile Episode(FileRole role, StandingFolder folder, string name, string stem, int latestYear)
    {
        // "Season 02/01.mkv" and "Lost (2004)/1x02.mkv" say their numbers only together with their folders.
        Release whole =
            folder.Path.Length == 0 ? ReleaseParser.Parse(name, latestYear) : ReleaseParser.Parse($"{folder.Path}/{name}", latestYear);
        var own = StandingName.Of(stem, latestYear);
        int? season = whole.Seasons is [var one] ? one : folder.Season;
        bool isOtherSeason =
            folder is { Use: FolderUse.Season, Season: { } shelf }
            && own.Release is { Seasons: [var said], Episodes.Count: > 0 }
            && said != shelf;
        return Quality(
            new StandingFile(role)
            {
                Title = folder.Title ?? own.Claim(TitleKind.Series),
                Season = isOtherSeason ? own.Release.Seasons[0] : season,
                Episodes = whole.Episodes.Count > 0 ? whole.Episodes : own.Release.Episodes,
                Part = whole.Part,
                NameDiffers = isOtherSeason || IsOtherSeries(folder.Title, own),
            },
            own.Release,
            folder.Release
        );
    }

    /// <summary>Only a file that says its number says its series: "Pilot.mkv" is no other title.</summary>
    private static bool IsOtherSeries(TitleClaim? folder, StandingName own)
    {
        if (folder is null || own is not { Title: { } title, Release: { Seasons.Count: > 0, Episodes.Count: > 0 } })
        {
            return false;
        }

        string key = IndexedFolders.KeyOf(title);
        return !key.Contains(folder.NameKey, StringComparison.Ordinal)
            && !folder.NameKey.Contains(key, StringComparison.Ordinal)
            && TitleKey.Of(title) != TitleKey.Of(folder.Name);
    }

    private static StandingFile Quality(StandingFile file, Release? own, Release? above) =>
        file with
        {
            Resolution = own?.Resolution ?? above?.Resolution,
            Source = own?.SourceMedia ?? above?.SourceMedia,
        };

    private static FileRole? RoleOf(StandingFolder folder, string name)
    {
        if (folder.Use == FolderUse.DiscsInside || Clutter.IsFile(name) || FileKinds.IsPartial(name))
        {
            return null;
        }

        if (folder.Use == FolderUse.Disc || DiscFiles.DiscOf(name) is not null)
        {
            return IsOneOfDisc(name) ? FileRole.Disc : null;
        }

        if (FileKinds.IsSubtitle(name))
        {
            return FileRole.Subtitle;
        }

        return !FileKinds.IsVideo(name) ? null
            : folder.Use == FolderUse.Extras ? FileRole.Extra
            : folder.Use == FolderUse.Samples ? FileRole.Sample
            : VideoBeside(folder, Path.GetFileNameWithoutExtension(name));
    }

    private static bool IsOneOfDisc(string name) =>
        name.ToUpperInvariant() is "VIDEO_TS.IFO" or "INDEX.BDMV" || FileKinds.Extension(name) is ".iso" or ".img" or ".nrg" or ".mdf";

    private static FileRole VideoBeside(StandingFolder folder, string stem)
    {
        string title = folder.Title?.Name ?? "";
        if (stem.Equals("sample", StringComparison.OrdinalIgnoreCase) || stem.EndsWith("-sample", StringComparison.OrdinalIgnoreCase))
        {
            return FileRole.Sample;
        }

        // "Trailer (2009)/Trailer.mkv" is the movie.
        bool isTitle = folder.Title is { } own && IndexedFolders.KeyOf(stem) == own.NameKey;
        bool hasSuffix = stem.LastIndexOf('-') is > 0 and var hyphen && ExtraName.IsSuffix(stem[(hyphen + 1)..]);
        return !isTitle && (hasSuffix || ExtraName.IsOnlyAnExtra(stem, title)) ? FileRole.Extra : FileRole.Video;
    }

    private static int? PartOf(string stem) =>
        PlexPart().Match(stem) is { Success: true } part ? int.Parse(part.Groups["part"].ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>Plex's own forms: "Film - pt1", "Film - cd2".</summary>
    [GeneratedRegex(@" - (cd|disc|disk|dvd|part|pt)(?<part>[0-9]{1,2})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex PlexPart();

    private static string[] Names(TitleClaim? title) => title is null ? [] : [title.Name];
}
