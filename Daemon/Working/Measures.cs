using System.Collections.Concurrent;

namespace Hybrid.Daemon.Working;

/// <summary>Counts that only the running daemon knows. They are in memory and begin at its start.</summary>
public sealed class Measures(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> _faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Polls> _polls = new(StringComparer.Ordinal);

    /// <summary>Contacts that failed, by neighbor.</summary>
    public IReadOnlyDictionary<string, long> Faults => _faults;

    /// <summary>Checks of a source, by neighbor.</summary>
    public IReadOnlyDictionary<string, Polls> Polled => _polls;

    public void Failed(string neighbor) => _faults.AddOrUpdate(neighbor, 1, (_, count) => count + 1);

    /// <summary>Measures the time of one check of a source.</summary>
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
/// <param name="Time">How long they took in total.</param>
public sealed record Polls(long Count, TimeSpan Time);
