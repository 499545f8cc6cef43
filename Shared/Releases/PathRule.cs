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
    public static Release Read(string text, ReadOnlySpan<Range> segments, int latestYear)
    {
        Span<int> starts = stackalloc int[PathSegments.Most];
        var folders = new List<Reading>(PathSegments.Most);
        var packs = new HashSet<int>();
        for (int i = segments.Length - 2; i >= 0; i--)
        {
            (int at, int size) = segments[i].GetOffsetAndLength(text.Length);
            ReadOnlySpan<char> name = text.AsSpan(at, size);
            if (i > 0 && SeasonAlone(name) is { } season)
            {
                starts[folders.Count] = at;
                folders.Add(season);
            }
            else if (Says(name) && NameReader.Read(name, latestYear) is { Obscure: false } folder)
            {
                if (Packs.IsPack(name))
                {
                    packs.Add(folders.Count);
                }
                else if (i > 0 && Unordered(name, latestYear) is { } inner)
                {
                    (folder, at) = (inner, at + Packs.Order(name));
                }

                starts[folders.Count] = at;
                folders.Add(folder);
            }
        }

        (int start, int length) = segments[^1].GetOffsetAndLength(text.Length);
        ReadOnlySpan<char> fileName = text.AsSpan(start, length);
        Reading file = GluedToSeason(MirroredName.Read(fileName, latestYear, PlaceIn(folders), fileName.ToString()), fileName, folders);
        file = AsItsFolder(file, fileName, folders);
        KeepNumbersOfTitles(file, folders, text, starts);
        if (
            folders.TrueForAll(folder => folder.Release.Seasons.Count == 0)
            && Unordered(text.AsSpan(start, length), latestYear, inPack: packs.Count > 0) is { } movie
        )
        {
            start += Packs.Order(text.AsSpan(start, length));
            file = movie;
        }

        Reading believed = file;
        List<ReleaseSpan> spans = Moved(file.Release.Spans, start);
        for (int i = 0; i < folders.Count; i++)
        {
            bool isPack = packs.Contains(i) && IsMovieOfItsOwn(believed);
            (Reading joined, bool used) = Join(
                believed,
                isPack ? new Reading(Packs.TagsOf(folders[i].Release, believed.Release)) : folders[i]
            );
            believed = joined;
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
        return release with { Input = text, Spans = spans, Kind = KindOf(release, file) };
    }

    /// <summary>A folder of a disc ("CD1", "Disc 2") only sorts.</summary>
    private static bool Says(ReadOnlySpan<char> name) =>
        !FolderNames.SayNothing(name) && Vocabulary.Find(name.TrimEnd("0123456789").TrimEnd(" ._-")) is not { Class: WordClass.DiscWord };

    /// <summary>Which rules of numbering took what, folders first.</summary>
    public static IReadOnlyList<RuleTaken> Explain(string text, ReadOnlySpan<Range> segments, int latestYear)
    {
        var taken = new List<RuleTaken>();
        var folders = new List<Reading>(PathSegments.Most);
        for (int i = 0; i < segments.Length; i++)
        {
            (int at, int size) = segments[i].GetOffsetAndLength(text.Length);
            ReadOnlySpan<char> name = text.AsSpan(at, size);
            if (i < segments.Length - 1 && !Says(name))
            {
                continue;
            }

            var own = new List<RuleTaken>();
            Place place = i < segments.Length - 1 ? Place.Alone : PlaceIn(folders);
            Reading read = NameReader.Read(name, latestYear, place, told: own);
            taken.AddRange(own.Select(rule => rule with { Start = rule.Start + at }));
            if (!read.Obscure)
            {
                folders.Insert(0, read);
            }
        }

        return taken;
    }

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
        name is ['(' or '[', >= '0' and <= '9', ..]
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
        && Same(TitleText.Of(name[first.Start..(number.Start + number.Length)]), title)
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

    private static (Reading Joined, bool Used) Join(in Reading file, in Reading above)
    {
        (Release name, Release folder) = (file.Release, above.Release);
        bool used = folder.Title is not null || folder.Seasons.Count > 0;
        bool numbered = name.Episodes.Count > 0 || name.AirDate is not null;
        if (folder.Title is not null && (file.Obscure || FolderLeads(name, above, numbered)))
        {
            Release release = folder with
            {
                Part = name.Part ?? folder.Part,
                ImdbId = name.ImdbId ?? folder.ImdbId,
                TmdbId = name.TmdbId ?? folder.TmdbId,
                Resolution = folder.Resolution ?? (file.Obscure ? null : name.Resolution),
            };
            return (new Reading(release), used);
        }

        name = WithoutSeason(name, folder);
        bool bare = file.NumberFirst || name.Title is null || Vocabulary.Find(name.Title) is { Class: WordClass.EpisodeWord };
        bool takeTitle = folder.Title is not null && (bare || (!numbered && IsLibraryForm(name, folder)) || IsPrefixed(name, above));
        IReadOnlyList<int> seasons = name.Seasons.Count > 0 ? name.Seasons : folder.Seasons;
        Release joined = name with
        {
            Title = takeTitle ? folder.Title : name.Title,
            EpisodeTitle = takeTitle && file.NumberFirst ? name.Title ?? name.EpisodeTitle : name.EpisodeTitle,
            AlternativeTitles = takeTitle ? folder.AlternativeTitles : name.AlternativeTitles,
            Year = name.Year ?? folder.Year,
            Seasons = seasons,
            // Within a season, the number is the episode number.
            Absolute = seasons.Count > 0 && name.Seasons.Count == 0 && name.Absolute.SequenceEqual(name.Episodes) ? [] : name.Absolute,
            Kind = name.Kind == ReleaseKind.Other && !file.NotVideo && folder.Kind == ReleaseKind.Movie ? ReleaseKind.Movie : name.Kind,
            Edition = name.Edition ?? folder.Edition,
            Resolution = name.Resolution ?? folder.Resolution,
            SourceMedia = name.SourceMedia ?? folder.SourceMedia,
            Codec = name.Codec ?? folder.Codec,
            Group = name.Group ?? folder.Group,
            Country = name.Country ?? folder.Country,
            TmdbId = name.TmdbId ?? folder.TmdbId,
            ImdbId = name.ImdbId ?? folder.ImdbId,
            TvdbId = name.TvdbId ?? folder.TvdbId,
            Languages = name.Languages.Count > 0 ? name.Languages : folder.Languages,
        };
        return (file with { Release = joined, NumberFirst = file.NumberFirst && !takeTitle }, used);
    }

    /// <summary>"Season 5/501.mkv", "Show.S01/show.0105.mkv": in the folder of a season, its number may stand before the episode's.</summary>
    private static Release WithoutSeason(Release name, Release folder)
    {
        if (
            name.Seasons.Count > 0
            || name.Episodes.Count == 0
            || folder is not { Seasons: [> 0 and var season], Episodes.Count: 0 }
            || name.Input.StartsWith('[')
        )
        {
            return name;
        }

        int[] episodes = [.. name.Episodes.Where(n => n / 100 == season && n % 100 > 0).Select(n => n % 100)];
        // "Show.S07.720p-GRP/grp-show.720.mkv" may be the picture's height.
        bool isHeight = name.Episodes.Any(n => folder.Resolution == string.Create(CultureInfo.InvariantCulture, $"{n}p"));
        return episodes.Length == name.Episodes.Count && !isHeight
            ? name with
            {
                Seasons = [season],
                Episodes = episodes,
                Absolute = [],
            }
            : name;
    }

    /// <summary>"Movie.2010.DVDRip.XviD-GRP/i-smwhr.avi"; "Show.S01E05.720p.WEB-GRP/160725_02.mkv".</summary>
    private static bool FolderLeads(Release file, in Reading folder, bool numbered) =>
        (
            folder.Video
            || (
                folder.Release is { Seasons.Count: > 0, Episodes.Count: > 0 }
                && file.Title?.Contains(' ', StringComparison.Ordinal) == false
            )
        )
        && (
            (!numbered && file.Year is null)
            || (
                folder.Release.Episodes.Count > 0
                && file.Seasons.Count == 0
                && !Same(file.Title, folder.Release.Title)
                && !(file.Episodes.Count == 1 && folder.Release.Episodes.Contains(file.Episodes[0]))
            )
        );

    /// <summary>"La Science des Rêves (2006)/La.Science.Des.Reves.FRENCH.avi": a person named the folder.</summary>
    private static bool IsLibraryForm(Release file, Release folder) =>
        folder.Year is not null && file.Year is null && folder.Seasons.Count == 0;

    /// <summary>"How.To.Be.Single.2016-BLOW/blow-how.to.be.single.2016.mkv": the file begins with the group's short name.</summary>
    private static bool IsPrefixed(Release file, in Reading folder) =>
        (folder.Video && folder.Release.Group is { } group && BeginsWith(file.Input, group))
        || (
            folder.Video
            && file.Title is { } long1
            && folder.Release.Title is { } title
            && long1.Length > title.Length + 1
            && long1.EndsWith(title, StringComparison.OrdinalIgnoreCase)
            && long1[^(title.Length + 1)] == '-'
        );

    /// <summary>"Show.S01.720p-GRP/grp-shw.s01e02.mkv", "Show.S01.720p-GRP/grp.shw.102.mkv".</summary>
    private static bool BeginsWith(string name, string group) =>
        name.Length > group.Length
        && name.StartsWith(group, StringComparison.OrdinalIgnoreCase)
        && name[group.Length] is '-' or '.'
        && !name.AsSpan().ContainsAnyInRange('A', 'Z');

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
