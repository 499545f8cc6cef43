using System.Globalization;
using System.Text;
using Hybrid.Catalog;
using Hybrid.Texts;

namespace Hybrid.Naming;

/// <summary>What "duplicate" means: one movie in one edition, or one episode.</summary>
public static class LibraryKey
{
    /// <summary>"movie/603", "movie/603/directors-cut"; "…/3d" if it is in 3D, and "…/pt2" for one of its parts.</summary>
    public static string Of(TitleId movie, string? edition, int? part = null, bool is3D = false) =>
        movie
        + (Slug(edition) is { Length: > 0 } slug ? $"/{slug}" : "")
        + (is3D ? "/3d" : "")
        + (part is null ? "" : string.Create(CultureInfo.InvariantCulture, $"/pt{part}"));

    /// <summary>"series/1396/s01e02", one for each episode that the file holds.</summary>
    public static IReadOnlyList<string> Of(TitleId series, int season, IReadOnlyList<int> episodes) =>
        [.. episodes.Select(e => $"{series}/{Number(season, e)}")];

    /// <summary>"s01e02".</summary>
    public static string Number(int season, int episode) => string.Create(CultureInfo.InvariantCulture, $"s{season:D2}e{episode:D2}");

    /// <summary>A key for people: "The Matrix (1999)", "The Matrix (1999), edition directors-cut" or "Lost (2004) S01E02".</summary>
    /// <param name="title">The key's title.</param>
    /// <param name="key">A key made by <c>Of</c>.</param>
    public static string Words(Title title, string key)
    {
        string name = Format.Title(title.Name, title.Year);
        return Words(key) is { Length: > 0 } part ? $"{name}{(title.Id.Kind == TitleKind.Series ? "" : ",")} {part}" : name;
    }

    /// <summary>The part of the title that the key means: "", "edition directors-cut, part 1" or "S01E02".</summary>
    public static string Words(string key) => string.Join(", ", key.Split('/').Skip(2).Select(Word));

    private static string Word(string part) =>
        part is ['s', >= '0' and <= '9', ..] && part.Contains('e', StringComparison.Ordinal) ? part.ToUpperInvariant()
        : part == "3d" ? "3D"
        : part is ['p', 't', >= '0' and <= '9', ..] ? $"part {part[2..]}"
        : $"edition {part}";

    private static string Slug(string? edition)
    {
        StringBuilder slug = new();
        foreach (char c in (edition ?? "").ToLowerInvariant().Where(c => c is not ('\'' or '’')))
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
