using Hybrid.Releases;

namespace Hybrid.Matching;

public sealed class DeciderTests
{
    private static readonly CandidateDetails[] Teachers =
    [
        Field.Series(1, "Teachers", 2001, 30, "GB", 8, 10),
        Field.Series(2, "Teachers", 2016, 40, "US", 10, 20),
    ];

    private static readonly CandidateDetails[] Hallows =
    [
        Field.Movie(1, "Harry Potter and the Deathly Hallows: Part 1", 2010, 19000),
        Field.Movie(2, "Harry Potter and the Deathly Hallows: Part 2", 2011, 20000),
    ];

    [Fact]
    public void A_clean_name_of_a_known_film_is_filed_without_asking()
    {
        Assessment assessment = Field.Decide("Silent.Harbour.1999.1080p.BluRay.x264-GRP", Field.Movie(1, "Silent Harbour", 1999));
        Assert.Equal(VerdictKind.Accept, assessment.Verdict);
        Assert.Empty(assessment.Reasons);
        Assert.InRange(assessment.Confidence, 0.97, 1);
    }

    [Fact]
    public void Two_series_of_one_name_are_a_persons_to_tell_apart()
    {
        Assessment assessment = Field.Decide("Teachers.S01.720p.WEB-DL", Teachers);
        Assert.Equal(VerdictKind.AskReviewer, assessment.Verdict);
        Assert.Contains(
            assessment.Reasons,
            reason => reason is { Concern: Concern.Namesake, Sentence: var s } && s.Contains("Teachers", StringComparison.Ordinal)
        );
        Assert.Equal(2, assessment.Candidates.Count);
    }

    [Fact]
    public void A_rule_of_another_name_than_the_titles_own_is_kept_among_the_candidates()
    {
        CandidateDetails ruled = Field.Series(1, "Breaking Bad", 2008, 500, "US", 7);
        var rule = new Precedent(PrecedentKind.Rule, ruled.Title.Id, "rule 1 says so");
        Assessment assessment = Decider.Decide(
            Field.Clues("My.Odd.Folder.S01E02.1080p.WEB-DL.x264-GRP", null, rule),
            [ruled, Field.Series(2, "My Odd Folder Two", 2011, 5, "US", 7)],
            [],
            new DecisionFrame(0.85, HasKey: true, IsStale: false)
        );
        Assert.Contains(assessment.Candidates, candidate => candidate.Id == ruled.Title.Id);
        Assert.DoesNotContain(assessment.Reasons, reason => reason.Concern == Concern.NoCandidate);
    }

    [Fact]
    public void An_episode_of_another_series_within_a_pack_is_a_persons_to_look_at()
    {
        string[] own = ["The.Flash.2014.S02E07.1080p.mkv", "The.Flash.2014.S02E08.1080p.mkv"];
        Assert.DoesNotContain(Concern.TitleInexact, OfPack(own));
        Assert.Contains(Concern.TitleInexact, OfPack([.. own, "Arrow.S04E08.1080p.mkv"]));
        // A short form that all of them bear says nothing.
        Assert.DoesNotContain(Concern.TitleInexact, OfPack(["tf.s02e07.mkv", "tf.s02e08.mkv"]));

        static IEnumerable<Concern> OfPack(string[] files) =>
            Decider
                .Decide(
                    Field.Clues("The.Flash.2014.S02.1080p.BluRay.x264-GRP"),
                    [Field.Series(1, "The Flash", 2014, 9000, "US", 23, 23, 23, 23)],
                    [.. files.Select(file => new VideoClue(ReleaseParser.Parse(file, 2027), null))],
                    new DecisionFrame(0.85, HasKey: true, IsStale: false)
                )
                .Reasons.Select(reason => reason.Concern);
    }

    [Theory]
    [InlineData("Teachers.2016.S01.720p.WEB-DL", 2)]
    [InlineData("Teachers.US.S01.720p.WEB-DL", 2)]
    [InlineData("Teachers.UK.S01.720p.WEB-DL", 1)]
    public void The_year_or_the_country_tells_them_apart(string name, int best)
    {
        Assessment assessment = Field.Decide(name, Teachers);
        Assert.Equal((best, VerdictKind.Accept), (assessment.Best!.Id.Tmdb, assessment.Verdict));
    }

