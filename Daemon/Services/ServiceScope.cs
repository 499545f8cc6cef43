namespace Hybrid.Daemon.Services;

/// <summary>Whose service it is.</summary>
public enum ServiceScope
{
    /// <summary>The user's: it starts when they log in, or at boot where the system allows that.</summary>
    User,

    /// <summary>The machine's: it starts at boot, and runs as a user that is named.</summary>
    System,
}
