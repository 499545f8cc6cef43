using Hybrid.Catalog;
using Hybrid.Daemon.Probing;
using Hybrid.Learning;
using Hybrid.Matching;
using Hybrid.Neighbors;
using Hybrid.Releases;
using Hybrid.Settings;
using Hybrid.Testing.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Daemon.Identifying;

/// <summary>Real names against a played TMDb.</summary>
public sealed class IdentifierTests : IAsyncLifetime
{
    private readonly FakeTmdbData _data = new();
    private LoopbackServer _server = null!;
    private ServiceProvider _services = null!;

    [Fact]
    public async Task A_film_with_its_year_is_accepted()
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));

        Assessment found = await AssessAsync("The.Matrix.1999.1080p.BluRay.x264-GROUP");

        Assert.Equal((VerdictKind.Accept, new TitleId(TitleKind.Movie, 603)), (found.Verdict, found.Best!.Id));
        Assert.InRange(found.Confidence, 0.95, 1);
        Assert.Empty(found.Reasons);
        Assert.Contains(found.Best.Evidence, piece => piece is { Name: "year-same", Weight: > 0 });
    }

    [Fact]
    public async Task A_sure_film_costs_one_request()
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));

        await AssessAsync("The.Matrix.1999.1080p.BluRay.x264-GROUP");

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task If_no_title_has_the_claimed_year_the_second_page_of_all_years_is_looked_at()
    {
        for (int n = 0; n < 20; n++)
        {
            _data.Add(new FakeMovie(1000 + n, $"Silent Harbor {(char)('A' + n)}", $"{1950 + n}-01-01") { Popularity = 100 });
        }

        _data.Add(new FakeMovie(2018, "Silent Harbor", "2018-06-01") { Popularity = 1 });

        Assessment found = await AssessAsync("Silent.Harbor.2019.1080p.BluRay.x264-GROUP");

        Assert.Equal(2018, found.Best?.Id.Tmdb);
    }

    [Fact]
    public async Task The_other_part_of_a_film_is_not_taken_for_it()
    {
        _data.Add(new FakeMovie(12444, "Harry Potter and the Deathly Hallows: Part 1", "2010-11-17") { Popularity = 120 });

        Assessment found = await AssessAsync("Harry.Potter.and.the.Deathly.Hallows.Part.2.2011.1080p.BluRay.x264-GROUP");

        Assert.NotEqual(VerdictKind.Accept, found.Verdict);
        Assert.Contains(found.Reasons, reason => reason.Concern is Concern.SequelDiffers or Concern.NoCandidate);
    }

    [Fact]
    public async Task A_remake_without_a_year_is_left_to_the_reviewer_and_with_it_accepted()
    {
        _data.Add(new FakeMovie(10331, "Night of the Living Dead", "1968-10-04"));
        _data.Add(new FakeMovie(19185, "Night of the Living Dead", "1990-10-19"));

        Assessment without = await AssessAsync("Night.of.the.Living.Dead.1080p.BluRay.x264-GROUP");
        Assessment with = await AssessAsync("Night.of.the.Living.Dead.1990.1080p.BluRay.x264-GROUP");

        Assert.Equal(VerdictKind.AskReviewer, without.Verdict);
        Assert.Contains(without.Reasons, reason => reason.Concern == Concern.Namesake);
        Assert.Equal((VerdictKind.Accept, 19185), (with.Verdict, with.Best!.Id.Tmdb));
    }

    [Fact]
    public async Task A_foreign_name_is_found_by_the_alternative_titles()
    {
        _data.Add(
            new FakeMovie(101, "Léon: The Professional", "1994-09-14") { OriginalTitle = "Léon", AlternativeTitles = ["Leon der Profi"] }
        );

        Assert.Equal((VerdictKind.Accept, 101), Brief(await AssessAsync("Leon.der.Profi.1994.German.1080p.BluRay.x264-GROUP")));
    }

    [Theory]
    [InlineData("Crudelia - Cruella (2021) 1080p.mkv")]
    [InlineData("Cruella (Crudelia) 2021 1080p.mkv")]
    [InlineData("Cruella.2021.Cruella.Part.One.1080p.WEB.h264-GROUP")]
    public async Task A_name_that_says_the_title_twice_says_no_more_than_the_title(string name)
    {
        _data.Add(new FakeMovie(337404, "Cruella", "2021-05-26") { AlternativeTitles = ["Crudelia", "Cruella: Part One"] });

        Assert.Equal((VerdictKind.Accept, 337404), Brief(await AssessAsync(name)));
    }

    [Theory]
    [InlineData("Rebound.S01E05.1080p.WEB.h264-GROUP", 40, 700, VerdictKind.AskReviewer)]
    [InlineData("Rebound.2015.S01E05.1080p.WEB.h264-GROUP", 40, 700, VerdictKind.Accept)]
    [InlineData("Rebound.S01E05.1080p.WEB.h264-GROUP", 9000, 700, VerdictKind.Accept)]
    public async Task A_better_known_series_that_bears_the_name_too_is_found_by_its_other_names(
        string name,
        int votes,
        int others,
        VerdictKind verdict
    )
    {
        _data.Add(Series(1, "Rebound", "2015-01-01", 10) with { Votes = votes });
        _data.Add(Series(2, "Kikujiro Street", "2018-01-01", 10) with { Votes = others, AlternativeTitles = ["Rebound"] });

        Assert.Equal(verdict, (await AssessAsync(name)).Verdict);
    }

    [Fact]
    public async Task A_better_known_movie_of_the_same_year_that_bears_the_name_too_asks()
    {
        _data.Add(new FakeMovie(1, "Nightglass", "2016-03-01") { Votes = 6 });
        _data.Add(new FakeMovie(2, "Vidrio nocturno", "2016-08-01") { Votes = 2500, AlternativeTitles = ["Nightglass"] });

        Assert.Equal(VerdictKind.AskReviewer, (await AssessAsync("Nightglass.2016.1080p.WEB.h264-GROUP")).Verdict);
    }

    [Theory]
    [InlineData("Little.House.S01E03.1080p.WEB.h264-GROUP", VerdictKind.AskReviewer)]
    [InlineData("Little.House.1974.S01E03.1080p.WEB.h264-GROUP", VerdictKind.Accept)]
    [InlineData("Little.House.S05E03.1080p.WEB.h264-GROUP", VerdictKind.Accept)]
    public async Task A_namesake_that_has_just_begun_is_not_outvoted(string name, VerdictKind verdict)
    {
        FakeEpisode[] episodes = [.. Enumerable.Range(1, 6).SelectMany(s => Enumerable.Range(1, 9).Select(n => new FakeEpisode(s, n, "")))];
        _data.Add(new FakeSeries(1, "Little House", "1974-09-11") { Votes = 9000, Episodes = episodes });
        _data.Add(Series(2, "Little House", "2025-07-09", 8));

        Assert.Equal((verdict, 1), Brief(await AssessAsync(name)));
    }

    [Theory]
    [InlineData("Sword.Art.Online.Alicization.S01E03.1080p.BluRay.x264-GROUP.mkv", VerdictKind.Accept)] // The catalog's name of season 3.
    [InlineData("Sword.Art.Online.II.S01E03.1080p.BluRay.x264-GROUP.mkv", VerdictKind.AskReviewer)]
    [InlineData("Sword.Art.Online.II.S02E03.1080p.BluRay.x264-GROUP.mkv", VerdictKind.Accept)]
    public async Task A_later_seasons_own_name_with_the_first_season_is_that_season_or_asks(string name, VerdictKind verdict)
    {
        FakeEpisode[] episodes = [.. Enumerable.Range(1, 3).SelectMany(s => Enumerable.Range(1, 9).Select(n => new FakeEpisode(s, n, "")))];
        _data.Add(
            new FakeSeries(1, "Sword Art Online", "2012-07-08")
            {
                Votes = 3000,
                AlternativeTitles = ["Sword Art Online: Alicization", "Sword Art Online II"],
                SeasonNames = new Dictionary<int, string> { [3] = "Alicization" },
                Episodes = episodes,
            }
        );

        Assert.Equal((verdict, 1), Brief(await AssessAsync(new IdentifyInput { Name = name, Files = [new InputFile(name)] })));
    }

    [Fact]
    public async Task A_season_pack_is_one_series()
    {
        _data.Add(Series(1396, "Breaking Bad", "2008-01-20", 7));
        var pack = new IdentifyInput
        {
            Name = "Breaking.Bad.S01.1080p.BluRay.x264-GROUP",
            Files =
            [
                .. Enumerable.Range(1, 7).Select(number => new InputFile($"Breaking.Bad.S01E{number:00}.1080p.BluRay.x264-GROUP.mkv")),
            ],
        };

        Assert.Equal((VerdictKind.Accept, 1396), Brief(await AssessAsync(pack)));
    }

    [Fact]
    public async Task A_pack_that_is_named_like_a_film_is_a_series_by_its_files()
    {
        _data.Add(new FakeMovie(1, "Chernobyl", "2019-01-01"));
        _data.Add(Series(87108, "Chernobyl", "2019-05-06", 5));
        var pack = new IdentifyInput
        {
            Name = "Chernobyl.2019.1080p.BluRay.x264-GROUP",
            Files = [.. Enumerable.Range(1, 5).Select(number => new InputFile($"Chernobyl.S01E{number:00}.1080p.BluRay.x264-GROUP.mkv"))],
        };

        Assessment found = await AssessAsync(pack);

        Assert.Equal((VerdictKind.Accept, new TitleId(TitleKind.Series, 87108)), (found.Verdict, found.Best!.Id));
    }

    [Fact]
    public async Task A_file_without_a_number_leaves_the_whole_pack_to_the_reviewer()
    {
        _data.Add(Series(1396, "Breaking Bad", "2008-01-20", 7));
        var pack = new IdentifyInput
        {
            Name = "Breaking.Bad.S01.1080p.BluRay.x264-GROUP",
            Files =
            [
                new InputFile("Breaking.Bad.S01E01.1080p.BluRay.x264-GROUP.mkv"),
                new InputFile("Breaking.Bad.S01E02.1080p.BluRay.x264-GROUP.mkv"),
                new InputFile("Breaking.Bad.Inside.the.Lab.1080p.BluRay.x264-GROUP.mkv"),
            ],
        };

        Assessment found = await AssessAsync(pack);

        Assert.Equal((VerdictKind.AskReviewer, 1396), Brief(found));
        Assert.Contains(found.Reasons, reason => reason.Concern == Concern.UnnumberedFile);
    }

    [Fact]
    public async Task A_season_that_does_not_exist_is_left_to_the_reviewer()
    {
        _data.Add(Series(1396, "Breaking Bad", "2008-01-20", 7));

        Assessment found = await AssessAsync("Breaking.Bad.S03E01.1080p.BluRay.x264-GROUP");

        Assert.Equal((VerdictKind.AskReviewer, 1396), Brief(found));
        Assert.Equal(Concern.EpisodeUnknown, found.Reasons[0].Concern);
    }

    [Fact]
    public async Task A_daily_show_is_told_by_its_day_and_an_unknown_day_is_left_to_the_reviewer()
    {
        _data.Add(
            new FakeSeries(2224, "The Daily Show", "1996-07-22")
            {
                Episodes = [new(18, 1, "A", "2012-09-25"), new(19, 14, "B", "2013-10-29"), new(19, 15, "C", "2013-10-30")],
            }
        );

        Assert.Equal((VerdictKind.Accept, 2224), Brief(await AssessAsync("The.Daily.Show.2013.10.30.720p.HDTV.x264-GROUP")));
        Assessment unknown = await AssessAsync("The.Daily.Show.2013.11.30.720p.HDTV.x264-GROUP");
        Assert.Equal(VerdictKind.AskReviewer, unknown.Verdict);
        Assert.Contains(unknown.Reasons, reason => reason.Concern == Concern.AirDate);
    }

    [Fact]
    public async Task Two_series_of_one_name_are_told_apart_by_country_or_left_to_the_reviewer()
    {
        _data.Add(Series(2316, "The Office", "2005-03-24", 6) with { Country = "US" });
        _data.Add(Series(2996, "The Office", "2001-07-09", 6) with { Country = "GB" });

        Assert.Equal(VerdictKind.AskReviewer, (await AssessAsync("The.Office.S01E02.720p.WEB-DL.x264-GROUP")).Verdict);
        Assert.Equal((VerdictKind.Accept, 2316), Brief(await AssessAsync("The.Office.US.S01E02.720p.WEB-DL.x264-GROUP")));
        Assert.Equal((VerdictKind.Accept, 2996), Brief(await AssessAsync("The.Office.UK.S01E02.720p.WEB-DL.x264-GROUP")));
    }

    [Fact]
    public async Task Episodes_are_never_a_film()
    {
        _data.Add(new FakeMovie(1, "Firestorm", "1998-01-09"));

        Assessment found = await AssessAsync("Firestorm.S01E01.1080p.WEB-DL.x264-GROUP");

        Assert.NotEqual(VerdictKind.Accept, found.Verdict);
    }

    [Fact]
    public async Task A_series_that_differs_by_an_article_comes_second_and_a_person_is_asked_where_neither_is_known_better()
    {
        _data.Add(Series(1639, "Heroes", "2006-09-25", 23) with { Popularity = 50 });
        _data.Add(Series(9999, "The Heroes", "2008-01-01", 23) with { Popularity = 14 });

        Assert.Equal((VerdictKind.AskReviewer, 1639), Brief(await AssessAsync("Heroes.S01.1080p.BluRay.x265-GROUP")));
    }

    [Fact]
    public async Task A_sequel_of_the_claimed_year_makes_the_film_of_the_year_before_doubtful()
    {
        _data.Add(new FakeMovie(158015, "The Purge", "2013-05-31"));
        _data.Add(new FakeMovie(238636, "The Purge: Anarchy", "2014-07-17"));

        Assert.Equal(VerdictKind.AskReviewer, (await AssessAsync("The.Purge.2014.German.1080p.BluRay.x264-GROUP")).Verdict);
    }

    [Fact]
    public async Task The_second_part_without_a_year_is_neither_the_first_film_nor_the_series_of_its_name()
    {
        _data.Add(new FakeMovie(105, "Back to the Future", "1985-07-03") { Popularity = 90 });
        _data.Add(new FakeMovie(165, "Back to the Future Part II", "1989-11-22") { Popularity = 60 });
        _data.Add(Series(1, "Back to the Future", "1991-09-14", 13));

        Assessment found = await AssessAsync("Back.to.the.Future.Part.II.720p.HDTV.x264-GROUP");

        Assert.True(found.Verdict != VerdictKind.Accept || found.Best!.Id == new TitleId(TitleKind.Movie, 165), found.Best?.Name);
        Assert.Contains(found.Candidates, candidate => candidate.Id.Tmdb == 165);
    }

    [Fact]
    public async Task A_year_in_a_title_is_no_year()
    {
        _data.Add(Series(3870, "Space: 1999", "1975-09-04", 24));

        Assert.Equal((VerdictKind.Accept, 3870), Brief(await AssessAsync("Space.1999.S01.1080p.BluRay.x265-GROUP")));
    }

    [Fact]
    public async Task A_country_that_the_catalog_does_not_confirm_is_left_to_the_reviewer()
    {
        _data.Add(Series(1, "The Challenge", "1998-06-01", 20));

        Assert.Equal(VerdictKind.AskReviewer, (await AssessAsync("The.Challenge.UK.S01.1080p.WEB-DL.x265-GROUP")).Verdict);
    }

    [Fact]
    public async Task A_bare_word_is_left_to_the_reviewer()
    {
        _data.Add(new FakeMovie(1, "Heat", "1995-12-15"));

        Assessment found = await AssessAsync("Heat");

        Assert.Equal((VerdictKind.AskReviewer, 1), Brief(found));
        Assert.Contains(found.Reasons, reason => reason.Concern == Concern.BareName);
    }

    [Fact]
    public async Task What_the_catalog_does_not_know_is_said_so()
    {
        Assessment found = await AssessAsync("Our.Holiday.2023.1080p.WEB-DL.x264-GROUP");

        Assert.Equal(VerdictKind.AskReviewer, found.Verdict);
        Assert.InRange(found.Confidence, 0, 0.05);
        Assert.Equal(Concern.NoCandidate, Assert.Single(found.Reasons).Concern);
    }

    [Fact]
    public async Task A_book_is_ignored_even_where_a_film_has_its_name()
    {
        _data.Add(new FakeMovie(210577, "Gone Girl", "2014-10-01"));

        Assessment found = await AssessAsync("Gone Girl - Gillian Flynn [EPUB]");

        Assert.Equal(VerdictKind.Ignore, found.Verdict);
        Assert.Contains(found.Reasons, reason => reason.Concern == Concern.NotVideo);
    }

    [Fact]
    public async Task An_id_in_the_name_is_checked_and_believed()
    {
        _data.Add(new FakeMovie(10331, "Night of the Living Dead", "1968-10-04"));
        _data.Add(new FakeMovie(19185, "Night of the Living Dead", "1990-10-19"));

        Assert.Equal((VerdictKind.Accept, 19185), Brief(await AssessAsync("Night of the Living Dead {tmdb-19185}.mkv")));
        Assessment missing = await AssessAsync("Night of the Living Dead (1990) {tmdb-99999}.mkv");
        Assert.Equal(VerdictKind.AskReviewer, missing.Verdict);
        Assert.Contains(missing.Reasons, reason => reason.Concern == Concern.IdDiffers);
    }

    [Fact]
    public async Task An_id_of_imdb_leads_to_a_film_of_another_name()
    {
        _data.Add(
            new FakeMovie(101, "Léon: The Professional", "1994-09-14") { AlternativeTitles = ["Leon der Profi"], ImdbId = "tt0110413" }
        );

        Assert.Equal((VerdictKind.Accept, 101), Brief(await AssessAsync("Leon der Profi (1994) tt0110413.mkv")));
        Assert.Equal(VerdictKind.AskReviewer, (await AssessAsync("Something.Else.1980.1080p.BluRay.x264-GROUP tt0110413")).Verdict);
    }

    [Fact]
    public async Task An_id_that_leads_to_quite_another_name_is_not_taken_and_that_name_is_looked_for()
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        _data.Add(new FakeMovie(949, "Heat", "1995-12-15"));

        Assessment found = await AssessAsync("Heat (1995) {tmdb-603} 1080p.mkv");

        Assert.Equal(VerdictKind.AskReviewer, found.Verdict);
        Assert.Contains(found.Candidates, candidate => candidate.Id.Tmdb == 949);
    }

    /// <summary>As a stray .nfo brings one along: of the same year, or where the name gives none, nothing else speaks against it.</summary>
    [Theory]
    [InlineData("Something Else (1999) {tmdb-603} 1080p.mkv")]
    [InlineData("Something Else {tmdb-603} 1080p.mkv")]
    public async Task An_id_of_a_film_of_another_name_is_a_persons_to_believe(string name)
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31") { Popularity = 90 });

        Assessment found = await AssessAsync(name);

        Assert.Equal(VerdictKind.AskReviewer, found.Verdict);
        Assert.Contains(found.Reasons, reason => reason.Concern == Concern.IdDiffers);
    }

    [Fact]
    public async Task An_id_of_an_entry_that_became_part_of_another_leads_to_that_one()
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        _data.Moved[77] = 603;

        Assert.Equal((VerdictKind.Accept, 603), Brief(await AssessAsync("The Matrix (1999) {tmdb-77}.mkv")));
    }

    [Fact]
    public async Task Ids_that_lead_to_different_titles_name_none()
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31") { ImdbId = "tt0133093" });
        _data.Add(new FakeMovie(604, "The Matrix Reloaded", "2003-05-15") { ImdbId = "tt0234215" });
        Clues clues = CluesReader.Read(ReleaseParser.Parse("The.Matrix.1999.1080p.mkv", 2027), [], seconds: null);

        Assert.Equal([603], Named(await InquireAsync(clues with { TmdbId = 603, ImdbId = "tt0133093" })));
        Assert.Empty(Named(await InquireAsync(clues with { TmdbId = 603, ImdbId = "tt0234215" })));

        static IEnumerable<int> Named(CatalogSearch inquiry) => inquiry.Field.Where(c => c.IsNamedById).Select(c => c.Title.Id.Tmdb);
    }

    [Fact]
    public async Task An_nfo_tells_two_films_of_one_name_apart()
    {
        _data.Add(new FakeMovie(10331, "Night of the Living Dead", "1968-10-04"));
        _data.Add(new FakeMovie(19185, "Night of the Living Dead", "1990-10-19") { ImdbId = "tt0100258" });
        var input = new IdentifyInput { Name = "Night.of.the.Living.Dead.1080p.BluRay.x264-GROUP" };

        Assert.Equal(VerdictKind.AskReviewer, (await AssessAsync(input)).Verdict);
        Assert.Equal(
            (VerdictKind.Accept, 19185),
            Brief(await AssessAsync(input, new NfoClaim(Kind: null, TmdbId: null, "tt0100258", TvdbId: null)))
        );
    }

    [Fact]
    public async Task An_nfo_of_an_episode_leads_to_its_series()
    {
        _data.Add(Series(1396, "Breaking Bad", "2008-01-20", 7));
        _data.Add(Series(7, "Breaking Bad", "2020-01-20", 7) with { Episodes = [new FakeEpisode(1, 1, "One") { ImdbId = "tt0959621" }] });

        Assessment found = await AssessAsync(
            new IdentifyInput { Name = "Breaking.Bad.S01E01.1080p.BluRay.x264-GROUP" },
            new NfoClaim(TitleKind.Series, TmdbId: null, "tt0959621", TvdbId: null)
        );

        Assert.Equal((VerdictKind.Accept, 7), Brief(found));
    }

    [Fact]
    public async Task An_nfo_whose_id_the_catalog_does_not_know_has_said_nothing()
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));

        Assessment found = await AssessAsync(
            new IdentifyInput { Name = "The.Matrix.1999.1080p.BluRay.x264-GROUP" },
            new NfoClaim(Kind: null, TmdbId: null, "tt9999999", TvdbId: null)
        );

        Assert.Equal((VerdictKind.Accept, 603), Brief(found));
        Assert.Empty(found.Reasons);
    }

    [Fact]
    public async Task A_series_costs_a_search_and_its_details_however_many_files_there_are()
    {
        _data.Add(Series(1396, "Breaking Bad", "2008-01-20", 7));

        await AssessAsync(
            new IdentifyInput
            {
                Name = "Breaking.Bad.S01.1080p.BluRay.x264-GROUP",
                Files = [.. Enumerable.Range(1, 7).Select(n => new InputFile($"Breaking.Bad.S01E{n:00}.1080p.BluRay.x264-GROUP.mkv"))],
            }
        );

        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData("The.Matrxi.1999.1080p.BluRay.x264-GROUP", 603)]
    [InlineData("Georgie.Mandy.s.First.Marriage.2024.1080p.WEB-DL.x264-GROUP", 2)]
    [InlineData("SlamDunk.1993.1080p.WEB-DL.x264-GROUP", 3)]
    [InlineData("Rocky.4.1985.1080p.BluRay.x264-GROUP", 4)]
    [InlineData("P.S.I.Love.You.2007.1080p.BluRay.x264-GROUP", 5)]
    public async Task A_name_that_is_written_otherwise_is_found(string name, int id)
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        _data.Add(new FakeMovie(2, "Georgie & Mandy's First Marriage", "2024-01-01"));
        _data.Add(new FakeMovie(3, "Slam Dunk", "1993-01-01"));
        _data.Add(new FakeMovie(4, "Rocky IV", "1985-01-01"));
        _data.Add(new FakeMovie(5, "PS, I Love You", "2007-01-01"));

        Assert.Contains((await AssessAsync(name)).Candidates, candidate => candidate.Id.Tmdb == id);
    }

    [Fact]
    public async Task The_right_one_behind_the_first_page_is_found_by_its_year()
    {
        for (int id = 1; id <= 45; id++)
        {
            _data.Add(new FakeMovie(id, $"Red {id}", "1980-01-01") { Popularity = 100 });
        }

        _data.Add(new FakeMovie(110, "Red", "1994-05-27") { Popularity = 1 });

        Assert.Equal((VerdictKind.Accept, 110), Brief(await AssessAsync("Red.1994.1080p.BluRay.x264-GROUP")));
    }

    [Fact]
    public async Task What_is_no_video_by_its_name_is_hardly_asked_about()
    {
        Assessment found = await AssessAsync("Gone Girl - Gillian Flynn [EPUB]");

        Assert.Equal(VerdictKind.Ignore, found.Verdict);
        Assert.InRange(_server.Requests.Count, 0, 2);
    }

    [Fact]
    public async Task What_this_installation_knows_to_be_meant_is_a_candidate_though_no_search_finds_it()
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        Clues clues = CluesReader.Read(ReleaseParser.Parse("The.One.with.the.Phone.1999.1080p.mkv", 2027), [], seconds: null);
        CatalogSearch inquiry = await InquireAsync(
            clues with
            {
                Precedents = [new Precedent(PrecedentKind.Rule, new TitleId(TitleKind.Movie, 603), "a rule says so")],
            }
        );

        Assert.Contains(inquiry.Field, contender => contender is { Title.Id.Tmdb: 603, Details: not null });
    }

    [Fact]
    public async Task What_rests_on_old_copies_is_left_to_the_reviewer()
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        var cache = new PassingCache();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var options = new CatalogOptions(new Secret(_data.Key), _server.Url, "en-US") { Patience = new CatalogPatience { Retries = 0 } };
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<ICatalogCache>(cache)
            .AddSingleton<TimeProvider>(time)
            .AddCatalog(options)
            .BuildServiceProvider();
        var input = new IdentifyInput { Name = "The.Matrix.1999.1080p.BluRay.x264-GROUP" };
        Assert.IsType<Identified>(await IdentifyAsync(input, services));
        time.Advance(TimeSpan.FromDays(40));
        _server.Always = LoopbackFault.Status(503);

        Assessment found = Assert.IsType<Identified>(await IdentifyAsync(input, services)).Assessment;

        Assert.Equal((VerdictKind.AskReviewer, 603), Brief(found));
        Assert.Contains(found.Reasons, reason => reason.Concern == Concern.CatalogDegraded);
    }

    [Fact]
    public async Task Faults_that_pass_change_no_verdict()
    {
        _data.Add(new FakeMovie(603, "The Matrix", "1999-03-31"));
        var options = new CatalogOptions(new Secret(_data.Key), _server.Url, "en-US")
        {
            Patience = new CatalogPatience { FirstDelay = TimeSpan.FromMilliseconds(1), LongestDelay = TimeSpan.FromMilliseconds(5) },
        };
        await using ServiceProvider services = new ServiceCollection().AddCatalog(options).BuildServiceProvider();
        _server.FailNext(
            LoopbackFault.Status(500),
            LoopbackFault.Malformed,
            LoopbackFault.CutOff,
            LoopbackFault.TooManyRequests(0),
            LoopbackFault.Status(504),
            LoopbackFault.BrokenGzip
        );

        Identification found = await IdentifyAsync(new IdentifyInput { Name = "The.Matrix.1999.1080p.BluRay.x264-GROUP" }, services);

        Assert.Equal((VerdictKind.Accept, 603), Brief(Assert.IsType<Identified>(found).Assessment));
        Assert.Equal(7, _server.Requests.Count);
    }

    [Fact]
    public async Task A_fault_of_the_catalog_is_never_taken_for_no_match()
    {
        _server.Always = LoopbackFault.Status(503);

        CatalogFailed failed = Assert.IsType<CatalogFailed>(await IdentifyAsync("The.Matrix.1999.1080p.BluRay.x264-GROUP"));

        Assert.Equal(FaultKind.Failed, failed.Fault.Kind);
    }

    [Fact]
    public async Task Without_a_key_the_embedded_catalog_answers_and_what_it_does_not_know_waits_for_a_key()
    {
        Assessment known = await AssessEmbeddedAsync("Big.Buck.Bunny.2008.1080p.WEB-DL.x264-GROUP");
        Assessment remade = await AssessEmbeddedAsync("Nosferatu.1080p.BluRay.x264-GROUP");
        Assessment unknown = await AssessEmbeddedAsync("The.Matrix.1999.1080p.BluRay.x264-GROUP");

        Assert.Equal((VerdictKind.Accept, 10378), Brief(known));
        Assert.Equal(VerdictKind.AskReviewer, remade.Verdict);
        Assert.Equal(VerdictKind.AskReviewer, unknown.Verdict);
        Assert.Equal(Concern.NoCatalog, Assert.Single(unknown.Reasons).Concern);
    }

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTmdb.StartAsync(_data);
        var options = new CatalogOptions(new Secret(_data.Key), _server.Url, "en-US") { Patience = new CatalogPatience { Retries = 0 } };
        _services = new ServiceCollection().AddCatalog(options).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static FakeSeries Series(int id, string name, string firstAirDate, int episodes) =>
        new(id, name, firstAirDate)
        {
            Episodes = [.. Enumerable.Range(1, episodes).Select(number => new FakeEpisode(1, number, $"Episode {number}"))],
        };

    private static (VerdictKind, int?) Brief(Assessment assessment) => (assessment.Verdict, assessment.Best?.Id.Tmdb);

    private async Task<CatalogSearch> InquireAsync(Clues clues)
    {
        var inquiry = new CatalogSearch(_services.GetRequiredService<ICatalog>(), clues, TestContext.Current.CancellationToken);
        await inquiry.AskAsync();
        return inquiry;
    }

    private Task<Assessment> AssessAsync(string name) => AssessAsync(new IdentifyInput { Name = name });

    private async Task<Assessment> AssessAsync(IdentifyInput input, NfoClaim? nfo = null) =>
        Assert.IsType<Identified>(await IdentifyAsync(input, _services, nfo)).Assessment;

    private static async Task<Assessment> AssessEmbeddedAsync(string name)
    {
        var options = new CatalogOptions(ApiKey: null, new Uri("http://127.0.0.1:9"), "en-US");
        await using ServiceProvider services = new ServiceCollection().AddCatalog(options).BuildServiceProvider();
        return Assert.IsType<Identified>(await IdentifyAsync(new IdentifyInput { Name = name }, services)).Assessment;
    }

    private Task<Identification> IdentifyAsync(string name) => IdentifyAsync(new IdentifyInput { Name = name }, _services);

    private static Task<Identification> IdentifyAsync(IdentifyInput input, ServiceProvider services, NfoClaim? nfo = null) =>
        new Identifier(
            services.GetRequiredService<ICatalog>(),
            services.GetRequiredService<CatalogOptions>(),
            new HybridSettings { DataDir = "/nowhere" },
            new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
        ).IdentifyAsync(input, nfo, TestContext.Current.CancellationToken);

    private sealed class PassingCache : ICatalogCache
    {
        private readonly Dictionary<string, CachedAnswer> _rows = new(StringComparer.Ordinal);

        public Task<CachedAnswer?> ReadAsync(string key, CancellationToken cancellationToken) =>
            Task.FromResult(_rows.GetValueOrDefault(key));

        public Task WriteAsync(string key, CachedAnswer answer, CancellationToken cancellationToken)
        {
            _rows[key] = answer;
            return Task.CompletedTask;
        }
    }
}
