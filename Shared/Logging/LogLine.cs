using System.Globalization;
using System.Text.Json;
using Serilog.Events;
using Serilog.Parsing;

namespace Hybrid.Logging;

/// <summary>A line that was read from a log file.</summary>
/// <param name="Event">What was logged.</param>
/// <param name="Text">The line as it is in the file.</param>
public sealed record LogLine(LogEvent Event, string Text)
{
    /// <summary>The item that the line is about; null if none.</summary>
    public long? ItemId =>
        Value("ItemId") is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;

    /// <summary>The id (<c>DownloadId</c>) of the download that the line is about; null if none.</summary>
    public string? DownloadId => Value("DownloadId");

    /// <summary>Null if the line is not one of ours: cut off by a kill or a full disk, or written by another program.</summary>
    public static LogLine? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (
                json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("@t", out JsonElement time)
                || time.ValueKind != JsonValueKind.String
                || !time.TryGetDateTimeOffset(out DateTimeOffset at)
            )
            {
                return null;
            }

            Exception? exception = TextOf(json.RootElement, "@x") is { } told ? new ToldException(told) : null;
            MessageTemplate template = new MessageTemplateParser().Parse(
                TextOf(json.RootElement, "@mt") ?? TextOf(json.RootElement, "@m") ?? ""
            );
            var read = new LogEvent(at.ToLocalTime(), LevelOf(json.RootElement), exception, template, Properties(json.RootElement));
            return new LogLine(read, line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Value(string name) =>
        Event.Properties.TryGetValue(name, out LogEventPropertyValue? value) && value is ScalarValue { Value: { } inner }
            ? Convert.ToString(inner, CultureInfo.InvariantCulture)
            : null;

    private static LogEventLevel LevelOf(JsonElement line) =>
        TextOf(line, "@l") is { } level && Enum.TryParse(level, out LogEventLevel read) ? read : LogEventLevel.Information;

    private static IEnumerable<LogEventProperty> Properties(JsonElement line)
    {
        foreach (JsonProperty property in line.EnumerateObject())
        {
            // A name with @ belongs to the format. A property whose own name begins with @ has a second one.
            string name = property.Name.StartsWith("@@", StringComparison.Ordinal) ? property.Name[1..] : property.Name;
            if ((!name.StartsWith('@') || name.Length < property.Name.Length) && LogEventProperty.IsValidName(name))
            {
                yield return new LogEventProperty(name, new ScalarValue(Scalar(property.Value)));
            }
        }
    }

    private static object? Scalar(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.TryGetInt64(out long whole) ? whole : (object)value.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null => null,
            _ => value.GetRawText(),
        };

    private static string? TextOf(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An exception whose text alone is left.</summary>
    private sealed class ToldException(string words) : Exception
    {
        public override string ToString() => words;
    }
}
