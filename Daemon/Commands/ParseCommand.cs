using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hybrid.Releases;
using Spectre.Console;

namespace Hybrid.Commands;

/// <summary>Shows how names are read. Nothing is asked and nothing is written.</summary>
public static class ParseCommand
{
    private static readonly string[] Colours = ["green", "yellow", "aqua", "fuchsia", "blue", "red", "lime", "olive"];

    public static Command Create(Output output, Option<bool> json)
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Names or relative paths; without any, one a line from standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("parse", "Show how release names are read.") { names };
        command.SetAction(parsed =>
        {
            int latestYear = TimeProvider.System.GetUtcNow().Year + 1;
            IEnumerable<Release> releases = Lines.Of(parsed.GetValue(names), output.Input).Select(n => ReleaseParser.Parse(n, latestYear));
            if (parsed.GetValue(json))
            {
                WriteJson(output, releases);
            }
            else
            {
                foreach (Release release in releases)
                {
                    Print(output, release);
                }
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void WriteJson(Output output, IEnumerable<Release> releases)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (Release release in releases)
        {
            ReleaseJson.Write(writer, release);
            writer.Flush();
            output.Programs.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
        }

        output.Programs.Flush();
    }

    /// <summary>The name in colours, and under it each part below where it stands.</summary>
    private static void Print(Output output, Release release)
    {
        var name = new StringBuilder();
        var legend = new StringBuilder();
        int at = 0;
        for (int i = 0; i < release.Spans.Count; i++)
        {
            ReleaseSpan span = release.Spans[i];
            string colour = Colours[i % Colours.Length];
            string text = release.Input.Substring(span.Start, span.Length);
            name.Append(Markup.Escape(release.Input[at..span.Start]))
                .Append('[')
                .Append(colour)
                .Append(']')
                .Append(Markup.Escape(text))
                .Append("[/]");
            legend.Append(' ', span.Start).Append('[').Append(colour).Append("]└ ").Append(span.Part).Append("[/]\n");
            at = span.Start + span.Length;
        }

        name.Append(Markup.Escape(release.Input[at..]));
        output.People.MarkupLine(name.ToString());
        output.People.Markup(legend.ToString());
        output.Say(Summary(release));
        output.Say("");
    }

    private static string Summary(Release release)
    {
        var parts = new List<string> { release.Kind.ToString().ToLowerInvariant() };
        Add(parts, "title", release.Title);
        Add(parts, "year", release.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(parts, "season", string.Join(",", release.Seasons));
        Add(parts, "episodes", string.Join(",", release.Episodes));
        Add(parts, "absolute", string.Join(",", release.Absolute));
        Add(parts, "aired", release.AirDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Add(parts, "edition", release.Edition);
        Add(parts, "not video", string.Join(",", release.TellTales));
        return string.Join("; ", parts);
    }

    private static void Add(List<string> parts, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            parts.Add($"{name} {value}");
        }
    }
}
