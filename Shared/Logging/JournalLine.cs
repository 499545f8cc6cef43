using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;

namespace Hybrid.Logging;

/// <summary>Puts the level before each line as sd-daemon(3) says, <c>&lt;4&gt;</c> for a warning. The journal removes it again.</summary>
internal sealed class JournalLine(ITextFormatter inner) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        inner.Format(logEvent, text);
        foreach (string line in text.ToString().TrimEnd('\r', '\n').Split('\n'))
        {
            output.Write(Prefix(logEvent.Level));
            output.Write(line.TrimEnd('\r'));
            output.Write('\n');
        }
    }

    private static string Prefix(LogEventLevel level) =>
        level switch
        {
            LogEventLevel.Fatal => "<2>",
            LogEventLevel.Error => "<3>",
            LogEventLevel.Warning => "<4>",
            LogEventLevel.Information => "<6>",
            _ => "<7>",
        };
}
