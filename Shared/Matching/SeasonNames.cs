using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>
/// Names that a later season has for itself, with numbers that begin again: "Sword Art Online Alicization S01E03" is an episode of the third
/// season. Catalogs list them as names of seasons, and among the other names of the series. Pure.
/// </summary>
internal static class SeasonNames
{
    /// <summary>Behind the series' name, these words do not make a season's name of it.</summary>
    private static readonly HashSet<string> OfNoSeason = new(StringComparer.Ordinal)
    {
        "the",
        "a",
        "tv",
        "series",
        "show",
        "anime",
        "animation",
        "us",
        "usa",
        "uk",
        "gb",
        "au",
        "nz",
        "ca",
        "md",
        "m",
        "d",
        "1",
        "i",
    };

    /// <summary>The file in the season whose own name it bears, if the catalog has exactly one season of that name; otherwise unchanged.</summary>
    public static Release InItsSeason(Release file, TitleDetails series) =>
        CountsAnew(file) && Named(file, series) is { Number: var season }
            ? file with
            {
                Seasons = [season],
                Episodes = file.Seasons.Count > 0 ? file.Episodes : EpisodeNumbers.BareNumbers(file),
                Absolute = [],
            }
            : file;

    /// <summary>What to ask if the file's number counts from the first season on, but its name may be that of a later one; null if it is not.</summary>
    /// <param name="file">As read, not yet in its season.</param>
    /// <param name="series">The chosen series.</param>
    public static Reason? Doubt(Release file, TitleDetails series)
    {
        Season[] counted = [.. series.Seasons.Where(season => season.Number > 0)];
        if (counted.Length < 2)
        {
            return null;
        }

        if (Named(file, series) is { } own)
        {
            return file.Seasons is [var claimed] && claimed != own.Number && claimed > 1
                ? new(Concern.EpisodeUnknown, $"\"{own.Name}\" is the name of season {own.Number}, but the name says season {claimed}")
                : null;
        }

        return CountsAnew(file) && Titles(file).FirstOrDefault(title => IsOfLaterSeason(title, series)) is { } name
            ? new(
                Concern.EpisodeUnknown,
                $"\"{name}\" may be the name of a later season of \"{series.Title.Name}\", whose numbers begin again with 1"
            )
            : null;
    }

    private static bool CountsAnew(Release file) => file.Seasons is [] or [1] && file.AirDate is null;

    private static IEnumerable<string> Titles(Release file)
    {
        if (file.Title is not { Length: > 0 } title)
        {
            yield break;
        }

        yield return title;
        foreach (string other in file.AlternativeTitles)
        {
            yield return $"{title} {other}";
            yield return other;
        }
    }

    /// <summary>The only season that is called like a title of the file, with the series' name before it or without.</summary>
    private static Season? Named(Release file, TitleDetails series)
    {
        string[] names = [.. Own(series).Prepend("")];
        HashSet<string> claimed = [.. Titles(file).Select(TitleKey.Of)];
        claimed.ExceptWith(Own(series).Select(TitleKey.Of));
        Season[] called =
        [
            .. series.Seasons.Where(season =>
                season is { Number: > 0, Name.Length: > 0 }
                && names.Any(name => claimed.Contains(TitleKey.Of($"{name} {season.Name}".Trim())))
            ),
        ];
        return called is [var only] ? only : null;
    }

    private static IEnumerable<string> Own(TitleDetails series) =>
        new[] { series.Title.Name, series.Title.OriginalName }.OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Whether one of the other names is a shorter name and this, or is this and says more than a shorter name: "Overlord III", "Code Geass R2".</summary>
    private static bool IsOfLaterSeason(string title, TitleDetails series)
    {
        string key = TitleKey.Of(title);
        HashSet<string> whole = [.. Own(series).Concat(series.TranslatedNames).Select(TitleKey.Of)];
        string[] others = [.. series.AlternativeNames.Where(name => !whole.Contains(TitleKey.Of(name)))];
        return !whole.Contains(key)
            && others
                .SelectMany(
                    name => More(name, Own(series).Concat(series.AlternativeNames)),
                    (name, more) => (Name: TitleKey.Of(name), More: more)
                )
                .Any(later => (later.Name == key || TitleKey.Of(later.More) == key) && IsOfSeason(later.More));

        // "Money Heist: La casa de papel" is two names of the same, "Battlestar Galactica 2003" has its year.
        bool IsOfSeason(string[] more) =>
            !whole.Contains(TitleKey.Of(more))
            && !more.All(word => OfNoSeason.Contains(word) || word == series.Title.Year?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What a name says more than each shorter name that it begins with.</summary>
    private static IEnumerable<string[]> More(string name, IEnumerable<string> shorter)
    {
        IReadOnlyList<string> words = TitleWords.Of(name);
        return shorter
            .SelectMany(WithParts)
            .Select(TitleWords.Of)
            .Where(begin => begin.Count > 0 && begin.Count < words.Count && words.Take(begin.Count).SequenceEqual(begin))
            .Select(begin => words.Skip(begin.Count).ToArray());
    }

    /// <summary>"Demon Slayer: Kimetsu no Yaiba" is also called "Demon Slayer", and "Kimetsu no Yaiba".</summary>
    private static IEnumerable<string> WithParts(string name)
    {
        yield return name;
        if (name.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon)
        {
            yield return name[..colon];
            yield return name[(colon + 2)..];
        }
    }
}
