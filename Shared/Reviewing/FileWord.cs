using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Ledger;
using Hybrid.Naming;

namespace Hybrid.Reviewing;

/// <summary>What a person says of one file: "3=s02e05", "4=extra:trailer", "8=skip". The command line and the MCP server take the same words.</summary>
/// <param name="Number">Of the file: see <see cref="FileNumbers"/>.</param>
/// <param name="Is">What it is; who said so and when is not filled in.</param>
internal sealed partial record FileWord(int Number, Assignment Is)
{
    public const string Valid =
        "sSSeEE (s02e05, s02e05e06, s02e05-e07), movie, part:N, edition:NAME, version, extra:KIND (trailer, featurette, behindthescenes, deleted, interview, scene, short, other), subtitle:LANGUAGE (subtitle:de, subtitle:pt-BR:forced; also sdh, cc, commentary) or skip";

    private const int LongestEdition = 60;

    private static readonly Dictionary<string, ExtraKind> Extras = new(StringComparer.Ordinal)
    {
        ["trailer"] = ExtraKind.Trailers,
        ["featurette"] = ExtraKind.Featurettes,
        ["behindthescenes"] = ExtraKind.BehindTheScenes,
        ["deleted"] = ExtraKind.DeletedScenes,
        ["interview"] = ExtraKind.Interviews,
        ["scene"] = ExtraKind.Scenes,
        ["short"] = ExtraKind.Shorts,
        ["other"] = ExtraKind.Other,
    };

    private static readonly Dictionary<string, SubtitleSort?> Sorts = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = null,
        ["forced"] = SubtitleSort.Forced,
        ["sdh"] = SubtitleSort.Sdh,
        ["cc"] = SubtitleSort.Cc,
        ["commentary"] = SubtitleSort.Commentary,
    };

    /// <returns>Null if it cannot be read.</returns>
    public static FileWord? Parse(string text)
    {
        string[] halves = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return
            halves is [var number, { Length: > 0 } what]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int file)
            && file > 0
            && Of(what) is { } assignment
            ? new FileWord(file, assignment)
            : null;
    }

    private static Assignment? Of(string what)
    {
        string[] halves = what.Split(':', 2, StringSplitOptions.TrimEntries);
        string word = halves[0].ToLowerInvariant();
        string? value = halves.Length == 2 ? halves[1].Trim('"').Trim() : null;
        return (word, value) switch
        {
            ("skip", null) => Plain(AssignmentKind.LeftOut),
            ("movie", null) => Plain(AssignmentKind.Movie),
            ("version", null) => Plain(AssignmentKind.Version),
            ("part", { } part) when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n is > 0 and < 100 =>
                Plain(AssignmentKind.Movie) with
                {
                    Part = n,
                },
            ("edition", { Length: > 0 and <= LongestEdition } edition) => Plain(AssignmentKind.Movie) with { Edition = edition },
            ("extra", { } kind) when Extras.TryGetValue(Letters(kind), out ExtraKind extra) => Plain(AssignmentKind.Extra) with
            {
                Extra = extra,
            },
            ("subtitle", { } subtitle) => OfSubtitle(subtitle.Split(':', 2, StringSplitOptions.TrimEntries)),
            (_, null) => OfEpisodes(word),
            _ => null,
        };
    }

    private static Assignment? OfSubtitle(string[] words) =>
        SubtitlePath.LanguageOf(words[0]) is { } language && Sorts.TryGetValue(words.ElementAtOrDefault(1) ?? "", out SubtitleSort? sort)
            ? Plain(AssignmentKind.Subtitle) with
            {
                Language = language,
                Sort = sort,
            }
            : null;

    /// <summary>"Behind the Scenes" and "behind-the-scenes" are one kind.</summary>
    private static string Letters(string kind) => string.Concat(kind.ToLowerInvariant().Where(char.IsAsciiLetter));

    private static Assignment? OfEpisodes(string word)
    {
        if (Numbers().Match(word) is not { Success: true } match)
        {
            return null;
        }

        List<int> episodes = [];
        foreach (Capture capture in match.Groups["e"].Captures)
        {
            int number = int.Parse(capture.Value.TrimStart('-', 'e'), CultureInfo.InvariantCulture);
            bool isRange = capture.Value[0] == '-';
            if (isRange && (number <= episodes[^1] || number - episodes[^1] > 50))
            {
                return null;
            }

            episodes.AddRange(isRange ? Enumerable.Range(episodes[^1] + 1, number - episodes[^1]) : [number]);
        }

        return episodes.Distinct().Count() == episodes.Count
            ? Plain(AssignmentKind.Episodes) with
            {
                Season = int.Parse(match.Groups["s"].Value, CultureInfo.InvariantCulture),
                Episodes = episodes,
            }
            : null;
    }

    private static Assignment Plain(AssignmentKind kind) =>
        new()
        {
            Kind = kind,
            By = Actor.Daemon,
            At = default,
        };

    [GeneratedRegex(
        @"^s(?<s>\d{1,4})(?<e>e\d{1,4})(?<e>-?e\d{1,4}|-\d{1,4})*$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Numbers();
}
