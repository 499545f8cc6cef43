using System.Globalization;
using System.Text.RegularExpressions;

namespace Hybrid.MediaServers;

/// <summary>A file in a media server, with the title that the server matched it with.</summary>
/// <param name="Path">The file, as a path on this machine.</param>
/// <param name="Name">Of the movie or the series. Untrusted.</param>
/// <param name="Ids">"tmdb://603", "imdb://tt0133093"; Plex's own "plex://movie/…" and those of its older agents, "com.plexapp.agents.imdb://tt0133093?lang=en".</param>
public sealed partial record ShownTitle(string Path, string Name, int? Year, IReadOnlyList<string> Ids)
{
    /// <summary>The id of a title that the server did not match with any.</summary>
    internal const string Unidentified = "local://";

    /// <summary>The server's own id of the movie or series.</summary>
    public string Key { get; init; } = "";

    /// <summary>Whether the server's ids are those of a title. Ids of one source are compared: TMDb's first, then IMDb's, then TVDB's.</summary>
    public ShownMatch MatchWith(int tmdb, string? imdb, int? tvdb)
    {
        (string Source, string? Id)[] known =
        [
            ("tmdb", tmdb.ToString(CultureInfo.InvariantCulture)),
            ("imdb", imdb),
            ("tvdb", tvdb?.ToString(CultureInfo.InvariantCulture)),
        ];
        foreach ((string source, string? id) in known)
        {
            if (id is not null && IdOf(source) is { } there)
            {
                return there == id ? ShownMatch.Same : ShownMatch.Other;
            }
        }

        return Ids.Any(id => Unmatched().IsMatch(id)) ? ShownMatch.None : ShownMatch.Unknown;
    }

    /// <summary>Its id at a source; null if it names none.</summary>
    /// <param name="source">"tmdb", "imdb" or "tvdb".</param>
    internal string? IdOf(string source) =>
        Ids.Select(id => Id().Match(id))
            .Where(m => m.Success && Source(m.Groups["source"].Value) == source)
            .Select(m => m.Groups["id"].Value)
            .FirstOrDefault();

    private static string Source(string name) =>
        name switch
        {
            "themoviedb" => "tmdb",
            "thetvdb" => "tvdb",
            _ => name,
        };

    // "tmdb://603"; "com.plexapp.agents.themoviedb://603?lang=en", "com.plexapp.agents.thetvdb://73739/1/2?lang=en".
    [GeneratedRegex(
        @"^(com\.plexapp\.agents\.)?(?<source>tmdb|imdb|tvdb|themoviedb|thetvdb)://(?<id>(tt)?\d+)",
        RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Id();

    [GeneratedRegex(@"^(local://|com\.plexapp\.agents\.none://|tv\.plex\.agents\.none://)", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Unmatched();
}

/// <summary>What a media server made of a file.</summary>
public enum ShownMatch
{
    /// <summary>The title that we filed it as.</summary>
    Same,

    /// <summary>Another title.</summary>
    Other,

    /// <summary>It is shown by its file's name, without a title.</summary>
    None,

    /// <summary>The server names no id that can be compared.</summary>
    Unknown,
}
