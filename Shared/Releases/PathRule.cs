using System.Globalization;
using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>
/// Reads folder and file together: the file is believed about its numbers, the folders about what the file does not say. In this order: an
/// obscure file says nothing and the folder everything; a folder with a release name ("Movie.2010.DVDRip.XviD-GRP") or in a library's form
/// ("Movie (2010)") is believed before a file without number and year; a number at the beginning of the file's name is the episode number,
/// and the words after it are the episode's title; season, year, tags and ids come from the nearest folder that has them.
/// </summary>
internal static class PathRule
{
    /// <param name="text">The path.</param>
    /// <param name="segments">Its folders and its file.</param>
    /// <param name="latestYear">The latest possible year.</param>
    /// <param name="told">Gets the rules of numbering that took something, folders first; null if nobody asks.</param>
    public static Release Read(string text, ReadOnlySpan<Range> segments, int latestYear, List<RuleTaken>? told)
    {
        Span<int> starts = stackalloc int[PathSegments.Most];
        var packs = new HashSet<int>();
        List<Reading> folders = Folders(text, segments[..^1], latestYear, starts, packs, told);
        (int start, int length) = segments[^1].GetOffsetAndLength(text.Length);
        string fileName = text.Substring(start, length);
        Reading file = FileOf(fileName, latestYear, folders, told, start);
        KeepNumbersOfTitles(file, folders, text, starts);
        if (
            folders.TrueForAll(folder => folder.Release.Seasons.Count == 0)
            && Unordered(fileName, latestYear, inPack: packs.Count > 0) is { } movie
        )
        {
            start += Packs.Order(fileName);
            file = movie;
        }

        Reading believed = file;
        List<ReleaseSpan> spans = Moved(file.Release.Spans, start);
        for (int i = 0; i < folders.Count; i++)
        {
            bool isPack = packs.Contains(i) && IsMovieOfItsOwn(believed);
            (believed, bool used) = FolderJoin.Of(
                believed,
                isPack ? new Reading(Packs.TagsOf(folders[i].Release, believed.Release)) : folders[i]
            );
            if (used)
            {
                spans.InsertRange(0, Moved(folders[i].Release.Spans, starts[i]));
            }
        }

        Release release = believed.Release;
        if (believed.NumberFirst && file.NumberFirst && release.Seasons.Count > 0)
        {
            // "Season 2/03 - The Title.mkv": nothing names the series.
            release = release with
            {
                EpisodeTitle = release.Title,
                Title = null,
            };
        }

        return release with
        {
            Input = text,
            Spans = spans,
            Kind = KindOf(release, file),
        };
    }

    /// <summary>The folders that say something, the nearest first; where each begins, and which are packs of films.</summary>
    private static List<Reading> Folders(
        string text,
        ReadOnlySpan<Range> segments,
        int latestYear,
        Span<int> starts,
        HashSet<int> packs,
        List<RuleTaken>? told
    )
    {
        var folders = new List<Reading>(PathSegments.Most);
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            (int at, int size) = segments[i].GetOffsetAndLength(text.Length);
            ReadOnlySpan<char> name = text.AsSpan(at, size);
            List<RuleTaken>? own = told is null ? null : [];
            bool known = folders.Exists(below => below.Release.Seasons.Count > 0);
            if (Folder(name, latestYear, inner: i > 0, known, own) is not { } folder)
            {
                continue;
            }

            told?.InsertRange(0, own!.Select(rule => rule with { Start = rule.Start + at }));
            if (Packs.IsPack(name))
            {
                packs.Add(folders.Count);
            }
            else if (i > 0 && Unordered(name, latestYear) is { } film)
            {
                (folder, at) = (film, at + Packs.Order(name));
            }

            starts[folders.Count] = at;
            folders.Add(folder);
        }

