using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Daemon.Probing;
using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Planning;
using Hybrid.Releases;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>What a folder in the library is, by its own name and those above it. Pure.</summary>
internal sealed partial record StandingFolder
{
    public required TitleKind Kind { get; init; }

    public required FolderUse Use { get; init; }

    /// <summary>Of the folder, or of the one above it; null for the library folder itself.</summary>
    public TitleClaim? Title { get; init; }

    public int? Season { get; init; }

    public int? Part { get; init; }

    /// <summary>What the name of the title's folder claims: what a file's own name leaves out.</summary>
    public Release? Release { get; init; }

    /// <summary>The title's folder and the folders below it, as the reader of release names wants them.</summary>
    public string Path { get; init; } = "";

    public static StandingFolder Root(TitleKind kind) => new() { Kind = kind, Use = FolderUse.Root };

    /// <param name="name">Untrusted.</param>
    /// <param name="nfo">What an NFO file in it claims about all of it; null if there is none.</param>
    public StandingFolder Child(string name, NfoClaim? nfo, int latestYear)
    {
        if (Use is FolderUse.Disc or FolderUse.DiscsInside)
        {
            return this with { Use = FolderUse.DiscsInside };
        }

        if (Use != FolderUse.Root && Inside(name) is { } use)
        {
            return this with { Use = use, Path = Joined(name) };
        }

        if (PartFolder().IsMatch(name) && Use != FolderUse.Root)
        {
            return this with { Part = ReleaseParser.Parse(name, latestYear).Part, Path = Joined(name) };
        }

        var own = StandingName.Of(name, latestYear);
        if (Kind == TitleKind.Series && Title is not null && SeasonOf(name, own) is { } season)
        {
            return this with { Use = FolderUse.Season, Season = season, Path = Joined(name) };
        }

        // "Alien (1979)/Director's Cut": only a bare name below a sure title is no title.
        if (!own.IsSure && Title is { IsSure: true })
        {
            return this with { Use = FolderUse.Below, Path = Joined(name) };
        }

        return new StandingFolder
        {
            Kind = Kind,
            Use = FolderUse.Title,
            Title = (own.Claim(Kind) ?? new TitleClaim(Kind, name, Year: null, TitleSource.Name)).With(nfo),
            Season = own.Release.Seasons is [var packed] ? packed : null,
            Release = own.Release,
            Path = name,
        };
    }

    /// <summary>
    /// A bare name above several movies of other names is a shelf: "Sci-Fi/Alien (1979).mkv", "Sci-Fi/Dune.mkv". An NFO in it is one movie's.
    /// </summary>
    /// <param name="videos">The names of videos in it, without extensions.</param>
    public StandingFolder Holding(IReadOnlyList<string> videos, int latestYear)
    {
        if (
            Kind != TitleKind.Movie
            || Use != FolderUse.Title
            || Title is { IsSure: true, KnownBy: not TitleSource.Nfo } or { Year: not null }
            || videos.Count < 2
        )
        {
            return this;
        }

        string[] keys =
        [
            .. videos
                .Select(stem => StandingName.Of(stem, latestYear).Title)
                .OfType<string>()
                .Select(IndexedFolders.KeyOf)
                .Distinct(StringComparer.Ordinal),
        ];
        return keys.Length > 1 && !keys.Contains(Title!.NameKey, StringComparer.Ordinal)
            ? this with
            {
                Title = null,
                Release = null,
            }
            : this;
    }

    private static FolderUse? Inside(string name) =>
        name.ToUpperInvariant() switch
        {
            "VIDEO_TS" or "BDMV" or "HVDVD_TS" or "MPEGAV" => FolderUse.Disc,
            "AUDIO_TS" or "CERTIFICATE" or "BDAV" => FolderUse.DiscsInside,
            "SUBS" or "SUBTITLES" or "SUB" or "VOBSUBS" => FolderUse.Subtitles,
            "SAMPLE" or "SAMPLES" => FolderUse.Samples,
            _ when ExtraName.IsFolder(name) => FolderUse.Extras,
            _ => null,
        };

    /// <summary>"Season 1", "S01", "Staffel 1", "Lost Season 1 (2004)", "Specials".</summary>
    private int? SeasonOf(string name, StandingName own)
    {
        if (name.Equals("Specials", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        return
            own.Release is { Seasons: [var season], Episodes.Count: 0 }
            && (
                own.Title is null
                || IndexedFolders.KeyOf(own.Title) == Title!.NameKey
                || Title.NameKey.Contains(IndexedFolders.KeyOf(own.Title), StringComparison.Ordinal)
            )
            ? season
            : null;
    }

    private string Joined(string name) => $"{Path}/{name}";

    [GeneratedRegex(@"^(cd|disc|disk|dvd|part|pt)[ ._-]?[0-9]{1,2}$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex PartFolder();
}

internal enum FolderUse
{
    /// <summary>The library folder itself.</summary>
    Root,
    Title,
    Season,

    /// <summary>Below a title's folder, and nothing special.</summary>
    Below,
    Extras,
    Subtitles,
    Samples,

    /// <summary>VIDEO_TS, BDMV: one file of it stands for all.</summary>
    Disc,

    /// <summary>Below a disc's own folder: nothing in it counts.</summary>
    DiscsInside,
}
