using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hybrid.Releases;
using Hybrid.Releases.Numbering;
using Hybrid.Settings;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Shows how release names are read. Asks nobody and writes nothing.</summary>
public static class ParseCommand
{
    private static readonly string[] Colours = ["green", "yellow", "aqua", "fuchsia", "blue", "red", "lime", "olive"];

    public static Command Create(Output output, Option<bool> json)
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Names or relative paths. Without any, reads one per line from standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var explain = new Option<bool>("--explain")
        {
            Description = "Also show which rule read which part of the numbering, and which rules it overruled.",
        };
        var command = new Command("parse", "Show how release names are read: title, year, season, episodes and the rest.")
        {
            names,
            explain,
        };
        command.SetAction(parsed =>
        {
            if (SettingsLoader.LoadForThisProcess() is SettingsResult.Invalid { Errors: var errors })
            {
                foreach (SettingError error in errors)
                {
                    output.Error($"Warning: {error.Sentence}");
                }

                output.Error("Warning: Because the settings are wrong, the words of VOCABULARY_FILE do not count.");
            }

            int latestYear = TimeProvider.System.GetUtcNow().Year + 1;
            bool explained = parsed.GetValue(explain);
            IEnumerable<ReadName> read = InputLines
                .Of(parsed.GetValue(names), output.Input)
                .Select(n => new ReadName(ReleaseParser.Parse(n, latestYear), explained ? ReleaseParser.Explain(n, latestYear) : null));
            if (parsed.GetValue(json))
            {
                WriteJson(output, read);
            }
            else
            {
                foreach (ReadName name in read)
                {
                    Print(output, name);
                }
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private sealed record ReadName(Release Release, IReadOnlyList<RuleTaken>? Rules);

    private static void WriteJson(Output output, IEnumerable<ReadName> names)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (ReadName name in names)
        {
            ReleaseJson.Write(writer, name.Release, name.Rules);
            writer.Flush();
            output.Programs.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
            buffer.ResetWrittenCount();
            writer.Reset(buffer);
        }

        output.Programs.Flush();
    }

    /// <summary>Prints the name in colors, and each part's name below its place.</summary>
    private static void Print(Output output, ReadName read)
    {
        Release release = read.Release;
        string shown = string.Concat(release.Input.Select(Shown));
        var name = new StringBuilder();
        var legend = new StringBuilder();
        int at = 0;
        for (int i = 0; i < release.Spans.Count; i++)
        {
            ReleaseSpan span = release.Spans[i];
            string color = Colours[i % Colours.Length];
            string text = shown.Substring(span.Start, span.Length);
            name.Append(Markup.Escape(shown[at..span.Start]))
                .Append('[')
                .Append(color)
                .Append(']')
                .Append(Markup.Escape(text))
                .Append("[/]");
            legend.AppendJoin("", shown[..span.Start].Select(Blank));
            legend.Append('[').Append(color).Append("]└ ").Append(span.Part).Append("[/]\n");
            at = span.Start + span.Length;
        }

        name.Append(Markup.Escape(shown[at..]));
        output.People.MarkupLine(name.ToString());
        output.People.Markup(legend.ToString());
        output.Say(Summary(release));
        foreach (RuleTaken rule in read.Rules ?? [])
        {
            string overruled = rule.Overruled.Count > 0 ? $" (overruled: {string.Join(", ", rule.Overruled)})" : "";
            output.Say($"  {shown.Substring(rule.Start, rule.Length)}: {rule.Rule}{overruled}");
        }

        output.Say("");
    }

    /// <summary>A name must not control the terminal: every unprintable character is shown as a dot.</summary>
    private static char Shown(char c) =>
        char.GetUnicodeCategory(c)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            ? '·'
            : c;

    /// <summary>Spaces as wide as the character above: two for East Asian characters, none for a combining mark.</summary>
    private static string Blank(char c) =>
        c switch
        {
            (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') => "  ",
            (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFF60') => "  ",
            _ when char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => "",
            _ => " ",
        };

    private static string Summary(Release release)
    {
        var parts = new List<string> { release.Kind.ToString().ToLowerInvariant() };
        Add(parts, "title", release.Title);
        Add(parts, "year", release.Year?.ToString(CultureInfo.InvariantCulture));
        Add(parts, "season", string.Join(",", release.Seasons));
        Add(parts, "episodes", string.Join(",", release.Episodes));
        Add(parts, "absolute", string.Join(",", release.Absolute));
        Add(parts, "aired", release.AirDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
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
