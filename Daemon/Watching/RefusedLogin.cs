using Hybrid.Neighbors;

namespace Hybrid.Daemon.Watching;

/// <summary>
/// Remembers that Transmission refused the login. It is asked again only after an hour, because version 3.00 locks
/// everybody out after a hundred tries, and a script may call often.
/// </summary>
internal sealed class RefusedLogin(TimeProvider time)
{
    /// <summary>At one try an hour, a hundred take four days. A proxy that restarts, or a setting that was corrected there, is found by itself.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private Fault? _fault;
    private long _since;

    /// <summary>Null until a login was refused, and when it is time for another try.</summary>
    public Fault? Fault => _fault is not null && time.GetElapsedTime(_since) < Rest ? _fault : null;

    /// <returns>The fault; that of a refused login says what to do.</returns>
    public Fault Remember(Fault fault)
    {
        if (fault.Kind != FaultKind.Refused)
        {
            return fault;
        }

        _since = time.GetTimestamp();
        return _fault = fault with { Sentence = $"{fault.Sentence} The daemon asks again in an hour; restart it to ask at once." };
    }
}
