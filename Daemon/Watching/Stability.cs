namespace Hybrid.Daemon.Watching;

/// <summary>Remembers each entry's state at the last sweep. An entry that is unchanged twice is complete. A restart loses this and costs one more sweep.</summary>
public sealed class Stability
{
    private readonly Dictionary<string, Sighting> _sightings = new(StringComparer.Ordinal);

    /// <param name="leastGap">Two looks less than this apart count as one.</param>
    public StabilityVerdict Look(Report report, DateTimeOffset now, TimeSpan leastGap)
    {
        string looks = Looks(report);
        if (!_sightings.TryGetValue(report.Key, out Sighting? last) || !string.Equals(last.Looks, looks, StringComparison.Ordinal))
        {
            _sightings[report.Key] = new Sighting(looks, now, Taken: false);
            return StabilityVerdict.Changing;
        }

        if (last.Taken)
        {
            return StabilityVerdict.TakenBefore;
        }

        // In both directions: a clock that was set back must not delay an entry until it catches up.
        return (now - last.Since).Duration() < leastGap ? StabilityVerdict.Changing : StabilityVerdict.Stable;
    }

    public bool WasTaken(string key) => _sightings.TryGetValue(key, out Sighting? last) && last.Taken;

    public void MarkTaken(Report report) => _sightings[report.Key] = new Sighting(Looks(report), default, Taken: true);

    /// <summary>Forgets what is no longer there.</summary>
    public void KeepOnly(IReadOnlySet<string> keys)
    {
        foreach (string gone in _sightings.Keys.Where(k => !keys.Contains(k)).ToArray())
        {
            _sightings.Remove(gone);
        }
    }

    private static string Looks(Report report) =>
        string.Join('\n', report.Files.Select(f => $"{f.Path}\t{f.Bytes}\t{f.ModifiedAt.UtcTicks}\t{f.Wanted}"));

    private sealed record Sighting(string Looks, DateTimeOffset Since, bool Taken);
}

public enum StabilityVerdict
{
    /// <summary>New, or different from the last look.</summary>
    Changing,

    /// <summary>Unchanged since the last look.</summary>
    Stable,

    /// <summary>Unchanged, and already in the ledger.</summary>
    TakenBefore,
}
