using System.Globalization;
using System.Text.Json;

namespace Hybrid.Texts;

/// <summary>How values look for people.</summary>
public static class Format
{
    public static string Bytes(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {units[unit]}");
    }

    /// <summary>Local time.</summary>
    public static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>For texts that another machine may show: "2026-11-30 12:00:00 UTC".</summary>
    public static string Utc(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Confidence(double confidence) => confidence.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"45 s", "7 min", "30 h" or "3 days".</summary>
    public static string Duration(TimeSpan time) =>
        time switch
        {
            { TotalSeconds: < 120 } => $"{(long)time.TotalSeconds} s",
            { TotalMinutes: < 120 } => $"{(long)time.TotalMinutes} min",
            { TotalHours: < 48 } => $"{(long)time.TotalHours} h",
            _ => $"{(long)time.TotalDays} days",
        };

    /// <summary>"hard link" for HardLink, "awaiting review" for AwaitingReview.</summary>
    public static string Words<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');

    /// <summary>"No number can be read." for "no number can be read".</summary>
    public static string Sentence(string clause) =>
        clause.Length == 0 ? "" : $"{char.ToUpperInvariant(clause[0])}{clause[1..]}{(clause.EndsWith('.') ? "" : ".")}";

    /// <summary>"Nosferatu (1922)"; the name alone if there is no year.</summary>
    public static string Title(string name, int? year) => year is null ? name : $"{name} ({year})";

    /// <summary>The values of an enum as the command line takes them. Upper and lower case are the same there.</summary>
    public static string Values<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
}
