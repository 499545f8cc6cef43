using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Releases;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>What the name of one folder or file in a library says: a title, a year, ids. Pure.</summary>
/// <param name="Title">Null if it says none.</param>
internal sealed partial record StandingName(string? Title, int? Year, Release Release)
{
    public int? Tmdb { get; private init; }

    public string? Imdb { get; private init; }

    public int? Tvdb { get; private init; }

    /// <summary>A title of which more is said than the bare name.</summary>
    public bool IsSure => Title is not null && (Year is not null || Tmdb is not null || Imdb is not null || Tvdb is not null);

    /// <param name="name">Without its extension.</param>
    public static StandingName Of(string name, int latestYear)
    {
        string whole = Composed(name);
        // Ids and qualities in braces and brackets are no part of the title.
        string bare = Tags().Replace(whole, " ").Trim();
        Match year = YearBehind().Match(bare);
        Release release = ReleaseParser.Parse(whole, latestYear);
        bool isNamed = year.Success && year.Index > 0;
        string? title =
            isNamed ? Spaced(bare[..year.Index].Trim())
            : bare == whole ? release.Title
            : ReleaseParser.Parse(bare, latestYear).Title;
        return new StandingName(
            Sorted(title) is { Length: > 0 } sorted ? sorted : null,
            isNamed ? Number(year, "year") : release.Year,
            release
        )
        {
            Tmdb = Number(TmdbTag().Match(whole), "id"),
            Imdb = ImdbTag().Match(whole) is { Success: true } imdb ? imdb.Groups["id"].Value.ToLowerInvariant() : null,
            Tvdb = Number(TvdbTag().Match(whole), "id"),
        };
    }

    public TitleClaim? Claim(TitleKind kind) =>
        Title is null
            ? null
            : new TitleClaim(kind, Title, Year, Tmdb is null && Imdb is null && Tvdb is null ? TitleSource.Name : TitleSource.Tag)
            {
                Tmdb = Tmdb,
                Imdb = Imdb,
                Tvdb = Tvdb,
            };

    /// <summary>macOS gives accents as signs of their own. A name that is no valid text stays as it is.</summary>
    private static string Composed(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    /// <summary>"Some.Movie" as "Some Movie".</summary>
    private static string Spaced(string title) =>
        title.Contains(' ', StringComparison.Ordinal) ? title : title.Trim('.', '_').Replace('.', ' ').Replace('_', ' ').Trim();

    /// <summary>"Thing, The" as "The Thing".</summary>
    private static string? Sorted(string? title)
    {
        Match article = ArticleBehind().Match(title ?? "");
        return article.Success ? $"{article.Groups["article"].Value} {title![..article.Index]}" : title;
    }

    private static int? Number(Match match, string group) =>
        match.Success && int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]", RegexOptions.None, 30_000)]
    private static partial Regex Tags();

    // "(2004)", and Sonarr's "(2004-2010)" of some templates.
    [GeneratedRegex(
        @"\((?<year>(19|20)[0-9]{2})([-–]((19|20)[0-9]{2})?)?\)",
        RegexOptions.RightToLeft | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex YearBehind();

    // Plex: {tmdb-603}; Jellyfin and Emby: [tmdbid-603], [tmdbid=603]; Radarr and Sonarr may write each of them.
    [GeneratedRegex(@"[\[{(]\s*tmdb(id)?[-= ](?<id>[0-9]{1,9})\s*[\]})]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex TmdbTag();

    [GeneratedRegex(
        @"[\[{(]\s*(imdb(id)?[-= ])?(?<id>tt[0-9]{7,9})\s*[\]})]",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex ImdbTag();

    [GeneratedRegex(@"[\[{(]\s*tvdb(id)?[-= ](?<id>[0-9]{1,9})\s*[\]})]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex TvdbTag();

    [GeneratedRegex(
        @",\s+(?<article>The|A|An|Der|Die|Das|Le|La|Les|El)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex ArticleBehind();
}