    [Fact]
    public void A_series_by_half_of_its_name_is_asked_about_where_that_half_is_the_whole_of_anothers()
    {
        Assessment assessment = Field.Decide(
            "Blue.Hedgehog.1996.S01.720p.WEB-DL",
            Field.Series(1, "Blue Hedgehog: The Movie", 1996, 900, null, 2),
            Field.Series(2, "Blue Hedgehog", 1993, 900, null, 20)
        );
        Assert.Equal((1, VerdictKind.AskReviewer), (assessment.Best!.Id.Tmdb, assessment.Verdict));
        Assert.Contains(assessment.Reasons, reason => reason.Concern == Concern.TitleInexact);
    }

    [Theory]
    [InlineData("Silent.Harbour.1080p.BluRay.x264-GRP", 3, 0, true)]
    [InlineData("Silent.Harbour.1080p.BluRay.x264-GRP", 4, 0, false)]
    [InlineData("Silent.Harbour.1999.1080p.BluRay.x264-GRP", 0, 0, false)]
    [InlineData("Silent.Harbour.1999.1080p.BluRay.x264-GRP", 20, 4, true)]
    [InlineData("Silent.Harbour.1999.1080p.BluRay.x264-GRP", 21, 4, false)]
    [InlineData("Silent.Harbour.1999.1080p.BluRay.x264-GRP", 20, 3, false)]
    public void A_film_that_hardly_anyone_knows_is_asked_about_without_its_year_or_among_many_of_its_name(
        string name,
        int votes,
        int others,
        bool asked
    )
    {
        Assessment assessment = Field.Decide(
            name,
            [
                Field.Movie(1, "Silent Harbour", 1999, votes),
                .. Enumerable.Range(2, others).Select(id => Field.Movie(id, "Silent Harbour", 1940 + id, 5)),
            ]
        );
        Assert.Equal(1, assessment.Best!.Id.Tmdb);
        Assert.Equal(asked, assessment.Reasons.Any(reason => reason.Concern == Concern.Obscure));
    }

    [Fact]
    public void A_year_beside_is_asked_about_where_the_name_is_a_common_one()
    {
        CandidateDetails[] field =
        [
            Field.Movie(1, "Hidden", 2015, 900),
            Field.Movie(2, "Hidden", 2005, 900),
            Field.Movie(3, "Hidden", 2009, 900),
        ];
        Assert.Contains(Field.Decide("Hidden.2014.1080p.BluRay", field).Reasons, reason => reason.Concern == Concern.Namesake);
        Assert.DoesNotContain(Field.Decide("Hidden.2014.1080p.BluRay", field[..2]).Reasons, reason => reason.Concern == Concern.Namesake);
        Assert.Equal(VerdictKind.Accept, Field.Decide("Hidden.2015.1080p.BluRay", field).Verdict);
    }

    [Fact]
    public void A_rule_answers_what_the_name_leaves_open_and_not_what_the_kind_says()
    {
        CandidateDetails series = Field.Series(1, "Blue Hedgehog: The Adventures", 1996, 900, null, 20);
        var rule = new Precedent(PrecedentKind.Rule, series.Title.Id, "rule 1 says so");

        Assessment without = Decide("Blue.Hedgehog.S01E02.720p.WEB-DL");
        Assessment with = Decide("Blue.Hedgehog.S01E02.720p.WEB-DL", rule);
        Assessment beyond = Decide("Blue.Hedgehog.S04E02.720p.WEB-DL", rule);

        Assert.Contains(without.Reasons, reason => reason.Concern == Concern.TitleInexact);
        Assert.Equal(VerdictKind.Accept, with.Verdict);
        Assert.Contains(beyond.Reasons, reason => reason.Concern == Concern.EpisodeUnknown);

        Assessment Decide(string name, params Precedent[] precedents) =>
            Decider.Decide(Field.Clues(name, null, precedents), [series], [], new DecisionFrame(0.85, HasKey: true, IsStale: false));
    }

    [Fact]
    public void The_second_part_is_not_the_first()
    {
        Assessment assessment = Field.Decide("Harry.Potter.and.the.Deathly.Hallows.Part.2.2011.1080p", Hallows);
        Assert.Equal((2, VerdictKind.Accept), (assessment.Best!.Id.Tmdb, assessment.Verdict));
        Assert.Contains(assessment.Candidates[1].Evidence, piece => piece is { Name: "title-other-number", Weight: < -1 });
    }

