using System.Globalization;
using Hybrid.Texts;

namespace Hybrid.Daemon.Notifying;

/// <summary>Words and formats of notifications.</summary>
internal static class Wording
{
    private const int LongestName = 120;

    public static string Items(int count) => count == 1 ? "1 item" : string.Create(CultureInfo.InvariantCulture, $"{count} items");

    /// <summary>On one line, without hidden characters.</summary>
    public static string Name(string name) => Untrusted.Clean(name, LongestName);

    public static string Time(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>One line per name, and how many were left out.</summary>
    public static IEnumerable<string> List(IReadOnlyList<string> names, int all)
    {
        foreach (string name in names)
        {
            yield return $"- {Name(name)}";
        }

        if (all > names.Count)
        {
            yield return $"and {all - names.Count} more";
        }
    }

    public static string Lines(params IEnumerable<string> lines) => string.Join('\n', lines);
}
