namespace Hybrid.Daemon.Health;

/// <summary>A figure for monitoring programs, by Prometheus' conventions: https://prometheus.io/docs/practices/naming/.</summary>
/// <param name="Name">With the unit at its end; a counter's ends with <c>_total</c>.</param>
/// <param name="Type">counter, gauge or summary.</param>
/// <param name="Help">One line.</param>
/// <param name="Read">The samples as they are now.</param>
internal sealed record Metric(string Name, string Type, string Help, Func<Readings, IEnumerable<Sample>> Read);

/// <param name="Value">By its unit: seconds, bytes, or a number.</param>
/// <param name="Label">Name and value of its label; null where it has none.</param>
/// <param name="Suffix">Of a summary: <c>_sum</c> or <c>_count</c>.</param>
internal sealed record Sample(double Value, (string Name, string Value)? Label = null, string Suffix = "");
