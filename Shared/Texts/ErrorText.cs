namespace Hybrid.Texts;

/// <summary>An unexpected exception in one short line, for a status. The log has the rest.</summary>
public static class ErrorText
{
    private const int Longest = 300;

    /// <returns>"ArgumentOutOfRangeException: The year is out of range." Names in it are untrusted and cleaned.</returns>
    public static string Brief(Exception exception)
    {
        // EF's own sentence ("An error occurred while saving the entity changes") says nothing; the cause inside does.
        Exception cause = exception;
        while (cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return Untrusted.Clean($"{cause.GetType().Name}: {cause.Message}", Longest);
    }
}
