using System.Text;
using System.Text.RegularExpressions;
using Hybrid.Catalog;

namespace Hybrid.Naming;

/// <summary>
/// How the paths of one kind of title are made: FOLDER/FILE, without the extension. <c>&lt;title&gt;</c> stands for a value;
/// <c>&lt; (|year|)&gt;</c> writes what is around the word only if there is a value. No file name can contain these three signs.
/// </summary>
public sealed class NameTemplate
{
    /// <summary>What a folder's or file's name may have besides its values, so that enough is left for the title.</summary>
    private const int MostLiteralBytes = 60;

    private readonly IReadOnlyList<IReadOnlyList<NamePiece>> _components;

    private NameTemplate(string text, IReadOnlyList<IReadOnlyList<NamePiece>> components, EpisodeForm numbers = EpisodeForm.Small)
    {
        Text = text;
        _components = components;
        Numbers = numbers;
    }

    public string Text { get; }

    /// <summary>The title's folder, and for a series, if there is one, the season's.</summary>
    internal IEnumerable<IReadOnlyList<NamePiece>> Folders => _components.SkipLast(1);

    /// <summary>The name of the file, without the extension.</summary>
    internal IReadOnlyList<NamePiece> File => _components[^1];

    internal EpisodeForm Numbers { get; }

    /// <exception cref="FormatException">It has a problem: see <see cref="ProblemsOf"/>.</exception>
    public static NameTemplate Of(string text, TitleKind kind) =>
        ProblemsOf(text, kind) is [var problem, ..]
            ? throw new FormatException($"The template {problem}.")
            : new NameTemplate(text, [.. text.Split('/').Select(c => NamePiece.Read(c)!)]);

    /// <summary>The same folders, and files that are named like those of another hand. What tells versions apart is written as before.</summary>
    /// <param name="before">What stands before the numbers of an episode, or before the version of a movie.</param>
    /// <param name="numbers">Null for a movie.</param>
    /// <param name="beforeTitle">Between the numbers and the title of an episode; null = without the title.</param>
    internal NameTemplate Alike(string before, EpisodeForm? numbers, string? beforeTitle)
    {
        NamePiece[] file =
        [
            new(before, null, ""),
            .. numbers is null ? [] : new NamePiece[] { new("", NameToken.Numbers, "") },
            .. beforeTitle is null ? [] : new NamePiece[] { new(beforeTitle, NameToken.EpisodeTitle, "") },
            .. File.Where(p => p.Word is NameToken.Edition or NameToken.Version or NameToken.Part),
        ];
        IReadOnlyList<NamePiece>[] components = [.. Folders, file];
        return new NameTemplate(string.Join('/', components.Select(c => string.Concat(c))), components, numbers ?? Numbers);
    }

    /// <returns>What is wrong with it, each as the end of a sentence about the setting; empty if nothing is.</returns>
    public static IReadOnlyList<string> ProblemsOf(string text, TitleKind kind)
    {
        string[] parts = text.Split('/');
        if (parts.Length < 2 || parts.Length > (kind == TitleKind.Movie ? 2 : 3))
        {
            return [kind == TitleKind.Movie ? "must be FOLDER/FILE" : "must be FOLDER/FILE or FOLDER/SEASON/FILE"];
        }

        if (Array.FindIndex(parts, part => NamePiece.Read(part) is null) is >= 0 and var broken)
        {
            return [$"has a < or > without the other one, or a | too many, in \"{parts[broken]}\": write <title> or < (|year|)>"];
        }

        NamePiece[][] components = [.. parts.Select(part => NamePiece.Read(part)!.ToArray())];
        return
        [
            .. components.SelectMany(c => c).Select(p => WordProblem(p, kind)).OfType<string>().Distinct(),
            .. components.Select((c, i) => LiteralProblem(c, parts[i])).OfType<string>(),
            .. PlaceProblems(components, kind),
        ];
    }

    /// <summary>The title of the episode in the name of a file: "Pilot" of "Lost (2004) - s01e01 - Pilot - pt1.mkv".</summary>
    /// <returns>Empty if the name has none; null if the file is not named by this template.</returns>
    public string? EpisodeTitleIn(string path) =>
        FileName.Match(Path.GetFileNameWithoutExtension(path)) is { Success: true } match
            ? match.Groups[NameToken.EpisodeTitle].Value
            : null;

    public override string ToString() => Text;

