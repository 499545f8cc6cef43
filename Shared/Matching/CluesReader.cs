using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Reads a download's name and its files' names together.</summary>
public static class CluesReader
{
    /// <param name="name">Of the torrent, or of the top folder or file.</param>
    /// <param name="files">Each video, read with the folders above it.</param>
    /// <param name="seconds">Length of the whole download, where the files' own lengths are unknown.</param>
    public static Clues Read(Release name, IReadOnlyList<VideoClue> files, double? seconds)
    {
        List<Release> all = [.. files.Select(file => file.Release), name];
        Release believed = files is [{ Release: var only }] ? only : name;
        if (believed.Title is null && all.Find(release => release.Title is not null) is { } titled)
        {
            believed = titled;
        }

        TitleKind? kind = KindOf(believed, files);
        return new Clues
        {
            Release = believed,
            Files = [.. files.Select(file => file.Release)],
            Titles = Titles(believed, all),
            Year = believed.Year ?? OnlyYear(all),
            Kind = kind,
            Seasons = [.. all.SelectMany(release => release.Seasons).Distinct().Order()],
            HighestEpisodes = all.Where(release => release is { Seasons.Count: 1, Episodes.Count: > 0 })
                .GroupBy(release => release.Seasons[0])
                .ToDictionary(season => season.Key, season => season.Max(release => release.Episodes[^1])),
            HighestAbsolute = all.Where(release => release is { Seasons.Count: 0, Absolute.Count: > 0 })
                .Select(release => (int?)release.Absolute[^1])
                .Max(),
            AirDates = [.. all.Select(release => release.AirDate).OfType<DateOnly>().Distinct().Order()],
            Country = all.Select(release => release.Country ?? CountryBehindTitle(release)).FirstOrDefault(country => country is not null),
            TmdbId = all.Select(release => release.TmdbId).FirstOrDefault(id => id is not null),
            ImdbId = all.Select(release => release.ImdbId).FirstOrDefault(id => id is not null),
            TvdbId = all.Select(release => release.TvdbId).FirstOrDefault(id => id is not null),
            Seconds = kind == TitleKind.Series ? null : Length(files, seconds),
            TellTales = believed.TellTales,
        };
    }

    private static TitleKind? KindOf(Release believed, IReadOnlyList<VideoClue> files)
    {
        int episodes = files.Count(file => IsEpisode(file.Release));
        return IsEpisode(believed) || episodes * 2 > files.Count && files.Count > 1 ? TitleKind.Series
            : believed.Kind == ReleaseKind.Movie
                ? IsPart(believed, files) ? null
                    : TitleKind.Movie
            : episodes > 0 ? TitleKind.Series
            : null;
    }

    /// <summary>"Title (Year) Part 2" is half of a movie, or an episode of a mini-series.</summary>
    private static bool IsPart(Release believed, IReadOnlyList<VideoClue> files) =>
        PartWords.OfMiniSeries(believed) is not null
        || (files.Count > 0 && files.All(file => PartWords.OfMiniSeries(file.Release) is not null));

    private static bool IsEpisode(Release release) =>
        release.Kind == ReleaseKind.Episode && release is { Seasons.Count: > 0 } or { Absolute.Count: > 0 } or { AirDate: not null };

    /// <summary>"Part II", read as an episode without a season, may also be the second movie.</summary>
    private static IEnumerable<string?> TitlesOf(Release release)
    {
        if (release is { Kind: ReleaseKind.Episode, Title: { } title, Episodes: [var part] } && !IsEpisode(release))
        {
            yield return $"{title} Part {part}";
        }

        yield return release.Title;
        foreach (string alternative in release.AlternativeTitles)
        {
            yield return alternative;
        }
    }

    /// <summary>"The Challenge UK", "Life on Mars GB": the country may be read as part of the title.</summary>
    private static string? CountryBehindTitle(Release release) =>
        release.Title is { } title && TitleGuesses.CountryAtEnd(title) is { } country ? country : null;

    private static List<string> Titles(Release believed, List<Release> all) =>
        [
            .. all.Prepend(believed)
                .SelectMany(TitlesOf)
                .OfType<string>()
                .SelectMany(Halves)
                .Concat(all.Prepend(believed).SelectMany(TitleGuesses.Of))
                .DistinctBy(TitleKey.Of, StringComparer.Ordinal)
                .Where(title => TitleKey.Of(title).Length > 0),
        ];

    /// <summary>"Побег / Prison Break (второй сезон)": one title in two languages, with a note in brackets.</summary>
    private static IEnumerable<string> Halves(string title)
    {
        foreach (string half in title.Split(" / ", StringSplitOptions.TrimEntries).Reverse())
        {
            yield return half;
            if (half.IndexOfAny(['(', '[']) is > 1 and var bracket)
            {
                yield return half[..bracket].Trim();
            }
        }
    }

    private static int? OnlyYear(List<Release> all)
    {
        List<int> years = [.. all.Select(release => release.Year).OfType<int>().Distinct()];
        return years is [int year] ? year : null;
    }

    private static double? Length(IReadOnlyList<VideoClue> files, double? seconds)
    {
        if (files.Count == 0 || !files.All(file => file.Seconds is > 0))
        {
            return seconds;
        }

        // Several files are parts of one movie if they say so, and else the same movie several times.
        return files.All(file => file.Release.Part is not null) ? files.Sum(file => file.Seconds) : files.Max(file => file.Seconds);
    }
}

/// <summary>One video of the download.</summary>
/// <param name="Release">What its path claims.</param>
/// <param name="Seconds">Its length, where known.</param>
public sealed record VideoClue(Release Release, double? Seconds)
{
    /// <summary>Relative to the download's folder; empty if only the name is known.</summary>
    public string Path { get; init; } = "";
}
