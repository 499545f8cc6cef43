using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Which special of the catalog a file is. Catalogs number specials differently, so a number needs its title. Pure.</summary>
internal static class Specials
{
    private static readonly string[] Words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <returns>Null if the file does not say that it is a special.</returns>
    public static EpisodeReading? Of(Release file, SeriesLists lists)
    {
        if (file is { Seasons: [0], Episodes: [var number] })
        {
            return ByNumber(file, number, lists);
        }

        if (SpecialWords.Of(file) is not { } word || IsOfTitle(word, lists.Series))
        {
            return null;
        }

        Episode[] listed = [.. lists.Episodes.Where(episode => episode.Season == 0)];
        return (EpisodeTitles.Named(file.EpisodeTitle, listed) ?? Counted(word, file, listed)) is { } special
            ? new NumberedEpisodes([new EpisodeNumber(0, special.Number)])
            : new NoEpisodes(
                new(Concern.Special, $"\"{word}\" says that it is a special or an extra, and no special of the catalog has its title")
            );
    }

    private static EpisodeReading ByNumber(Release file, int number, SeriesLists lists)
    {
        if (lists.NumbersOf(0) is not { } listed || !listed.Contains(number))
        {
            return new NoEpisodes(new(Concern.Special, $"it is a special, and the catalog has no special {number}"));
        }

        Episode? special = lists[0, number];
        var found = new NumberedEpisodes([new EpisodeNumber(0, number)]);
        return EpisodeTitles.Agree(file.EpisodeTitle, special)
            ? found
            : found with
            {
                Doubt = new(
                    Concern.Special,
                    special?.Name is { Length: > 0 } name
                        ? $"it is a special, and catalogs number specials differently: number {number} is \"{name}\""
                        : "it is a special, and catalogs number specials differently"
                ),
            };
    }

    /// <summary>"OVA 02" is the special that the catalog calls "OVA 2" or "OVA Two".</summary>
    private static Episode? Counted(string word, Release file, IReadOnlyList<Episode> listed) =>
        file.Episodes is [var number and >= 1 and <= 10]
            ? EpisodeTitles.Named($"{word} {number}", listed) ?? EpisodeTitles.Named($"{word} {Words[number - 1]}", listed)
            : null;

    /// <summary>A series may be called "Extras" or "Special Ops".</summary>
    private static bool IsOfTitle(string word, TitleDetails series) =>
        series
            .AlternativeNames.Append(series.Title.Name)
            .Append(series.Title.OriginalName ?? "")
            .Any(name => TitleWords.Of(name).Contains(word, StringComparer.OrdinalIgnoreCase));
}
