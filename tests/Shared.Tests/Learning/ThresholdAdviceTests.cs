namespace Hybrid.Learning;

public sealed class ThresholdAdviceTests
{
    [Theory]
    [InlineData(40, 40, 0.912, 1)]
    [InlineData(0, 10, 0, 0.278)]
    [InlineData(8, 10, 0.490, 0.943)]
    [InlineData(0, 0, 0, 1)]
    public void Wilsons_interval_is_that_of_the_tables(int right, int all, double low, double high)
    {
        var interval = Wilson.Of(right, all);
        Assert.Equal((low, high), (Math.Round(interval.Low, 3), Math.Round(interval.High, 3)));
    }

    [Fact]
    public void Forty_right_ones_below_the_threshold_say_that_it_may_be_lower()
    {
        var advice = ThresholdAdvice.Of(0.85, Judged(40, 0.82), []);

        Assert.Equal((AdviceKind.Lower, 0.80), (advice.Kind, advice.Threshold));
        Assert.Equal(
            "You decided 40 items with confidence 0.80 to 0.85, and the first candidate was right for 40 of them. A threshold of 0.80 would have been safe: at least 91 % right, with 95 % certainty.",
            advice.Sentence
        );
    }

    [Fact]
    public void Band_by_band_it_goes_down_and_stops_before_the_first_that_is_not_safe()
    {
        Judgement[] judged = [.. Judged(40, 0.82), .. Judged(40, 0.77), .. Judged(12, 0.72)];
        Assert.Equal(0.75, ThresholdAdvice.Of(0.85, judged, []).Threshold);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(34)]
    public void Few_decisions_say_nothing_and_that_is_said(int decided)
    {
        var advice = ThresholdAdvice.Of(0.85, Judged(decided, 0.82), []);

        Assert.Equal((AdviceKind.TooFew, null), (advice.Kind, advice.Threshold));
        Assert.Contains("35 are needed", advice.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Enough_decisions_of_which_some_were_wrong_keep_the_threshold()
    {
        Judgement[] judged = [.. Judged(36, 0.82), .. Judged(4, 0.82, JudgementKind.AsAnother)];
        Assert.Equal(AdviceKind.Keep, ThresholdAdvice.Of(0.85, judged, []).Kind);
    }

    [Fact]
    public void What_more_than_the_threshold_kept_back_does_not_count()
    {
        Judgement[] judged = [.. Judged(40, 0.82).Select(j => j with { ByThresholdAlone = false })];
        Assert.Equal(AdviceKind.TooFew, ThresholdAdvice.Of(0.85, judged, []).Kind);
    }

    [Fact]
    public void What_was_filed_and_overruled_asks_for_a_higher_threshold()
    {
        Filing[] filed = [.. Enumerable.Repeat(new Filing(0.87, Overruled: false), 20), .. Enumerable.Repeat(new Filing(0.87, true), 10)];

        var advice = ThresholdAdvice.Of(0.85, Judged(40, 0.82), filed);

        Assert.Equal((AdviceKind.Raise, 0.90), (advice.Kind, advice.Threshold));
    }

    [Fact]
    public void One_that_was_overruled_of_many_is_within_what_the_threshold_promises()
    {
        Filing[] filed = [.. Enumerable.Repeat(new Filing(0.87, Overruled: false), 40), new Filing(0.87, Overruled: true)];
        Assert.NotEqual(AdviceKind.Raise, ThresholdAdvice.Of(0.85, [], filed).Kind);
    }

    [Fact]
    public void Decisions_are_counted_in_the_band_of_their_confidence()
    {
        var precision = Precision.Of(
            0.85,
            [.. Judged(3, 0.80), .. Judged(1, 0.849, JudgementKind.AsAnother), .. Judged(2, 1, JudgementKind.Rejected)],
            [new Filing(0.85, Overruled: false), new Filing(0.85, Overruled: true)]
        );

        Assert.Equal(
            [(0.8, 0.85, 4, 3, 1, 0), (0.99, 1.0, 2, 0, 0, 2)],
            [.. precision.Decided.Select(b => (b.From, b.To, b.Decided, b.AsProposed, b.AsAnother, b.Rejected))]
        );
        Assert.Equal([(0.85, 2, 1)], [.. precision.Filed.Select(b => (b.From, b.Filed, b.Overruled))]);
    }

    private static Judgement[] Judged(int count, double confidence, JudgementKind kind = JudgementKind.AsProposed) =>
        [.. Enumerable.Repeat(new Judgement(confidence, kind, ByThresholdAlone: true), count)];
}
