using System.Globalization;
using System.Text;

namespace Hybrid.Daemon.Health;

/// <summary>Prometheus' text format: https://prometheus.io/docs/instrumenting/exposition_formats/.</summary>
internal static class Exposition
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<Metric> metrics, Readings readings)
    {
        var text = new StringBuilder();
        foreach (Metric metric in metrics)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {metric.Name} {metric.Help}\n# TYPE {metric.Name} {metric.Type}\n");
            foreach (Sample sample in metric.Read(readings))
            {
                text.Append(metric.Name).Append(sample.Suffix);
                if (sample.Label is { } label)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{{{label.Name}=\"{Escape(label.Value)}\"}}");
                }

                text.Append(' ').Append(sample.Value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
