using Hybrid.Catalog;

namespace Hybrid.Naming;

/// <summary>What a template can say of a file. The checks of NAMING_MOVIE and NAMING_EPISODE and docs/naming.md use this table.</summary>
public sealed record NameToken(string Word, string Meaning)
{
    public const string Title = "title";
    public const string OriginalTitle = "original_title";
    public const string Year = "year";
    public const string Tmdb = "tmdb";
    public const string Imdb = "imdb";
    public const string Tvdb = "tvdb";
    public const string Edition = "edition";
    public const string Season = "season";
    public const string Numbers = "numbers";
    public const string EpisodeTitle = "episode_title";
    public const string Version = "version";
    public const string Part = "part";

    /// <summary>The kind of title that has it; null = both.</summary>
    public TitleKind? Only { get; private init; }

    /// <summary>It tells the files of one title apart, so a file's name must have it.</summary>
    public bool IsNeeded { get; private init; }

    /// <summary>It is of one file, so the title's folder cannot have it.</summary>
    public bool IsOfFile { get; private init; }

    public static IReadOnlyList<NameToken> All { get; } =
    [
        new(Title, "the title, in the language of TMDB_LANGUAGE"),
        new(OriginalTitle, "the title in its own language"),
        new(Year, "a movie's year, or a series' first"),
        new(Tmdb, "TMDb's id: `4808`"),
        new(Imdb, "IMDb's id: `tt0056923`. Not every title has one"),
        new(Tvdb, "TheTVDB's id: `73739`. Not every series has one") { Only = TitleKind.Series },
        new(Edition, "a movie's edition: `Director's Cut`")
        {
            Only = TitleKind.Movie,
            IsNeeded = true,
            IsOfFile = true,
        },
        new(Season, "two digits: `01`; `00` for specials") { Only = TitleKind.Series },
        new(Numbers, "season and episodes: `s01e01`, `s01e01-e02`")
        {
            Only = TitleKind.Series,
            IsNeeded = true,
            IsOfFile = true,
        },
        new(EpisodeTitle, "the title of the episode, of several with `&`") { Only = TitleKind.Series, IsOfFile = true },
        new(Version, "what tells one version from another: `2160p`, `3D HSBS`. Written only where there are several")
        {
            IsNeeded = true,
            IsOfFile = true,
        },
        new(Part, "the number of one of several files of a movie or an episode, from 1") { IsNeeded = true, IsOfFile = true },
    ];
}
