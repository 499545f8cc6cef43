namespace Hybrid.Releases;

/// <summary>The parts of one movie: CD1, Disc 2, pt1, Part 1, (1 of 2), and a/b behind one name. Pure.</summary>
public static class MovieParts
{
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
            mark = WordRun.First(folder).Next.IsLast ? Last(folder) : null;
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

    private static bool IsInTitle(int part, IEnumerable<string> names) => names.Any(name => HasNumber(name, part));

    private static bool HasNumber(ReadOnlySpan<char> title, int part)
    {
        for (var run = WordRun.First(title); run.Any; run = run.Next)
        {
            if ((run.Is(WordClass.PartWord) || run.Is(WordUse.VolumeWord | WordUse.BookWord)) && run.NumberBehind.Number == part)
            {
                return true;
            }
        }

        return false;
    }

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
        PartMark? last = null;
        for (var run = WordRun.First(text); run.Any; run = run.Next)
        {
            last = At(ref run) ?? last;
        }

        return last;
    }

    /// <param name="run">"CD", "Part", or the 1 of "1 of 2". Goes on to the last run of the mark.</param>
    private static PartMark? At(ref WordRun run)
    {
        Word? word = run.IsNumber ? null : run.Word;
        bool isWord = word is { Class: WordClass.PartWord };
        bool isDisc = word is { Class: WordClass.DiscWord } || IsDvd(word, run);
        WordRun number =
            isWord || isDisc ? run.NumberBehind
            : run is { IsNumber: true, Text.Length: 1 } ? run
            : default;
        if (!number.Any || run.Touches)
        {
            return null;
        }

        WordRun last = Count(number) is { Any: true } all ? all : number;
        int? count = last.Start > number.Start ? last.Number : null;
        if (!last.EndsWord || (count is null && run.IsNumber))
        {
            return null;
        }

        run = last;
        return number.Number > (count ?? number.Number) || (count > 4 && !isDisc && !isWord)
            ? null
            : new PartMark(number.Number, count, isWord);
    }

    /// <summary>Only with a number of one digit: "DVD5" and "DVD9" are kinds of discs.</summary>
    private static bool IsDvd(Word? word, WordRun run) =>
        word is { Class: WordClass.Source, Strength: Strength.Soft, Value: "DVD" } && run.NumberBehind is { Text.Length: 1, Number: < 5 };

    /// <summary>The 2 of "1 of 2".</summary>
    private static WordRun Count(WordRun number) =>
        number.Next.Is(WordUse.CountOfWord) && number.Next.Next is { IsNumber: true, Text.Length: < 3 } all ? all : default;
}

/// <param name="Number">From 1.</param>
/// <param name="Count">How many there are, if the name says it: the 2 of "1 of 2".</param>
/// <param name="IsWord">"Part 1", which may also be the name of a whole movie. CD1 never is.</param>
public sealed record PartMark(int Number, int? Count, bool IsWord);
