using System.Collections.Immutable;

namespace Hybrid.Daemon.Working;

/// <summary>What the daemon is doing right now, for its heartbeat.</summary>
public sealed class Activity
{
    private ImmutableList<string> _doing = [];

    /// <summary>In a few words; "idle" if nothing is in progress.</summary>
    public string Words => _doing is { IsEmpty: false } doing ? string.Join("; ", doing) : "idle";

    /// <summary>In progress until the result is disposed.</summary>
    public IDisposable Begin(string words)
    {
        ImmutableInterlocked.Update(ref _doing, static (list, w) => list.Add(w), words);
        return new Ending(this, words);
    }

    private sealed class Ending(Activity activity, string words) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref activity._doing, static (list, w) => list.Remove(w), words);
    }
}
