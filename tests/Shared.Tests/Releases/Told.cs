using System.Globalization;
using System.Text;

namespace Hybrid.Releases;

/// <summary>A release in one line, so that a table of names can be read: "episode: Show (2014) s1 e2-3 #14 on 2014-10-31".</summary>
internal static class Told
{
    public static string By(string name)
    {
        Release release = ReleaseParser.Parse(name, 2027);
        if (release.Kind == ReleaseKind.Other)
        {
            return "other";
        }

        var told = new StringBuilder(release.Kind == ReleaseKind.Movie ? "movie:" : "episode:");
        told.Append(CultureInfo.InvariantCulture, $" {release.Title ?? "?"}");
        if (release.Year is { } year)
        {
            told.Append(CultureInfo.InvariantCulture, $" ({year})");
        }

        Numbering(told, release);
        return told.ToString();
    }

    /// <summary>Only the numbers, whatever the kind: "s1 e2-3 #14 on 2014-10-31".</summary>
    public static string Numbering(string name)
    {
        var told = new StringBuilder();
        Numbering(told, ReleaseParser.Parse(name, 2027));
        return told.ToString().TrimStart();
    }

    private static void Numbering(StringBuilder told, Release release)
    {
        Numbers(told, " s", release.Seasons);
        Numbers(told, " e", release.Episodes);
        Numbers(told, " #", release.Absolute);
        if (release.AirDate is { } day)
        {
            told.Append(CultureInfo.InvariantCulture, $" on {day:yyyy-MM-dd}");
        }
    }

    private static void Numbers(StringBuilder told, string sign, IReadOnlyList<int> numbers)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        told.Append(sign).Append(numbers[0]);
        if (numbers.Count > 2 && numbers[^1] - numbers[0] == numbers.Count - 1)
        {
            told.Append('-').Append(numbers[^1]);
            return;
        }

        foreach (int number in numbers.Skip(1))
        {
            told.Append(',').Append(number);
        }
    }
}
