using System.Globalization;

namespace Hybrid.Reliability;

/// <summary>How thorough: a seeded sample in the tests, every point in bench/reliability.</summary>
internal static class Effort
{
    private static readonly Lock Lock = new();

    /// <summary>PLEX_MCP_RELIABILITY=full.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("PLEX_MCP_RELIABILITY") == "full";

    /// <summary>All, or so many of them: one of each kind first, then whatever the seed says.</summary>
    public static IReadOnlyList<T> Choose<T, TKind>(IReadOnlyList<T> all, int sample, Func<T, TKind> kind)
    {
        if (IsFull || all.Count <= sample)
        {
            return all;
        }

        var random = new Random(20_260_504);
        T[] mixed = [.. all];
        random.Shuffle(mixed);
        T[] kinds = [.. mixed.DistinctBy(kind)];
        return [.. kinds.Concat(mixed.Except(kinds)).Take(sample)];
    }

    /// <summary>A line of the table that bench/reliability prints.</summary>
    public static void Tell(string proof, string what, int points, int violations, string more = "")
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"| {proof} | {what} | {points} | {violations} | {more} |");
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (Environment.GetEnvironmentVariable("PLEX_MCP_RELIABILITY_REPORT") is { Length: > 0 } report)
        {
            lock (Lock)
            {
                File.AppendAllText(report, line + "\n");
            }
        }
    }

    /// <summary>Fails with every violation in full.</summary>
    public static void Hold(IReadOnlyCollection<string> violations)
    {
        if (violations.Count > 0)
        {
            Assert.Fail(string.Join('\n', violations.Prepend($"{violations.Count} violation(s):")));
        }
    }
}
