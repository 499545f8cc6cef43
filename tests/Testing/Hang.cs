namespace Hybrid.Testing;

/// <summary>When a test gives up waiting.</summary>
public static class Hang
{
    /// <summary>So long that only something that will never come is missed, also on a machine with much other work. No measure of speed.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
}