    [Fact]
    public void The_first_part_alone_is_not_taken_for_the_second()
    {
        Assessment assessment = Field.Decide("Harry.Potter.and.the.Deathly.Hallows.Part.2.2011.1080p", Hallows[0]);
        Assert.Equal(VerdictKind.AskReviewer, assessment.Verdict);
        Assert.Contains(assessment.Reasons, reason => reason.Concern == Concern.SequelDiffers);
    }

    [Theory]
    [InlineData("Silent.Harbour.2004.1080p.BluRay", Concern.YearDiffers)]
    [InlineData("Silent.Harbour.S02E01.1080p.WEB", Concern.KindDiffers)]
    [InlineData("Silent Harbour", Concern.BareName)]
    [InlineData("Silent.Harbour.1999.EPUB-GRP", Concern.NotVideo)]
    [InlineData("Silent.Harbour.II.1999.1080p.BluRay", Concern.SequelDiffers)]
    [InlineData("Silint.Harbour.1080p.BluRay", Concern.TitleInexact)]
    public void A_concern_asks_a_person_and_never_raises_the_confidence(string name, Concern concern)
    {
        Assessment assessment = Field.Decide(name, Field.Movie(1, "Silent Harbour", 1999));
        Assert.NotEqual(VerdictKind.Accept, assessment.Verdict);
        Assert.Contains(assessment.Reasons, reason => reason.Concern == concern);
        Assert.InRange(assessment.Confidence, 0, Math.Min(Caps.Of(concern), assessment.Best!.Confidence));
    }

    [Theory]
    [InlineData("Quiet.Wheels.S09E01.1080p.WEB", Concern.EpisodeUnknown)]
    [InlineData("Quiet.Wheels.S00E01.1080p.WEB", Concern.Special)]
    [InlineData("Quiet.Wheels.2014.10.31.1080p.WEB", Concern.AirDate)]
    public void So_does_a_number_that_the_catalog_does_not_know(string name, Concern concern)
    {
        Assessment assessment = Field.Decide(name, Field.Series(1, "Quiet Wheels", 2013, 500, "US", 10, 10));
        Assert.Equal(VerdictKind.AskReviewer, assessment.Verdict);
        Assert.Contains(assessment.Reasons, reason => reason.Concern == concern);
    }

    [Theory]
    [InlineData("Quiet.Wheels.S01E11.1080p.WEB", true)]
    [InlineData("Quiet.Wheels.S01E10.1080p.WEB", false)]
    [InlineData("Quiet.Wheels.S02E11.1080p.WEB", false)]
    public void Only_the_latest_season_may_have_more_episodes_than_the_catalog_knows(string name, bool asks)
    {
        Assessment assessment = Field.Decide(name, Field.Series(1, "Quiet Wheels", 2013, 500, "US", 10, 10));
        Assert.Equal(asks ? VerdictKind.AskReviewer : VerdictKind.Accept, assessment.Verdict);
        Assert.Equal(asks, assessment.Reasons.Any(reason => reason.Concern == Concern.EpisodeUnknown));
    }

    [Fact]
    public void A_book_is_ignored() =>
        Assert.Equal(VerdictKind.Ignore, Field.Decide("Silent Harbour (1999) EPUB", Field.Movie(1, "Silent Harbour", 1999)).Verdict);

    [Fact]
    public void No_cap_is_above_one_and_one_means_that_it_only_asks() =>
        Assert.All(Enum.GetValues<Concern>(), concern => Assert.InRange(Caps.Of(concern), 0.01, 1));

    [Theory]
    [InlineData("The.Captain.S01E02.1080p.WEBRip.x265-GROUP", true)]
    [InlineData("The.Captain.1983.S01E02.1080p.WEBRip.x265-GROUP", false)]
    [InlineData("Captain.S01E02.1080p.WEBRip.x265-GROUP", false)]
    public void A_title_that_differs_by_its_article_asks_if_no_year_confirms_it(string name, bool asks) =>
        Assert.Equal(
            asks,
            Field
                .Decide(name, Field.Series(1, "Captain", 1983, 1000, null, 10))
                .Reasons.Any(reason => reason.Concern == Concern.TitleInexact)
        );
}
