using Hybrid.Releases;
using Hybrid.Testing;

namespace Hybrid.Matching;

/// <summary>The sentences that a person reads about candidates: one example of each concern and piece of evidence.</summary>
public sealed class ConcernWordsTests
{
    private static readonly CandidateDetails[] Teachers =
    [
        Field.Series(1, "Teachers", 2001, 30, "GB", 8, 10),
        Field.Series(2, "Teachers", 2016, 40, "US", 10, 20),
    ];

    private static readonly Precedent[] Known =
    [
        new(PrecedentKind.DecidedBefore, Teachers[0].Title.Id, "a person approved this title for the same name before (item 3)"),
        new(PrecedentKind.InLibrary, Teachers[0].Title.Id, "the library already has 2 downloads of it (newest: item 3)"),
    ];

    [Fact]
    public void Every_sentence_of_the_matcher_is_plain()
    {
        CandidateDetails wheels = Field.Series(1, "Wheels", 2015, 100, "US", 10, 10);
        (string Name, Assessment Assessment)[] cases =
        [
            Decided("Silent.Harbor.1999.1080p.BluRay.x264-GRP", Field.Movie(1, "Silent Harbor", 1999, 1000, 100)),
            Decided("Silent.Harbor.1080p.BluRay.x264-GRP", Field.Movie(1, "Silent Harbor", 1999, 3)),
            Decided(
                "Silent.Harbor.1999.1080p.BluRay.x264-GRP",
                [
                    Field.Movie(1, "Silent Harbor", 1999, 20),
                    .. Enumerable.Range(2, 4).Select(id => Field.Movie(id, "Silent Harbor", 1940 + id, 5)),
                ]
            ),
            Decided("Teachers.S01.720p.WEB-DL", Teachers),
            Decided("Teachers.US.S01.720p.WEB-DL", Teachers),
            ("Teachers.S01.720p.WEB-DL, known", Decide(Field.Clues("Teachers.S01.720p.WEB-DL", null, Known), Teachers, [])),
            Decided(
                "Hidden.2014.1080p.BluRay",
                Field.Movie(1, "Hidden", 2015, 900),
                Field.Movie(2, "Hidden", 2005, 900),
                Field.Movie(3, "Hidden", 2009, 900)
            ),
            Decided("Taken.2.2012.1080p", Field.Movie(1, "Taken 3", 2014)),
            Decided("Heat.S01E01.1080p", Field.Movie(1, "Heat", 1995)),
            Decided("Heat.1995.EPUB", Field.Movie(1, "Heat", 1995)),
            Decided("Heat", Field.Movie(1, "Heat", 1995)),
            Decided("Heat.1999.1080p", Field.Movie(1, "Heat", null)),
            Decided("Ghost.Rider.1080p", Field.Movie(1, "Ghost Rider: Spirit of Vengeance", 2012)),
            Decided("Super.Natural.2005.1080p", Field.Movie(1, "Supernatural", 2005)),
            Decided("Requiem.for.a.Draem.2000.1080p", Field.Movie(1, "Requiem for a Dream", 2000)),
            Decided("Hart.to.Heart.1979.1080p", Field.Movie(1, "Hart to Hart", 1979)),
            Decided("Heroes.2006.1080p", Field.Movie(1, "The Heroes", 2006)),
            Decided("La.vita.e.bella.1997.1080p", Field.Movie(1, "Life Is Beautiful", 1997, 1000, 116, "La vita è bella")),
            ("Heat.1995.1080p, 22 min", Decide(Field.Clues("Heat.1995.1080p", 22 * 60), [Field.Movie(1, "Heat", 1995, 1000, 170)], [])),
            Decided("Heat.1995.{tmdb-604}.1080p", Field.Movie(1, "Heat", 1995)),
            (
                "Heat.1995.{tmdb-604}.1080p, by id",
                Decide(
                    Field.Clues("Heat.1995.{tmdb-604}.1080p"),
                    [Field.Movie(604, "The Matrix Reloaded", 2003) with { IsNamedById = true }],
                    []
                )
            ),
            Decided(
                "Blue.Hedgehog.1996.S01.720p.WEB-DL",
                Field.Series(1, "Blue Hedgehog: The Movie", 1996, 900, null, 2),
                Field.Series(2, "Blue Hedgehog", 1993, 900, null, 20)
            ),
            Decided("Wheels.S05E01.720p", wheels),
            Decided("Wheels.S01E30.720p", wheels),
            Decided("Wheels.S00E01.720p", wheels),
            Decided("Wheels.1080p.BluRay", wheels),
            WithFiles("Wheels - 15 [1080p]", wheels, "Wheels - 15 [1080p].mkv"),
            WithFiles("Wheels - 35 [1080p]", wheels, "Wheels - 35 [1080p].mkv"),
            WithFiles("Wheels - 12.5 [1080p]", wheels, "Wheels - 12.5 [1080p].mkv"),
            WithFiles("Wheels.2016.03.01.1080p.WEB", wheels, "Wheels.2016.03.01.1080p.WEB.mkv"),
            WithFiles("Wheels.S01.1080p.WEB", wheels, "Wheels.S01E01.1080p.mkv", "Arrow.S01E02.1080p.mkv", "Wheels.Extra.mkv"),
            WithFiles("Heat.1995.1080p", Field.Movie(1, "Heat", 1995), "Heat.1995.cd1.avi", "Heat.1995.cd2.avi"),
            WithFiles("Heat.1995.1080p", Field.Movie(1, "Heat", 1995), "Heat.1995.cd1.avi", "Heat.1995.cd3.avi"),
            WithFiles("Heat.1995.cd2.avi", Field.Movie(1, "Heat", 1995), "Heat.1995.cd2.avi"),
            Decided("Unheard.Of.1999.1080p"),
            (
                "Unheard.Of.1999.1080p, no key",
                Decider.Decide(Field.Clues("Unheard.Of.1999.1080p"), [], [], new DecisionFrame(0.85, HasKey: false, IsStale: true))
            ),
        ];

        Approved.Text("concerns", string.Concat(cases.Select(c => Told(c.Name, c.Assessment))));
    }

    private static (string, Assessment) Decided(string name, params CandidateDetails[] field) => (name, Field.Decide(name, field));

    private static (string, Assessment) WithFiles(string name, CandidateDetails candidate, params string[] files) =>
        (name, Decide(Field.Clues(name), [candidate], [.. files.Select(f => new VideoClue(ReleaseParser.Parse(f, 2027), null))]));

    private static Assessment Decide(Clues clues, CandidateDetails[] field, VideoClue[] files) =>
        Decider.Decide(clues, field, files, new DecisionFrame(0.85, HasKey: true, IsStale: false));

    private static string Told(string name, Assessment assessment) =>
        $"{name}: {assessment.Verdict}\n"
        + string.Concat(assessment.Reasons.Select(r => $"  {r.Concern}: {r.Sentence}\n"))
        + string.Concat(assessment.Candidates.Take(1).SelectMany(c => c.Evidence).Select(e => $"    {e.Name}: {e.Sentence}\n"))
        + "\n";
}
