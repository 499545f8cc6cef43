using Hybrid.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>
/// Answers that are counted from the whole ledger, kept until the history has a new line: nothing that they count changes without one. The newest few.
/// </summary>
internal sealed class KeptAnswers
{
    private const int Most = 8;

    private readonly Lock _lock = new();
    private readonly List<Kept> _kept = [];

    /// <param name="question">Equal questions have one answer.</param>
    /// <param name="ask">Reads it from the ledger.</param>
    public async Task<T> GetAsync<T>(LedgerDb db, object question, Func<Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        // Before the question: a line that comes meanwhile makes the answer old.
        long last = await db.History.MaxAsync(h => (long?)h.Id, cancellationToken) ?? 0;
        lock (_lock)
        {
            if (_kept.Find(k => k.Last == last && k.Question.Equals(question)) is { Answer: T known })
            {
                return known;
            }
        }

        T answer = await ask();
        lock (_lock)
        {
            _kept.RemoveAll(k => k.Question.Equals(question));
            _kept.Insert(0, new Kept(question, last, answer));
            if (_kept.Count > Most)
            {
                _kept.RemoveAt(Most);
            }
        }

        return answer;
    }

    private sealed record Kept(object Question, long Last, object Answer);
}
