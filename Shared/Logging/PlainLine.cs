using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;

namespace Hybrid.Logging;

/// <summary>Makes control and format characters visible: a torrent's name must neither look like a line of ours nor control a terminal.</summary>
internal sealed class PlainLine(ITextFormatter inner) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        foreach ((string name, LogEventPropertyValue value) in logEvent.Properties.ToArray())
        {
            if (value is ScalarValue { Value: string text } && text.Any(c => IsHidden(c)))
            {
                logEvent = Copy(logEvent);
                logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(Shown(text, _ => false))));
            }
        }

        using var line = new StringWriter(CultureInfo.InvariantCulture);
        inner.Format(logEvent, line);

        // The remaining line breaks belong to an exception.
        output.Write(Shown(line.ToString(), c => c is '\n' or '\r' or '\t'));
    }

    /// <summary>Copies the event, because other sinks write the original.</summary>
    private static LogEvent Copy(LogEvent e) =>
        new(e.Timestamp, e.Level, e.Exception, e.MessageTemplate, e.Properties.Select(p => new LogEventProperty(p.Key, p.Value)));

    private static string Shown(string text, Func<char, bool> stays)
    {
        var shown = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (IsHidden(c) && !stays(c))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                shown.Append(c);
            }
        }

        return shown.ToString();
    }

    private static bool IsHidden(char c) =>
        char.IsControl(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
