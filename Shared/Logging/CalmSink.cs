using System.Globalization;
using Hybrid.Neighbors;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Hybrid.Logging;

/// <summary>Keeps the log readable whatever fails: an event has a largest size, and equal events in a row are written once, with a count.</summary>
/// <remarks>A query with 33,000 variables in its text wrote 4 MB of log with each try.</remarks>
internal sealed class CalmSink(ILogEventSink inner, IReadOnlyList<Secret> secrets) : ILogEventSink, IDisposable
{
    /// <summary>In characters: of one value, and of an exception with its stack.</summary>
    internal const int LongestValue = 4000;
    internal const int LongestException = 16000;

    /// <summary>Equal events that go on are counted at least this often.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    private static readonly MessageTemplate Repeated = new MessageTemplateParser().Parse("The line before was repeated {Count} time(s)");

    private readonly Lock _one = new();
    private string _last = "";
    private LogEvent? _repeat;
    private DateTimeOffset _told;
    private int _count;

    public void Emit(LogEvent logEvent)
    {
        LogEvent bounded = Bounded(logEvent);
        string looks = $"{logEvent.Level} {bounded.RenderMessage(CultureInfo.InvariantCulture)} {bounded.Exception}";
        lock (_one)
        {
            if (string.Equals(looks, _last, StringComparison.Ordinal))
            {
                _count++;
                _repeat = bounded;
                if (logEvent.Timestamp - _told >= LongestSilence)
                {
                    TellRepeats();
                }

                return;
            }

            TellRepeats();
            _last = looks;
            _told = logEvent.Timestamp;
            inner.Emit(bounded);
        }
    }

    public void Dispose()
    {
        lock (_one)
        {
            TellRepeats();
        }

        (inner as IDisposable)?.Dispose();
    }

    private void TellRepeats()
    {
        if (_repeat is { } repeat)
        {
            IEnumerable<LogEventProperty> about = repeat
                .Properties.Where(p => p.Key != "Count")
                .Select(p => new LogEventProperty(p.Key, p.Value));
            inner.Emit(
                new LogEvent(
                    repeat.Timestamp,
                    repeat.Level,
                    exception: null,
                    Repeated,
                    about.Append(new LogEventProperty("Count", new ScalarValue(_count)))
                )
            );
            _told = repeat.Timestamp;
        }

        _repeat = null;
        _count = 0;
    }

    private LogEvent Bounded(LogEvent logEvent)
    {
        foreach ((string name, LogEventPropertyValue value) in logEvent.Properties.ToArray())
        {
            if (value is ScalarValue { Value: string { Length: > LongestValue } text })
            {
                logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(Cut(text, LongestValue))));
            }
        }

        return logEvent.Exception?.ToString() is { Length: > LongestException } whole
            ? new LogEvent(
                logEvent.Timestamp,
                logEvent.Level,
                new CutException(Cut(whole, LongestException)),
                logEvent.MessageTemplate,
                logEvent.Properties.Select(p => new LogEventProperty(p.Key, p.Value)),
                logEvent.TraceId ?? default,
                logEvent.SpanId ?? default
            )
            : logEvent;
    }

    /// <summary>The beginning and the end: a stack ends with who called. Secrets go first, because half a secret is not recognized.</summary>
    private string Cut(string text, int longest)
    {
        string clean = SecretMask.Clean(text, secrets);
        return clean.Length <= longest
            ? clean
            : $"{clean[..(longest / 2)]} … ({clean.Length - longest} characters are left out) … {clean[^(longest / 2)..]}";
    }

    private sealed class CutException(string text) : Exception
    {
        public override string ToString() => text;
    }
}
