using Hybrid.Neighbors;

namespace Hybrid.Daemon.Watching;

/// <summary>
/// Remembers that Transmission refused the login. It is not asked again until a restart with other settings, because version 3.00 locks
/// everybody out after a hundred tries, and a script may call often.
/// </summary>
internal sealed class RefusedLogin
{
    /// <summary>Null until a login was refused.</summary>
    public Fault? Fault { get; private set; }

    /// <returns>The fault; that of a refused login says what to do.</returns>
    public Fault Remember(Fault fault)
    {
        if (fault.Kind != FaultKind.Refused)
        {
            return fault;
        }

        return Fault = fault with { Sentence = $"{fault.Sentence} Then restart the daemon. It does not ask again before that." };
    }
}
