using System.Collections.Concurrent;

namespace Hybrid.Daemon.Working;

/// <summary>What only the running daemon knows: counted from its start on, in memory.</summary>
public sealed class Measures(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> _faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Polls> _polls = new(StringComparer.Ordinal);

    /// <summary>Contacts that failed, by neighbor.</summary>
    public IReadOnlyDictionary<string, long> Faults => _faults;

    /// <summary>Looks at a source, by neighbor.</summary>
    public IReadOnlyDictionary<string, Polls> Polled => _polls;

    public void Failed(string neighbor) => _faults.AddOrUpdate(neighbor, 1, (_, count) => count + 1);

    /// <summary>Takes the time of one look at a source.</summary>
    public async Task<T> TimedAsync<T>(string neighbor, Func<Task<T>> look)
    {
        long began = time.GetTimestamp();
        T seen = await look();
        TimeSpan took = time.GetElapsedTime(began);
        _polls.AddOrUpdate(neighbor, new Polls(1, took), (_, polls) => new Polls(polls.Count + 1, polls.Time + took));
        return seen;
    }
}

/// <param name="Count">How many there were.</param>
/// <param name="Time">How long they took together.</param>
public sealed record Polls(long Count, TimeSpan Time);
