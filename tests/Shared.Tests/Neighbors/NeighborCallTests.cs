using System.Text.Json;

namespace Hybrid.Neighbors;

public sealed class NeighborCallTests
{
    public static TheoryData<Exception, string> Failures { get; } =
        new()
        {
            { new HttpRequestException(HttpRequestError.NameResolutionError), "no connection: NameResolutionError" },
            { new IOException(), "no connection: ResponseEnded" },
            { new TaskCanceledException(), "no connection: ConnectionError" },
            { new JsonException(), "not readable" },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_a_neighbor_can_cause_is_a_fault(Exception failure, string sentence)
    {
        Answer<string> answer = await Call(TimeSpan.FromMinutes(1))
            .AskAsync<string>(_ => throw failure, TestContext.Current.CancellationToken);

        Assert.Equal(sentence, answer.Fault?.Sentence);
    }

    [Fact]
    public async Task A_call_past_its_limit_is_too_slow()
    {
        Fault? fault = await Call(TimeSpan.FromMilliseconds(20)).TellAsync(NeverAsync, TestContext.Current.CancellationToken);

        Assert.Equal("too slow", fault?.Sentence);
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_no_fault()
    {
        using var stop = new CancellationTokenSource();
        Task<Fault?> call = Call(TimeSpan.FromMinutes(1)).TellAsync(NeverAsync, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task What_no_neighbor_causes_goes_on() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Call(TimeSpan.FromMinutes(1))
                .AskAsync<string>(_ => throw new InvalidOperationException(), TestContext.Current.CancellationToken)
        );

    private static async Task<Fault?> NeverAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return null;
    }

    private static NeighborCall Call(TimeSpan limit) =>
        NeighborCall.OverHttp(limit, () => Of("too slow"), error => Of($"no connection: {error}"), () => Of("not readable"));

    private static Fault Of(string sentence) => new("Plex", FaultKind.Unreachable, sentence);
}
