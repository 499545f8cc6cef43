using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>An episode's title in a name, held against the catalog's titles. Pure.</summary>
internal static partial class EpisodeTitles
{
    /// <summary>Shorter ones ("Up", "1") are too often something else.</summary>
    private const int Shortest = 4;

    private const int MostWords = 8;

    /// <summary>Each list is asked about once for every file of a pack, and a long series has a thousand episodes.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<Episode>, string[]> KeysOfLists = [];

    /// <summary>The only episode with exactly this title, spelling aside; null if there is none, or several.</summary>
    /// <param name="episodes">A list that does not change.</param>
    public static Episode? Named(string? claimed, IReadOnlyList<Episode> episodes)
    {
        string key = Key(claimed);
        if (key.Length < Shortest || IsPlaceholder(claimed))
        {
            return null;
        }

        string[] keys = KeysOfLists.GetValue(episodes, list => [.. list.Select(episode => Key(episode.Name))]);
        int first = Array.IndexOf(keys, key);
        return first >= 0 && Array.IndexOf(keys, key, first + 1) < 0 ? episodes[first] : null;
    }

    /// <summary>The longest beginning of a text that is an episode's title; null if none is.</summary>
    public static string? Leading(string text, IReadOnlyList<Episode> episodes)
    {
        string[] words = text.Split([' ', '.', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        return Enumerable
            .Range(1, Math.Min(MostWords, words.Length))
            .Reverse()
            .Select(count => string.Join(' ', words.Take(count)))
            .FirstOrDefault(title => Named(title, episodes) is not null);
    }

    public static bool AreSame(string? one, string? other) => Key(one) == Key(other);

    /// <summary>Whether the title is that of this episode, spelling aside.</summary>
    public static bool Agree(string? claimed, Episode? episode) =>
        Key(claimed) is { Length: > 0 } key && episode is not null && Key(episode.Name) == key;

    /// <summary>
    /// The numbers and the title of a name may speak of two episodes, as in releases that follow another order. Then nobody but a person knows
    /// which is meant. A title that no episode has is no evidence: names are translated, cut and misspelt.
    /// </summary>
    public static EpisodeReading Checked(EpisodeReading reading, Release file, SeriesLists lists)
    {
        if (
            reading is not NumberedEpisodes { Episodes: [var first, ..] numbered }
            || Named(file.EpisodeTitle, lists.Episodes) is not { } named
            || numbered.Any(number => Agree(file.EpisodeTitle, lists[number.Season, number.Episode]))
        )
        {
            return reading;
        }

        string known = lists[first.Season, first.Episode]?.Name is { Length: > 0 } name ? $" is \"{name}\"" : " has another title";
        return new NoEpisodes(
            new(
                Concern.EpisodeTitleDiffers,
                $"the name says \"{file.EpisodeTitle}\", which is S{named.Season:D2}E{named.Number:D2}, but S{first.Season:D2}E{first.Episode:D2}{known}"
            )
        );
    }

    /// <summary>"TBA", or nothing: a title that is not known yet.</summary>
    public static bool IsUnknown(string? name) => string.IsNullOrWhiteSpace(name) || Unknown.IsMatch(name);

    /// <summary>"Episode 5": what the catalog says of an episode that has no title, or none yet.</summary>
    public static bool IsPlaceholder(string? name) => name is not null && Placeholder.IsMatch(name);

    private static string Key(string? text)
    {
        IReadOnlyList<string> words = TitleWords.Of(text ?? "");
        return string.Concat(words.Where((word, i) => word != "and" && (i > 0 || words.Count == 1 || word is not ("the" or "a" or "an"))));
    }

    [GeneratedRegex(
        @"^\s*(tb[ad]|to be (announced|determined|decided))\.?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Unknown { get; }

    [GeneratedRegex(
        @"^\s*(episode|part|folge)[ ._#]*[0-9]+\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Placeholder { get; }
}
