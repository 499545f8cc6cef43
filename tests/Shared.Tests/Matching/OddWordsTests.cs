using Hybrid.Releases;

namespace Hybrid.Matching;

public sealed class OddWordsTests
{
    [Theory]
    [InlineData("Heat.1995.Monaco.Grand.Prix.Race.1080p.WEB.h264-GRP", "Monaco Grand Prix Race")]
    [InlineData("Heat 1995 Sound Design Documentary 720p.mkv", "Sound Design Documentary")]
    [InlineData("Heat.1995.Final.Agassi.vs.Sampras.DVDRip.x264-GRP", "Final Agassi vs Sampras")]
    [InlineData("Heat.1995.Basel.Special.1080p.WEB-GRP", "Basel Special")]
    [InlineData("Heat.1995.Live.In.Memphis.1080p.WEB-GRP", "Live In Memphis")]
    [InlineData("Heat (Live in Basel) 1995 1080p.mkv", "Live in Basel")]
    [InlineData("Heat [Elliot Goldenthal in Concert] (1995) 720p.mkv", "Elliot Goldenthal in Concert")]
    [InlineData("Heat (1995) Basel Special 1080p.mkv", "Basel Special")]
    [InlineData("Heat (Live) 1995 1080p.mkv", "Live")]
    [InlineData("Heat (Karaoke) (1995) 1080p.mkv", "Karaoke")]
    [InlineData("Heat (Director's Cut) 1995 1080p.mkv", null)]
    [InlineData("Heat (Extended Edition) (1995) 1080p.mkv", null)]
    [InlineData("Схватка / Heat (Майкл Манн) [1995, драма, HDRip][MP4]", null)]
    [InlineData("[Some Group] Heat (1995) 1080p.mkv", null)]
    [InlineData("Heat.1995.Final.DVDRip.x264-GRP", null)]
    [InlineData("Heat.1995.Remastered.1080p.BluRay.x264-GRP", null)]
    [InlineData("Heat.1995.German.DL.1080p.BluRay.x264-GRP", null)]
    [InlineData("Heat.1995.Swedish.1080p.BluRay.x264-GRP", null)]
    [InlineData("Heat (1995) - Vročina velemesta", null)] // The title in another language.
    [InlineData("Схватка / Heat (Майкл Манн / Michael Mann) [1995, США, боевик, драма, BDRip][MP4]", null)]
    [InlineData("Heat.1080p.BluRay.x264-GRP", null)]
    public void Words_that_no_release_has_behind_its_year_are_found(string name, string? words) =>
        Assert.Equal(words, OddWords.Of(ReleaseParser.Parse(name, 2027)));

    [Theory]
    [InlineData("Heat.1995.1080p.BluRay.x264-GRP", false)]
    [InlineData("Heat - Directors Commentary Talk (1995) 1080p.mkv", true)]
    [InlineData("Heat - Force Marker (1995).mp4", true)]
    [InlineData("Heat.1995.Monaco.Grand.Prix.Race.1080p.WEB.h264-GRP", true)]
    [InlineData("Heat (Live in Basel) 1995 1080p.mkv", true)]
    [InlineData("Heat.1995.Heat.Part.One.1080p.WEB.h264-GRP", false)] // Another of its names.
    [InlineData("Heat (Vročina velemesta) 1995 1080p.mkv", false)]
    public void A_name_that_says_more_than_the_title_asks_also_with_the_right_year(string name, bool asks) =>
        Assert.Equal(
            asks,
            Decider
                .Decide(
                    Field.Clues(name),
                    [Field.Movie(1, "Heat", 1995, 9000, minutes: null, "Heat: Part One", "Vročina velemesta")],
                    [],
                    new DecisionFrame(0.85, HasKey: true, IsStale: false)
                )
                .Reasons.Any(reason => reason.Concern == Concern.TitleInexact)
        );
}