    private Regex FileName =>
        field ??= new Regex($"^{string.Concat(File.Select(Pattern))}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(30));

    private static string? WordProblem(NamePiece piece, TitleKind kind)
    {
        if (piece.Word is not { } word)
        {
            return null;
        }

        string[] words = [.. NameToken.All.Where(t => t.Only is null || t.Only == kind).Select(t => t.Word)];
        return words.Contains(word) ? null
            : word is "ext" or "extension" ? "must not have the extension: it is added"
            : $"has <{word}>, which is none of {string.Join(", ", words.Select(w => $"<{w}>"))}";
    }

    private static string? LiteralProblem(NamePiece[] component, string text)
    {
        string[] literals = [.. component.SelectMany(p => new[] { p.Before, p.After })];
        return !literals.All(IsSafe) ? $"has a sign in \"{text}\" that no file name may have, or two spaces together"
            : text.StartsWith('.') || text.StartsWith(' ') || text.EndsWith('.') || text.EndsWith(' ')
                ? $"has a name that begins or ends with a space or a dot: \"{text}\""
            : literals.Sum(Encoding.UTF8.GetByteCount) > MostLiteralBytes
                ? $"has more than {MostLiteralBytes} bytes besides its words in \"{text}\""
            : null;
    }

    /// <summary>Braces are allowed in a template: Plex reads {tmdb-603}.</summary>
    private static bool IsSafe(string literal)
    {
        string inside = $"a{literal.Replace('{', '(').Replace('}', ')')}a";
        return SafeName.Fragment(inside) == inside;
    }

    private static IEnumerable<string> PlaceProblems(NamePiece[][] components, TitleKind kind)
    {
        if (!Has(components[0], NameToken.Title) && !Has(components[0], NameToken.OriginalTitle))
        {
            yield return "needs <title> or <original_title> in the name of the title's folder";
        }

        foreach (NameToken token in NameToken.All.Where(t => t.IsOfFile && components[..^1].Any(c => Has(c, t.Word))))
        {
            yield return $"can have <{token.Word}> only in the name of the file";
        }

        if (kind == TitleKind.Series && Has(components[0], NameToken.Season))
        {
            yield return "cannot have <season> in the name of the title's folder, which holds all seasons";
        }

        if (components.Length == 3 && !Has(components[1], NameToken.Season))
        {
            yield return "needs <season> in the name of the season's folder";
        }

        foreach (
            NameToken token in NameToken.All.Where(t => t.IsNeeded && (t.Only is null || t.Only == kind) && !Has(components[^1], t.Word))
        )
        {
            yield return $"needs <{token.Word}> in the name of the file, because without it two files would get one name";
        }
    }

    /// <summary>What is found in the name of a file. What can be the number of a part is not the title of an episode.</summary>
    private string Pattern(NamePiece piece) =>
        piece.Word switch
        {
            null => Regex.Escape(piece.Before),
            NameToken.Numbers => piece.Around(Numbers.Pattern()),
            NameToken.Title or NameToken.OriginalTitle => piece.Around(".+?"),
            NameToken.EpisodeTitle =>
                $"(?:(?!{File.First(p => p.Word == NameToken.Part).Around(@"\d+")}$){piece.Around($"(?<{piece.Word}>.+?)")})?",
            NameToken.Season or NameToken.Year or NameToken.Tmdb or NameToken.Tvdb or NameToken.Part => $"(?:{piece.Around(@"\d+")})??",
            _ => $"(?:{piece.Around(".+?")})??",
        };

    private static bool Has(NamePiece[] component, string word) => Array.Exists(component, p => p.Word == word);
}

/// <summary>A literal text, or a word with what is written around it if it has a value.</summary>
/// <param name="Word">Null for a literal, which is all in <paramref name="Before"/>.</param>
internal sealed record NamePiece(string Before, string? Word, string After)
{
    /// <returns>Null if a bracket has no partner, or a bracket has not one or three texts.</returns>
    public static IReadOnlyList<NamePiece>? Read(string component)
    {
        List<NamePiece> pieces = [];
        int at = 0;
        while (at < component.Length)
        {
            int open = component.IndexOf('<', at);
            string literal = open < 0 ? component[at..] : component[at..open];
            if (literal.AsSpan().ContainsAny('>', '|'))
            {
                return null;
            }

            if (literal.Length > 0)
            {
                pieces.Add(new NamePiece(literal, null, ""));
            }

            if (open < 0)
            {
                break;
            }

            int close = component.IndexOf('>', open);
            if (close < 0 || Inside(component[(open + 1)..close]) is not { } piece)
            {
                return null;
            }

            pieces.Add(piece);
            at = close + 1;
        }

        return pieces;
    }

    public string Render(string? value) =>
        Word is null ? Before
        : string.IsNullOrEmpty(value) ? ""
        : Before + value + After;

    /// <summary>As it is written in a template.</summary>
    public override string ToString() =>
        Word is null ? Before
        : Before.Length + After.Length == 0 ? $"<{Word}>"
        : $"<{Before}|{Word}|{After}>";

    /// <summary>A pattern of a value, with what is written around it.</summary>
    public string Around(string value) => Regex.Escape(Before) + value + Regex.Escape(After);

    private static NamePiece? Inside(string text) =>
        text.Contains('<', StringComparison.Ordinal)
            ? null
            : text.Split('|') switch
            {
                [var word] => new NamePiece("", word, ""),
                [var before, var word, var after] => new NamePiece(before, word, after),
                _ => null,
            };
}
