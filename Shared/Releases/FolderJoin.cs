using System.Globalization;

namespace Hybrid.Releases;

/// <summary>What a file's name says and what the folder above it says, in one.</summary>
internal static class FolderJoin
{
    /// <returns>Both in one, and whether the folder said anything.</returns>
    public static (Reading Joined, bool Used) Of(in Reading file, in Reading above)
    {
        (Release name, Release folder) = (file.Release, above.Release);
        bool used = folder.Title is not null || folder.Seasons.Count > 0;
        bool numbered = name.Episodes.Count > 0 || name.AirDate is not null;
        if (folder.Title is not null && (file.Obscure || FolderLeads(name, above, numbered)))
        {
            return (new Reading(Led(folder, name, file.Obscure)), used);
        }

        name = WithoutSeason(name, folder);
        bool takeTitle = folder.Title is not null && TakesTitle(file, name, above, numbered);
        Release joined = WithTags(WithNumbers(name, folder), folder);
        if (takeTitle)
        {
            joined = joined with
            {
                Title = folder.Title,
                EpisodeTitle = file.NumberFirst ? name.Title ?? name.EpisodeTitle : name.EpisodeTitle,
                AlternativeTitles = folder.AlternativeTitles,
            };
        }

        if (name.Kind == ReleaseKind.Other && !file.NotVideo && folder.Kind == ReleaseKind.Movie)
        {
            joined = joined with { Kind = ReleaseKind.Movie };
        }

        return (file with { Release = joined, NumberFirst = file.NumberFirst && !takeTitle }, used);
    }

    /// <summary>The folder says everything; the file only what it alone can know.</summary>
    private static Release Led(Release folder, Release name, bool obscure) =>
        folder with
        {
            Part = name.Part ?? folder.Part,
            ImdbId = name.ImdbId ?? folder.ImdbId,
            TmdbId = name.TmdbId ?? folder.TmdbId,
            Resolution = folder.Resolution ?? (obscure ? null : name.Resolution),
        };

    private static bool TakesTitle(in Reading file, Release name, in Reading above, bool numbered) =>
        file.NumberFirst
        || name.Title is null
        || (!numbered && FolderNames.SayNothing(name.Title))
        || Vocabulary.Find(name.Title) is { Class: WordClass.EpisodeWord }
        || (!numbered && IsLibraryForm(name, above.Release))
        || IsPrefixed(name, above);

    private static Release WithNumbers(Release name, Release folder)
    {
        IReadOnlyList<int> seasons = name.Seasons.Count > 0 ? name.Seasons : folder.Seasons;
        // Within a season, the number is the episode number.
        bool within = seasons.Count > 0 && name.Seasons.Count == 0 && name.Absolute.SequenceEqual(name.Episodes);
        // "S01E01/video.mkv".
        bool numbered =
            folder is { Title: null, Seasons.Count: > 0, Episodes.Count: > 0 } && name.Episodes.Count == 0 && name.AirDate is null;
        return name with
        {
            Year = name.Year ?? folder.Year,
            Seasons = seasons,
            Episodes = numbered ? folder.Episodes : name.Episodes,
            Title = numbered && FolderNames.SayNothing(name.Title) ? null : name.Title,
            Absolute = within ? [] : name.Absolute,
            TmdbId = name.TmdbId ?? folder.TmdbId,
            ImdbId = name.ImdbId ?? folder.ImdbId,
            TvdbId = name.TvdbId ?? folder.TvdbId,
        };
    }

    private static Release WithTags(Release name, Release folder) =>
        name with
        {
            Edition = name.Edition ?? folder.Edition,
            Resolution = name.Resolution ?? folder.Resolution,
            SourceMedia = name.SourceMedia ?? folder.SourceMedia,
            Codec = name.Codec ?? folder.Codec,
            Group = name.Group ?? folder.Group,
            Country = name.Country ?? folder.Country,
            Languages = name.Languages.Count > 0 ? name.Languages : folder.Languages,
        };

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

    internal static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
