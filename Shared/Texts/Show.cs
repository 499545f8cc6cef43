using System.Globalization;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Texts;

/// <summary>How values look for people.</summary>
public static class Show
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

    public static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Confidence(double confidence) => confidence.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Age(TimeSpan age) =>
        age switch
        {
            { TotalSeconds: < 120 } => $"{(long)age.TotalSeconds} s",
            { TotalMinutes: < 120 } => $"{(long)age.TotalMinutes} min",
            { TotalHours: < 48 } => $"{(long)age.TotalHours} h",
            _ => $"{(long)age.TotalDays} days",
        };

    /// <summary>"awaiting review".</summary>
    public static string State(ItemState state) => Words(state);

    /// <summary>"close runner up".</summary>
    public static string Concern(Concern concern) => Words(concern);

    public static string Verdict(VerdictKind verdict) =>
        verdict switch
        {
            VerdictKind.Accept => "filed automatically",
            VerdictKind.Ignore => "ignored",
            _ => "asked about",
        };

    /// <summary>"hard link" for HardLink.</summary>
    public static string Words<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');

    public static string Title(string name, int? year) => year is null ? name : $"{name} ({year})";
}