        return folders;
    }

    /// <summary>Null for a folder that says nothing.</summary>
    /// <param name="known">The season is: "24/Season 8".</param>
    private static Reading? Folder(ReadOnlySpan<char> name, int latestYear, bool inner, bool known, List<RuleTaken>? told) =>
        inner && !known && SeasonAlone(name) is { } season ? season
        : Says(name) && NameReader.Read(name, latestYear, told: told) is { Obscure: false } folder ? folder
        : null;

    private static Reading FileOf(string name, int latestYear, List<Reading> folders, List<RuleTaken>? told, int start)
    {
        List<RuleTaken>? own = told is null ? null : [];
        Reading file = MirroredName.Read(name, latestYear, PlaceIn(folders), name, own);
        told?.AddRange(own!.Select(rule => rule with { Start = rule.Start + start }));
        return AsItsFolder(GluedToSeason(file, name, folders), name, folders);
    }

    /// <summary>A folder of a disc ("CD1", "Disc 2") only sorts.</summary>
    private static bool Says(ReadOnlySpan<char> name) =>
        !FolderNames.SayNothing(name) && Vocabulary.Find(name.TrimEnd("0123456789").TrimEnd(" ._-")) is not { Class: WordClass.DiscWord };

    /// <summary>"Show/1/02.avi": a folder below another, with a number alone.</summary>
    private static Reading? SeasonAlone(ReadOnlySpan<char> name) =>
        name.Length is 1 or 2 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int season)
            ? new Reading(
                new Release
                {
                    Input = "",
                    Kind = ReleaseKind.Episode,
                    Seasons = [season],
                }
            )
            : null;

    /// <summary>A single name whose first number only gives its place: "(12) The Title (1983)". Null if it has none.</summary>
    public static Release? WithoutOrder(string name, int latestYear) =>
        name is ['(' or '[', >= '0' and <= '9', ..] or ['0', >= '1' and <= '9', ' ', ..] or ['0', >= '1' and <= '9', '.', ' ', ..]
        && Unordered(name, latestYear) is { Release: var movie }
        && char.IsLetter(movie.Title![0])
            ? movie with
            {
                Input = name,
                Spans = Moved(movie.Spans, Packs.Order(name)),
            }
            : null;

    /// <summary>The name without the number that only gives its place in a pack; null if it has none, or is not a movie with such a number.</summary>
    private static Reading? Unordered(ReadOnlySpan<char> name, int latestYear, bool inPack = false) =>
        Packs.Order(name) is > 0 and var order
        && NameReader.Read(name[order..], latestYear) is { Release: { Kind: ReleaseKind.Movie, Title: not null } } movie
        && (inPack || movie.Release.Year is not null)
            ? movie
            : null;

    /// <summary>"Show.S05/grp-shw501.avi": in a season's folder a file's name may end in season and episode.</summary>
    private static Reading GluedToSeason(in Reading file, ReadOnlySpan<char> name, List<Reading> folders)
    {
        int season = SeasonOf(folders);
        if (season <= 0 || file.Release is not { Seasons.Count: 0, Episodes.Count: 0, AirDate: null, Year: null })
        {
            return file;
        }

        ReadOnlySpan<char> stem = name[..Math.Max(0, name.LastIndexOf('.'))];
        ReadOnlySpan<char> digits = stem[stem.TrimEnd("0123456789").Length..];
        return
            digits.Length is 3 or 4
            && digits.Length < stem.Length
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number / 100 == season
            && number % 100 > 0
            && !IsCodec(stem[..^digits.Length])
            ? new Reading(file.Release with { Title = null, Seasons = [season], Episodes = [number % 100], Kind = ReleaseKind.Episode })
            : file;
    }

    /// <summary>"x264": one letter alone before the digits.</summary>
    private static bool IsCodec(ReadOnlySpan<char> before) =>
        before[^1] is 'x' or 'X' or 'h' or 'H' && (before.Length == 1 || !char.IsLetter(before[^2]));

    /// <summary>"Apollo 13 (1995)/Apollo 13.mkv": the folder says that the number is the film's.</summary>
    private static Reading AsItsFolder(in Reading file, ReadOnlySpan<char> name, List<Reading> folders) =>
        folders is [{ Release: { Year: not null, Seasons.Count: 0, Episodes.Count: 0, Title: { } title } }, ..]
        && file.Release
            is { Seasons.Count: 0, Episodes.Count: > 0, Year: null, Spans: [{ Part: "title" } first, { Part: "episode" } number, ..] }
        && FolderJoin.Same(TitleText.Of(name[first.Start..(number.Start + number.Length)]), title)
            ? file with
            {
                Release = file.Release with { Title = title, Episodes = [], Absolute = [], EpisodeTitle = null, Kind = ReleaseKind.Movie },
            }
            : file;

    private static int SeasonOf(List<Reading> folders) =>
        folders.Find(folder => folder.Release.Seasons.Count > 0).Release is { Seasons: [var season], Episodes.Count: 0 } ? season : -1;

    /// <summary>"Warehouse 12/S01E01.mkv": a folder's unmarked number belongs to its title, if what lies in it says the season.</summary>
    private static void KeepNumbersOfTitles(in Reading file, List<Reading> folders, string text, ReadOnlySpan<int> starts)
    {
        bool season = file.Release.Seasons.Count > 0;
        for (int i = 0; i < folders.Count; i++)
        {
            Release folder = folders[i].Release;
            if (
                (season || IsOtherNumber(file.Release, folder))
                && folder is { Seasons.Count: 0, Episodes.Count: > 0, Title: not null }
                && folder.Absolute.SequenceEqual(folder.Episodes)
                && folder.Spans is [{ Part: "title" } title, { Part: "episode" } number, ..]
            )
            {
                string? whole = TitleText.Of(text.AsSpan(starts[i] + title.Start, number.Start + number.Length - title.Start));
                folders[i] = folders[i] with { Release = folder with { Title = whole, Episodes = [], Absolute = [] } };
            }

            season |= folder.Seasons.Count > 0;
        }
    }

    private static bool IsOtherNumber(Release file, Release folder) =>
        folder.Episodes.Count == 1 && file.Episodes.Count > 0 && !file.Episodes.Contains(folder.Episodes[0]);

    private static bool IsMovieOfItsOwn(in Reading reading) =>
        reading is { Obscure: false, NumberFirst: false, Release: { Title: not null, Seasons.Count: 0, Episodes.Count: 0, AirDate: null } };

    private static Place PlaceIn(List<Reading> folders) =>
        folders.Count == 0 ? Place.Alone
        : folders[0].Release is { Seasons.Count: > 0, Episodes.Count: 0 } ? Place.Season
        : folders[0].Release is { Year: not null } ? Place.Alone
        : Place.Folder;

    private static ReleaseKind KindOf(Release release, in Reading file) =>
        file.NotVideo ? ReleaseKind.Other
        : release.Episodes.Count > 0 || release.Seasons.Count > 0 || release.AirDate is not null ? ReleaseKind.Episode
        : file.NumberFirst ? ReleaseKind.Episode
        : release.Kind;

    private static List<ReleaseSpan> Moved(IReadOnlyList<ReleaseSpan> spans, int by)
    {
        var moved = new List<ReleaseSpan>(spans.Count);
        foreach (ReleaseSpan span in spans)
        {
            moved.Add(span with { Start = span.Start + by });
        }

        return moved;
    }
}
