using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Daemon.Hosting;

/// <summary>What a daemon wrote into its log.</summary>
internal sealed class HeardLog : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> _events = [];

    public IReadOnlyList<string> Lines => [.. _events.Select(Line)];

    public IReadOnlyList<string> Errors => [.. _events.Where(e => e.Level >= LogEventLevel.Error).Select(e => $"{Line(e)} {e.Exception}")];

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);

    private static string Line(LogEvent e) => e.RenderMessage(CultureInfo.InvariantCulture);
}
