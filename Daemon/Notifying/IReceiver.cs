using Hybrid.Neighbors;

namespace Hybrid.Daemon.Notifying;

/// <summary>Somebody who can be told.</summary>
internal interface IReceiver
{
    /// <summary>One of <see cref="Receivers.Names"/>.</summary>
    string Name { get; }

    /// <returns>Why it did not take the message; null when it did.</returns>
    Task<Fault?> SendAsync(Message message, CancellationToken cancellationToken);
}
