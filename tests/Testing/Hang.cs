namespace Hybrid.Testing;

/// <summary>When a test gives up waiting.</summary>
public static class Hang
{
    /// <summary>Long enough that only something that never comes reaches it, even on a busy machine. Not a measure of speed.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
}
