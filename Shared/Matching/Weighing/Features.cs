using static Hybrid.Matching.Weighing.Direction;

namespace Hybrid.Matching.Weighing;

/// <summary>All evidence, in the order of the table in docs/confidence.md.</summary>
public static class Features
{
    public static IReadOnlyList<Feature> All { get; } =
    [
        new("start-movie", "", Either, -2, "the starting value for every movie that the search found", "always"),
        new("start-series", "", Either, -2, "the starting value for every series that the search found", "always"),
        new("title-same", "title", For, 4.6, "the same name or original name, apart from spelling and numerals", "Rocky 4 = Rocky IV"),
        new("title-alternative", "title", For, 3.8, "an alternative title or a translation", "La vita è bella = Life Is Beautiful"),
        new("title-article", "title", For, 3.4, "the same except for the article", "Heroes, The Heroes"),
        new(
            "title-misspelt",
            "title",
            Either,
            1.5,
            "the same with a typo: two letters swapped, one doubled, one missing",
            "Prison Berak = Prison Break"
        ),
        new("title-divided", "title", Either, 1, "the same letters, the words divided differently", "Super Natural = Supernatural"),
        new("title-similar", "title", Either, 0.5, "one or two letters differ", "Hart to Heart, Hart to Hart"),
        new(
            "title-shortened",
            "title",
            Either,
            -1,
            "one has a subtitle that the other has not",
            "Ghost Rider = Ghost Rider: Spirit of Vengeance"
        ),
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
            "the first title in the name is not one of its names, but a later one is",
            "Home / At the Devil's Door"
        ),
        new("year-same", "year", For, 3, "a movie's primary year, a series' first year", "1999, The Matrix"),
        new("year-elsewhere", "year", For, 2.4, "the movie came out in that year somewhere", "2017 in France"),
        new("year-season", "year", For, 2, "the year of the season", "Season 2 of a series of 2015, 2016"),
        new("year-near", "year", Either, 0.5, "the year is off by one", "2013 for 2012"),
        new(
            "year-near-common",
            "",
            Against,
            -0.5,
            "the year is off by one, and the name is common: the logarithm to base 10 of others + 1",
            "Hidden (2014), of 2015"
        ),
        new("year-unknown", "year", Against, -1, "the catalog has no year", "an announced movie"),
        new("year-off", "year", Against, -4.5, "the year is off by two or more", "2014 for 2004"),
        new("film-without-year", "", Against, -1, "a movie, and the name has no year", "The.Interpreter.DVDRip"),
        new("kind-same", "kind", For, 0.8, "the name looks like a movie or a series, and so is the title", "S01E02, a series"),
        new("kind-differs", "kind", Against, -6, "the name looks like the other kind", "S01E02, a movie"),
        new(
            "kind-doubtful",
            "",
            Against,
            -3,
            "a name without episodes and year is more likely a movie than this series",
            "Blue Submarine No. 6 (DVD)"
        ),
        new("country-confirmed", "country", For, 1.5, "the series is from the country in the name", "The Office US"),
        new("country-differs", "country", Against, -3.5, "it is from another country", "The Office US, of GB"),
        new("country-unconfirmed", "", Against, -4, "the catalog has no country for it", "The Challenge UK"),
        new("episodes-exist", "episodes", For, 1.2, "the season and the episodes exist", "S02E05 of 10"),
        new("episodes-missing", "episodes", Against, -1, "the season has fewer episodes in the catalog", "S02E46 of 31"),
        new("season-missing", "episodes", Against, -2, "the catalog has no such season", "S08 of 3 seasons"),
        new("runtime-fits", "runtime", For, 0.8, "the length is that of the movie, within 12 %", "97 min, 100 min"),
        new("runtime-differs", "runtime", Against, -2.5, "no edition explains the length", "22 min, 100 min"),
        new("id-named", "id", For, 6, "the id in the name or the folder is its id", "{tmdb-603}"),
        new("id-differs", "id", Against, -6, "the id in the name belongs to another title", "{tmdb-604}"),
        new("votes", "", For, 0.3, "how well known it is: the logarithm to base 10 of its votes + 1", "999 -> 3"),
        new(
            "obscure-without-year",
            "",
            Against,
            -0.5,
            "no year in the name, and hardly any votes: 1 with no vote, 0 from 100",
            "14 votes -> 0.4"
        ),
        new(
            "namesakes",
            "",
            Against,
            -0.5,
            "number of other titles with this name that nothing rules out, up to 3",
            "Evil (2019), Evil (2023)"
        ),
        new(
            "common-name",
            "",
            Against,
            -0.3,
            "number of titles in the catalog with this name, of any year: the logarithm to base 10 of others + 1",
            "Hidden, 9 others -> 1"
        ),
        new("technical-words", "look", For, 0.8, "the name has technical words of a video release", "1080p.WEB-DL"),
        new("bare-name", "look", Against, -2, "the name has no year, no episode and no technical word", "Gomorra"),
        new("telltale", "", Against, -6, "a word outside the title suggests that it is not a movie or series", "EPUB, FLAC, -CODEX"),
        new("rule", "", For, 7, "a person's rule names it", "this folder is series/1396"),
        new("decided-before", "", For, 5, "a person approved it for the same name before", "the same folder last week"),
        new("in-library", "", For, 2.5, "the library has this series", "seasons 1 to 3 are there"),
    ];

    public static Feature Of(string name) => ByName[name];

    private static readonly Dictionary<string, Feature> ByName = All.ToDictionary(feature => feature.Name, StringComparer.Ordinal);
}
