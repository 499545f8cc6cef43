namespace Hybrid.Daemon.Services;

/// <summary>Whether a service belongs to a user or to the system.</summary>
public enum ServiceScope
{
    /// <summary>A user's service: it starts when the user logs in, or at boot if the system allows that.</summary>
    User,

    /// <summary>The system's service: it starts at boot, and runs as a named user.</summary>
    System,
}
