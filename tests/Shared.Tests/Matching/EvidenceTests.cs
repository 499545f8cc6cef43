using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>One case for each piece of evidence: the name, the title, and the sentence that a person reads.</summary>
public sealed class EvidenceTests
{
    [Theory]
    [InlineData("Rocky.4.1985.1080p", "Rocky IV", 1985, "title-same")]
    [InlineData("Heroes.2006.1080p", "The Heroes", 2006, "title-article")]
    [InlineData("Super.Natural.2005.1080p", "Supernatural", 2005, "title-divided")]
    [InlineData("Requiem.for.a.Draem.2000.1080p", "Requiem for a Dream", 2000, "title-misspelt")]
    [InlineData("Hart.to.Heart.1979.1080p", "Hart to Hart", 1979, "title-similar")]
    [InlineData("Ghost.Rider.2012.1080p", "Ghost Rider: Spirit of Vengeance", 2012, "title-shortened")]
    [InlineData("Braddock.1988.1080p", "Braddock: Missing in Action III", 1988, "title-shortened")]
    [InlineData("The.Three.Diablos.2012.1080p", "Puss in Boots: The Three Diablos", 2012, "title-shortened")]
    [InlineData("Taken.2.2012.1080p", "Taken 3", 2014, "title-other-number")]
    [InlineData("Kevin.Can.Fuck.Himself.2021.1080p", "Kevin Can F**k Himself", 2021, "title-same")]
    [InlineData("Flight.2012.1080p", "Flight of the Butterflies", 2012, "title-different")]
    [InlineData("Heat.1995.1080p", "Heat", 1995, "year-same")]
    [InlineData("Heat.1996.1080p", "Heat", 1995, "year-near")]
    [InlineData("Heat.1999.1080p", "Heat", 1995, "year-off")]
    [InlineData("Heat.1995.1080p", "Heat", null, "year-unknown")]
    [InlineData("Heat.1080p", "Heat", 1995, "film-without-year")]
    [InlineData("Heat.1080p", "Heat", 1995, "short-without-year")]
    [InlineData("Heat.1995.1080p", "Heat", 1995, "kind-same")]
    [InlineData("Heat.S01E01.1080p", "Heat", 1995, "kind-differs")]
    [InlineData("Heat.1995.1080p", "Heat", 1995, "technical-words")]
    [InlineData("Heat", "Heat", 1995, "bare-name")]
    [InlineData("Heat.1995.EPUB", "Heat", 1995, "telltale")]
    [InlineData("Heat.1995.1080p", "Heat", 1995, "votes")]
    [InlineData("Mirage.1080p.anotherLongTitle", "Mirage", 1995, "start-movie")]
    public void Of_a_film(string name, string title, int? year, string expected) =>
        Says(expected, Field.Weigh(name, Field.Movie(1, title, year)));

    [Theory]
    [InlineData("Wheels.S02E03.720p", null, "episodes-exist")]
    [InlineData("Wheels.S02E30.720p", null, "episodes-missing")]
    [InlineData("Wheels.S05E01.720p", null, "season-missing")]
    [InlineData("Wheels.US.S01E01.720p", "US", "country-confirmed")]
    [InlineData("Wheels.US.S01E01.720p", "GB", "country-differs")]
    [InlineData("Wheels.US.S01E01.720p", null, "country-unconfirmed")]
    [InlineData("Wheels.2016.S02E01.720p", null, "year-season")]
    [InlineData("Wheels.1080p.BluRay", null, "kind-doubtful")]
    public void Of_a_series(string name, string? country, string expected) =>
        Says(expected, Field.Weigh(name, Field.Series(1, "Wheels", 2015, 100, country, 10, 10)));

    [Fact]
    public void Every_series_has_a_first_season_even_where_the_catalog_lacks_it()
    {
        CandidateDetails series = Field.Series(1, "Wheels", 2015, 100);
        series = series with { Details = series.Details! with { Seasons = [new Season(2, 12, 2016)] } };
        Assert.DoesNotContain(Field.Weigh("Wheels.S01.720p", series)[0].Evidence, piece => piece.Name == "season-missing");
    }

    [Fact]
    public void Of_another_name() =>
        Says(
            "title-alternative",
            Field.Weigh("La.vita.e.bella.1997.1080p", Field.Movie(1, "Life Is Beautiful", 1997, 1000, 116, "La vita è bella"))
        );

    [Fact]
    public void Of_a_release_elsewhere()
    {
        CandidateDetails movie = Field.Movie(1, "Heat", 1995, 1000, 170);
        movie = movie with { Details = movie.Details! with { ReleaseYears = [1995, 2017] } };
        Says("year-elsewhere", Field.Weigh("Heat.2017.1080p", movie));
    }

    [Theory]
    [InlineData(97 * 60, "runtime-fits")]
    [InlineData(22 * 60, "runtime-differs")]
    public void Of_the_length(double seconds, string expected) =>
        Says(expected, Scale.Weigh(Field.Clues("Heat.1995.1080p", seconds), [Field.Movie(1, "Heat", 1995, 1000, 100)]));

    [Fact]
    public void Of_an_id_in_the_name()
    {
        Says("id-named", Field.Weigh("Heat (1995) {tmdb-1}", Field.Movie(1, "Heat", 1995) with { IsNamedById = true }));
        Says("id-differs", Field.Weigh("Heat (1995) {tmdb-2}", Field.Movie(1, "Heat", 1995)));
    }

    [Fact]
    public void Of_namesakes()
    {
        CandidateDetails[] field = [Field.Movie(1, "Hidden", 2015), Field.Movie(2, "Hidden", 2005)];
        Says("namesakes", Field.Weigh("Hidden.1080p", field));
        Says("common-name", Field.Weigh("Hidden.2015.1080p", field));
        Says("year-near-common", Field.Weigh("Hidden.2014.1080p", field));
        Assert.DoesNotContain(Field.Weigh("Hidden.2015.1080p", field)[0].Evidence, piece => piece.Name == "namesakes");
    }

    [Fact]
    public void Of_a_title_that_nobody_knows() =>
        Says("obscure-without-year", Field.Weigh("Hidden.1080p", Field.Movie(1, "Hidden", 2015, votes: 3)));

    [Fact]
    public void Of_the_titles_in_two_languages()
    {
        CandidateDetails movie = Field.Movie(1, "Побег", 2005, 100, 100, "Prison Break");
        Says("title-twice", Field.Weigh("Побег / Prison Break [2005, США, DVDRip]", movie));
        Says("title-second", Field.Weigh("Побег / Prison Break [2005, США, DVDRip]", Field.Movie(2, "Побег", 2005)));
    }

    [Theory]
    [InlineData(PrecedentKind.Rule, "rule")]
    [InlineData(PrecedentKind.DecidedBefore, "decided-before")]
    [InlineData(PrecedentKind.InLibrary, "in-library")]
    public void Of_what_this_installation_knows(PrecedentKind kind, string expected)
    {
        CandidateDetails series = Field.Series(1, "Wheels", 2015);
        var precedent = new Precedent(kind, series.Title.Id, "the library holds seasons 1 and 2 of it");
        Assert.Equal(precedent.Sentence, Says(expected, Scale.Weigh(Field.Clues("Wheels.S03E01.720p", null, precedent), [series])));
    }

    private static string Says(string expected, IReadOnlyList<Candidate> candidates)
    {
        Evidence piece = Assert.Single(candidates[0].Evidence, piece => piece.Name == expected);
        Assert.NotEmpty(piece.Sentence);
        return piece.Sentence;
    }
}
