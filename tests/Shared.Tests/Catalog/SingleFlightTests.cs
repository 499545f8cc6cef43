namespace Hybrid.Catalog;

public sealed class SingleFlightTests
{
    private readonly SingleFlight _questions = new();
    private readonly TaskCompletionSource<int> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken _takenBack;
    private int _asked;

    [Fact]
    public async Task The_later_ones_get_the_answer_of_the_first()
    {
        Task<int> first = AskAsync(Cancel);
        Task<int> second = AskAsync(Cancel);
        _answer.SetResult(42);

        Assert.Equal((42, 42, 1), (await first, await second, _asked));
    }

    [Fact]
    public async Task After_the_answer_it_is_asked_anew()
    {
        _answer.SetResult(42);
        await AskAsync(Cancel);
        await AskAsync(Cancel);

        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task One_who_gives_up_leaves_the_others_their_answer()
    {
        using var cancel = new CancellationTokenSource();
        Task<int> first = AskAsync(cancel.Token);
        Task<int> second = AskAsync(Cancel);
        await _begun.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(_takenBack.IsCancellationRequested);

        _answer.SetResult(42);
        Assert.Equal(42, await second);
    }

    [Fact]
    public async Task When_all_have_given_up_the_question_is_taken_back()
    {
        using var cancel = new CancellationTokenSource();
        Task<int> only = AskAsync(cancel.Token);
        await _begun.Task;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => only);
        Assert.True(_takenBack.IsCancellationRequested);
        _answer.SetResult(42);
        Assert.Equal((42, 2), (await AskAsync(Cancel), _asked));
    }

    [Fact]
    public async Task What_the_asking_throws_reaches_everybody()
    {
        Task<int> first = AskAsync(Cancel);
        Task<int> second = AskAsync(Cancel);
        _answer.SetException(new InvalidDataException());

        await Assert.ThrowsAsync<InvalidDataException>(() => first);
        await Assert.ThrowsAsync<InvalidDataException>(() => second);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<int> AskAsync(CancellationToken cancellationToken) =>
        _questions.AskAsync(
            "question",
            takenBack =>
            {
                _asked++;
                _takenBack = takenBack;
                _begun.TrySetResult();
                return _answer.Task.WaitAsync(takenBack);
            },
            cancellationToken
        );
}
