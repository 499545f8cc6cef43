namespace Hybrid.Matching;

public sealed class AssessmentTests
{
    [Theory]
    [InlineData(VerdictKind.Accept, Concern.AlreadyInLibrary, VerdictKind.AskReviewer)]
    [InlineData(VerdictKind.AskReviewer, Concern.DangerousFile, VerdictKind.AskReviewer)]
    [InlineData(VerdictKind.Ignore, Concern.DangerousFile, VerdictKind.AskReviewer)]
    [InlineData(VerdictKind.Ignore, Concern.PlacingFailed, VerdictKind.AskReviewer)]
    [InlineData(VerdictKind.Accept, Concern.NoVideo, VerdictKind.Ignore)]
    public void A_doubt_takes_certainty_away_and_never_gives_any(VerdictKind before, Concern concern, VerdictKind after)
    {
        Assessment doubted = new Assessment { Verdict = before, Confidence = 1 }.WithReasons([new Reason(concern, "Why.")]);
        Assert.Equal(after, doubted.Verdict);
        Assert.Equal(concern, Assert.Single(doubted.Reasons).Concern);
    }

    [Fact]
    public void Without_a_reason_nothing_changes()
    {
        var sure = new Assessment { Verdict = VerdictKind.Accept };
        Assert.Same(sure, sure.WithReasons([]));
    }
}
