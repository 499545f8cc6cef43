using System.Text.Json;
using Hybrid.Matching.Weighing;

namespace Hybrid.Matching;

public sealed class ScaleTests
{
    private static readonly CandidateDetails[] Several =
    [
        Field.Movie(1, "Heat", 1995, 9000),
        Field.Movie(2, "Heat", 1986, 300),
        Field.Movie(3, "The Heat", 2013, 4000),
        Field.Movie(4, "Heat 2", 2025, 10),
        Field.Movie(5, "Dead Heat", 1988, 200),
        Field.Series(6, "Heat", 2023, 5, null, 4),
    ];

    public static TheoryData<string> Names =>
        ["Heat.1995.1080p.BluRay.x264-GRP", "Heat", "Heat.S01E02.720p.WEB", "Heat.2.2025.2160p", "Haet.1986.DVDRip", "Heat.1080p.WEB-DL"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_shares_of_all_candidates_leave_something_for_none_of_these(string name)
    {
        IReadOnlyList<Candidate> candidates = Field.Weigh(name, Several);
        Assert.All(candidates, candidate => Assert.InRange(candidate.Confidence, 0, 1));
        Assert.InRange(candidates.Sum(candidate => candidate.Confidence), 0, 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_the_hits_says_nothing(string name)
    {
        IReadOnlyList<Candidate> one = Field.Weigh(name, Several);
        IReadOnlyList<Candidate> other = Field.Weigh(name, [.. Several.Reverse()]);
        Assert.Equal(one.Select(candidate => candidate.Id), other.Select(candidate => candidate.Id));
        Assert.All(one.Zip(other), pair => Assert.Equal(pair.First.Confidence, pair.Second.Confidence, 9));
    }

    /// <summary>Each name says no less in favor of the movie than the one before it.</summary>
    [Theory]
    [InlineData("Silent.Harbour.2004.1080p.BluRay", "Silent.Harbour.1999.1080p.BluRay")]
    [InlineData("Silent.Harbour.2000.1080p.BluRay", "Silent.Harbour.1999.1080p.BluRay")]
    [InlineData("Silent.Harbour.1999", "Silent.Harbour.1999.1080p.BluRay")]
    [InlineData("Silent.Harbour", "Silent.Harbour.1080p.BluRay")]
    [InlineData("Silent.Harbour.1080p.BluRay", "Silent.Harbour.1999.1080p.BluRay")]
    [InlineData("Silent.Habrour.1999.1080p.BluRay", "Silent.Harbour.1999.1080p.BluRay")]
    [InlineData("Silent.Harbour.2.1999.1080p.BluRay", "Silent.Harbour.1999.1080p.BluRay")]
    [InlineData("Silent.Harbour.S01E01.1080p.BluRay", "Silent.Harbour.1080p.BluRay")]
    public void More_in_its_favour_never_makes_a_title_less_likely(string less, string more)
    {
        CandidateDetails movie = Field.Movie(1, "Silent Harbour", 1999);
        Assert.InRange(Field.Weigh(less, movie)[0].Confidence, 0, Field.Weigh(more, movie)[0].Confidence);
    }

    [Fact]
    public void What_this_installation_knows_speaks_for_a_title()
    {
        CandidateDetails[] field = [Field.Series(1, "Teachers", 2001, 20), Field.Series(2, "Teachers", 2016, 40)];
        foreach (PrecedentKind kind in Enum.GetValues<PrecedentKind>().Where(kind => kind != PrecedentKind.Numbering))
        {
            var precedent = new Precedent(kind, field[0].Title.Id, "it was so before");
            double without = Of(Scale.Weigh(Field.Clues("Teachers.S01.720p"), field), 1);
            double with = Of(Scale.Weigh(Field.Clues("Teachers.S01.720p", null, precedent), field), 1);
            Assert.True(with > without, $"{kind}: {without} -> {with}");
        }

        static double Of(IReadOnlyList<Candidate> candidates, int id) => candidates.Single(candidate => candidate.Id.Tmdb == id).Confidence;
    }

    [Fact]
    public void Two_that_fit_alike_share_what_there_is()
    {
        IReadOnlyList<Candidate> twins = Field.Weigh("Heat.1995.1080p", Field.Movie(1, "Heat", 1995), Field.Movie(2, "Heat", 1995));
        Assert.Equal(twins[0].Confidence, twins[1].Confidence, 9);
        Assert.InRange(twins[0].Confidence, 0.3, 0.5);
    }

    [Fact]
    public void Stored_evidence_weighed_again_by_the_same_model_gives_the_same()
    {
        IReadOnlyList<Candidate> now = Field.Weigh("Heat.1995.1080p.BluRay", Several);
        string stored = JsonSerializer.Serialize(now);
        IReadOnlyList<Candidate> again = Scale.Reweigh(JsonSerializer.Deserialize<Candidate[]>(stored)!, Weights.Current);
        Assert.All(now.Zip(again), pair => Assert.Equal(pair.First.Confidence, pair.Second.Confidence, 9));
    }

    [Fact]
    public void Evidence_stored_before_values_were_kept_is_still_read()
    {
        Evidence? old = JsonSerializer.Deserialize<Evidence>("""{"Name":"title","Weight":4.6,"Sentence":"the title is the same"}""");
        Assert.Equal((4.6, 1.0), (old!.Weight, old.Value));
    }
}
