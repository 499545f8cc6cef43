namespace Hybrid.Catalog;

/// <summary>Merges equal questions that are in progress at the same time: the later callers wait for the first one's answer.</summary>
/// <remarks>A caller that gives up does not affect the others. When all have given up, the question is canceled.</remarks>
internal sealed class SingleFlight
{
    private readonly Dictionary<string, Question> _underWay = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public async Task<T> AskAsync<T>(string key, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Question question;
        lock (_gate)
        {
            if (!_underWay.TryGetValue(key, out question!))
            {
                _underWay[key] = question = new Question();
                question.Answer = AnswerAsync(key, question, ask);
            }

            question.Waiting++;
        }

        try
        {
            return await ((Task<T>)question.Answer).WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(key, question);
        }
    }

    private async Task<T> AnswerAsync<T>(string key, Question question, Func<CancellationToken, Task<T>> ask)
    {
        // Outside the lock, whatever the catalog does before its first wait.
        await Task.Yield();
        try
        {
            return await ask(question.GivenUp.Token);
        }
        finally
        {
            Remove(key, question);
        }
    }

    private void Leave(string key, Question question)
    {
        bool isLast;
        lock (_gate)
        {
            isLast = --question.Waiting == 0;
            if (isLast)
            {
                // Still in the lock, because nobody may join a question that is about to be canceled.
                RemoveLocked(key, question);
            }
        }

        if (isLast)
        {
            question.GivenUp.Cancel();
        }
    }

    private void Remove(string key, Question question)
    {
        lock (_gate)
        {
            RemoveLocked(key, question);
        }
    }

    private void RemoveLocked(string key, Question question)
    {
        if (_underWay.TryGetValue(key, out Question? present) && ReferenceEquals(present, question))
        {
            _underWay.Remove(key);
        }
    }

    private sealed class Question
    {
        public Task Answer { get; set; } = Task.CompletedTask;

        public int Waiting { get; set; }

        public CancellationTokenSource GivenUp { get; } = new();
    }
}
