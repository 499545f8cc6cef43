using static Hybrid.Matching.Weighing.Direction;

namespace Hybrid.Matching.Weighing;

/// <summary>All evidence, in the order of the table in docs/confidence.md.</summary>
public static class Features
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        new("start-movie", "", Either, -2, "a film that the search found, before anything else is known", "always"),
        new("start-series", "", Either, -2, "a series that the search found, before anything else is known", "always"),
        new("title-same", "title", For, 4.6, "the name or the original name, spelling and numerals aside", "Rocky 4 = Rocky IV"),
        new("title-alternative", "title", For, 3.8, "an alternative title or a translation", "La vita è bella = Life Is Beautiful"),
        new("title-article", "title", For, 3.4, "the same but for the article in front", "Heroes, The Heroes"),
        new("title-misspelt", "title", Either, 1.5, "two letters changed about, one doubled, one left out", "Prison Berak = Prison Break"),
        new("title-divided", "title", Either, 1, "the same letters, the words divided otherwise", "Super Natural = Supernatural"),
        new("title-similar", "title", Either, 0.5, "a letter or two are others", "Hart to Heart, Hart to Hart"),
        new("title-shortened", "title", Either, -1, "one without the other's subtitle", "Ghost Rider = Ghost Rider: Spirit of Vengeance"),
        new("title-other-number", "title", Against, -5, "the same words with another number", "Taken 2, Taken 3"),
        new("title-different", "title", Against, -12, "another title", "Flight, Flight of the Butterflies"),
        new(
            "short-without-year",
            "",
            Against,
            -0.5,
            "no year in the name, and a short title: 1 up to 4 letters, 0 from 16",
            "Oasis.S01 0.9"
        ),
        new("title-twice", "", For, 1, "a second title in the name is another of its names", "Остаться в живых / Lost"),
        new(
            "title-second",
            "",
            Against,
            -0.5,
            "the name's first title is not one of its names, a later one is",
            "Home / At the Devil's Door"
        ),
        new("year-same", "year", For, 3, "a film's primary year, a series' first year", "1999, The Matrix"),
        new("year-elsewhere", "year", For, 2.4, "the film came out in that year somewhere", "2017 in France"),
        new("year-season", "year", For, 2, "the year of the season", "Season 2 of a series of 2015, 2016"),
        new("year-near", "year", Either, 0.5, "one year beside", "2013 for 2012"),
        new(
            "year-near-common",
            "",
            Against,
            -0.5,
            "one year beside, and the name is common: the logarithm to base 10 of others + 1",
            "Hidden (2014), of 2015"
        ),
        new("year-unknown", "year", Against, -1, "the catalogue knows no year", "an announced film"),
        new("year-off", "year", Against, -4.5, "two years or more beside", "2014 for 2004"),
        new("film-without-year", "", Against, -1, "a film, and the name gives no year", "The.Interpreter.DVDRip"),
        new("kind-same", "kind", For, 0.8, "the name speaks of a film or of episodes, and it is one", "S01E02, a series"),
        new("kind-differs", "kind", Against, -6, "the name speaks of the other kind", "S01E02, a film"),
        new(
            "kind-doubtful",
            "",
            Against,
            -3,
            "a name without episodes and year is likelier a film than this series",
            "Blue Submarine No. 6 (DVD)"
        ),
        new("country-confirmed", "country", For, 1.5, "the country in the name is where the series comes from", "The Office US"),
        new("country-differs", "country", Against, -3.5, "it comes from another country", "The Office US, of GB"),
        new("country-unconfirmed", "", Against, -4, "the catalogue does not know where it comes from", "The Challenge UK"),
        new("episodes-exist", "episodes", For, 1.2, "the season and the episodes exist", "S02E05 of 10"),
        new("episodes-missing", "episodes", Against, -1, "the season has fewer episodes in the catalogue", "S02E46 of 31"),
        new("season-missing", "episodes", Against, -2, "the catalogue knows no such season", "S08 of 3 seasons"),
        new("runtime-fits", "runtime", For, 0.8, "the length is that of the film, within 12 %", "97 min, 100 min"),
        new("runtime-differs", "runtime", Against, -2.5, "no edition explains the length", "22 min, 100 min"),
        new("id-named", "id", For, 6, "an id in the name or the folder leads to it", "{tmdb-603}"),
        new("id-differs", "id", Against, -6, "the id in the name is another title's", "{tmdb-604}"),
        new("votes", "", For, 0.3, "how well it is known: the logarithm to base 10 of its votes + 1", "999 -> 3"),
        new(
            "obscure-without-year",
            "",
            Against,
            -0.5,
            "no year in the name, and hardly anyone has marked it: 1 with no vote, 0 from 100",
            "14 votes -> 0.4"
        ),
        new("namesakes", "", Against, -0.5, "how many other titles of this name nothing excludes, up to 3", "Evil (2019), Evil (2023)"),
        new(
            "common-name",
            "",
            Against,
            -0.3,
            "how many titles of the catalogue have this name, of whatever year: the logarithm to base 10 of others + 1",
            "Hidden, 9 others -> 1"
        ),
        new("technical-words", "look", For, 0.8, "the name has the technical words of a video release", "1080p.WEB-DL"),
        new("bare-name", "look", Against, -2, "the name has neither a year nor an episode nor any technical word", "Gomorra"),
        new("telltale", "", Against, -6, "a word outside the title says that it is something else", "EPUB, FLAC, -CODEX"),
        new("rule", "", For, 7, "a rule that a person made names it", "this folder is series/1396"),
        new("decided-before", "", For, 5, "a person chose it for the same name before", "the same folder last week"),
        new("in-library", "", For, 2.5, "the library holds this series", "seasons 1 to 3 are there"),
    ];

    public static Feature Of(string name) => ByName[name];

    private static readonly Dictionary<string, Feature> ByName = All.ToDictionary(feature => feature.Name, StringComparer.Ordinal);
}
