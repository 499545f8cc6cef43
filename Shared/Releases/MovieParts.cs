using System.Globalization;
using System.Text.RegularExpressions;

namespace Hybrid.Releases;

/// <summary>The parts of one movie: CD1, Disc 2, pt1, Part 1, (1 of 2), and a/b behind one name. Pure.</summary>
public static partial class MovieParts
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The release with its part, if its name says one outside of the title.</summary>
    internal static Release In(Release release)
    {
        if (release is { Seasons.Count: > 0 } or { AirDate: not null } or { Episodes.Count: > 1 })
        {
            return release;
        }

        ReadOnlySpan<char> path = release.Input;
        int slash = path.LastIndexOfAny('/', '\\');
        ReadOnlySpan<char> name = path[(slash + 1)..];
        int dot = name.LastIndexOf('.');
        PartMark? mark = Last(dot > 0 && name.Length - dot <= 6 ? name[..dot] : name);
        if (mark is null && slash > 0)
        {
            // "Movie (1999)/CD1/movie.avi".
            ReadOnlySpan<char> folder = path[..slash];
            folder = folder[(folder.LastIndexOfAny('/', '\\') + 1)..];
            mark = PartFolder.IsMatch(folder) ? Last(folder) : null;
        }

        return
            mark is null || (mark.IsWord && OfTitle(release.Title)?.Number == mark.Number) || (release.Part ?? mark.Number) != mark.Number
            ? release
            : release with
            {
                Part = mark.Number,
                PartMark = mark,
            };
    }

    /// <summary>The part that a title ends with: "Some Movie Part 2". It may be the name of a movie of its own, or half of one.</summary>
    private static PartMark? OfTitle(string? title) =>
        title is null ? null
        : Last(title) is { IsWord: true } mark ? mark
        : null;

    /// <summary>Which part of this movie the file is. None if the number belongs to the movie's own title: then it is a whole movie.</summary>
    /// <param name="names">Every name of the movie, as the catalog has them.</param>
    public static int? Of(Release release, IEnumerable<string> names) =>
        (release.Part is null ? OfTitle(release.Title) : release.PartMark) switch
        {
            { IsWord: true, Number: var number } => IsInTitle(number, names) ? null : number,
            _ => release.Part,
        };

    private static bool IsInTitle(int part, IEnumerable<string> names) =>
        names.Any(name => NumberInTitle.Matches(name).Any(match => Number(match.Groups["n"].ValueSpan) == part));

    /// <summary>Adds the parts that only the names together show: "movie-a.avi" and "movie-b.avi".</summary>
    /// <param name="files">The videos of one item: each path, and what it claims.</param>
    public static IReadOnlyList<Release> Together(IReadOnlyList<(string Path, Release Release)> files)
    {
        Release[] releases = [.. files.Select(f => f.Release)];
        if (files.Count < 2 || !Array.TrueForAll(releases, r => r is { Part: null, Seasons.Count: 0, Episodes.Count: 0, AirDate: null }))
        {
            return releases;
        }

        string[] stems = [.. files.Select(f => Path.GetFileNameWithoutExtension(f.Path).ToLowerInvariant())];
        int[] letters = [.. stems.Select(s => s[^1] - 'a' + 1)];
        return
            stems.All(s => s.Length > 1 && s[..^1] == stems[0][..^1]) && letters.Order().SequenceEqual(Enumerable.Range(1, letters.Length))
            ? [.. releases.Select((r, i) => r with { Part = letters[i], Title = WithoutLetter(r.Title, stems[i]) })]
            : releases;
    }

    private static string? WithoutLetter(string? title, string stem) =>
        title is { Length: > 2 } && title[^2] == ' ' && char.ToLowerInvariant(title[^1]) == stem[^1] ? title[..^2] : title;

    private static PartMark? Last(ReadOnlySpan<char> text)
    {
        // A cheap look first: nearly no name has a part.
        if (!text.ContainsAnyInRange('0', '9') && text.IndexOf("pa", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        int at = -1;
        foreach (ValueMatch match in Marks.EnumerateMatches(text))
        {
            at = match.Index;
        }

        if (at < 0)
        {
            return null;
        }

        Match found = Marks.Match(text.ToString(), at);
        int? count = int.TryParse(found.Groups["of"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int of) ? of : null;
        int number = Number(found.Groups["n"].ValueSpan);
        bool isWord = found.Groups["word"].Success;
        return number is 0 || count < number || (count is > 4 && !found.Groups["disc"].Success && !isWord)
            ? null
            : new PartMark(number, count, isWord);
    }

    private static int Number(ReadOnlySpan<char> text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        return Vocabulary.Find(text) is { Class: WordClass.Numeral, Number: var numeral } ? numeral : 0;
    }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])((?<disc>cd|dis[ck]|dvd(?=[\s._-]*[1-4](?!\d)))|(?<word>parts?|pt|teil|partie|parte|deel|часть))[\s._-]{0,3}(?<n>\d{1,2}|one|two|three|four|five|six|iv|vi?|i{1,3})([\s._]*(of|von|de|/)[\s._]*(?<of>\d{1,2}))?(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?<n>\d)[\s._-]?of[\s._-]?(?<of>\d)(?![\p{L}\p{N}])",
        Options,
        30_000
    )]
    private static partial Regex Marks { get; }

    [GeneratedRegex(@"^\s*(cd|dis[ck]|dvd|part|pt)[\s._-]*\d\s*$", Options, 30_000)]
    private static partial Regex PartFolder { get; }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(parts?|pt|vol|volume|chapter|teil|partie|parte|deel|часть|book)\.?\s*(?<n>\d{1,2}|one|two|three|four|five|six|iv|vi?|i{1,3})(?![\p{L}\p{N}])",
        Options,
        30_000
    )]
    private static partial Regex NumberInTitle { get; }
}

/// <param name="Number">From 1.</param>
/// <param name="Count">How many there are, if the name says it: the 2 of "1 of 2".</param>
/// <param name="IsWord">"Part 1", which may also be the name of a whole movie. CD1 never is.</param>
public sealed record PartMark(int Number, int? Count, bool IsWord);
