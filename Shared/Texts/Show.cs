using System.Globalization;

namespace Hybrid.Texts;

/// <summary>How figures look for people.</summary>
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

    public static string Title(string name, int? year) => year is null ? name : $"{name} ({year})";
}
