using Hybrid.Daemon.Identifying;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Daemon.Working;

public sealed class DoubtTests
{
    [Theory]
    [InlineData(VerdictKind.Accept, Concern.AlreadyInLibrary, VerdictKind.AskReviewer)]
    [InlineData(VerdictKind.AskReviewer, Concern.DangerousFile, VerdictKind.AskReviewer)]
    [InlineData(VerdictKind.Ignore, Concern.DangerousFile, VerdictKind.Ignore)]
    [InlineData(VerdictKind.Ignore, Concern.PlacingFailed, VerdictKind.AskReviewer)]
    [InlineData(VerdictKind.Accept, Concern.NoVideo, VerdictKind.Ignore)]
    public void A_doubt_takes_certainty_away_and_never_gives_any(VerdictKind before, Concern concern, VerdictKind after)
    {
        Assessment doubted = new Assessment { Verdict = before, Confidence = 1 }.Doubted([new Reason(concern, "Why.")]);
        Assert.Equal(after, doubted.Verdict);
        Assert.Equal(concern, Assert.Single(doubted.Reasons).Concern);
    }

    [Fact]
    public void Without_a_reason_nothing_changes()
    {
        var sure = new Assessment { Verdict = VerdictKind.Accept };
        Assert.Same(sure, sure.Doubted([]));
    }

    [Theory]
    [InlineData("Video", "")]
    [InlineData("Video Dangerous Archive", "DangerousFile")]
    [InlineData("Archive Sample", "Archive")]
    [InlineData("Sample Unwanted", "OnlySample")]
    [InlineData("Extra Subtitle Unwanted", "NoVideo")]
    [InlineData("Dangerous", "DangerousFile NoVideo")]
    [InlineData("", "NoVideo")]
    public void Files_alone_can_speak_against_filing(string roles, string concerns) =>
        Assert.Equal(
            concerns.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            FileConcerns
                .Of([.. roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<FileRole>)])
                .Select(r => r.Concern.ToString())
        );

    [Theory]
    [InlineData(0, null, 5)]
    [InlineData(1, null, 10)]
    [InlineData(3, null, 40)]
    [InlineData(9, null, 1800)]
    [InlineData(int.MaxValue, null, 1800)]
    [InlineData(0, 90, 90)]
    [InlineData(0, 1, 5)]
    [InlineData(0, int.MaxValue, 86400)]
    public void Each_try_waits_longer_up_to_half_an_hour_and_a_neighbours_longer_wish_goes_first(int tries, int? wish, int seconds)
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        TimeSpan? asked = wish is { } s ? TimeSpan.FromSeconds(s) : null;
        Assert.Equal(now + TimeSpan.FromSeconds(seconds), Backoff.After(tries, now, asked));
    }
}
