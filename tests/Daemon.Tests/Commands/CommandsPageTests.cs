using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using Hybrid.Testing;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>docs/commands.md is made from the tree of commands.</summary>
public sealed class CommandsPageTests
{
    [Fact]
    public void The_page_of_commands_is_the_tree_in_the_code()
    {
        RootCommand root = CommandLine.Create(new Output(AnsiConsole.Console, TextWriter.Null, TextReader.Null, TextWriter.Null));
        var text = new StringBuilder("| command | what it does |\n|---|---|\n");
        Command[] commands = [.. root.Subcommands.Where(c => !c.Hidden)];
        foreach (Command command in commands)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [`{command.Name}`](#{command.Name}) | {Cell(command.Description)} |\n");
        }

        foreach (Command command in commands)
        {
            Write(text, command, command.Name, "##");
        }

        Generated.Section("docs/commands.md", "commands", text.ToString());
    }

    private static void Write(StringBuilder text, Command command, string name, string heading)
    {
        Command[] below = [.. command.Subcommands.Where(c => !c.Hidden)];
        Option[] options = [.. command.Options.Where(o => !o.Hidden && o is not HelpOption && o.Name != "--json")];
        text.Append(CultureInfo.InvariantCulture, $"\n{heading} {name}\n\n{command.Description}\n");
        if (below.Length == 0)
        {
            string arguments = string.Concat(command.Arguments.Where(a => !a.Hidden).Select(a => $" {Usage(a)}"));
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n```\nplex-mcp-daemon {name}{arguments}{(options.Length > 0 ? " [options]" : "")}\n```\n"
            );
        }

        if (command.Arguments.Count + options.Length > 0)
        {
            text.Append("\n| argument or option | meaning | default |\n|---|---|---|\n");
        }

        foreach (Argument argument in command.Arguments.Where(a => !a.Hidden))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{argument.Name}` | {Cell(argument.Description)} | |\n");
        }

        foreach (Option option in options)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Spelling(option)} | {Cell(option.Description)} | {Default(option)} |\n");
        }

        foreach (Command subcommand in below)
        {
            Write(text, subcommand, $"{name} {subcommand.Name}", heading + "#");
        }
    }

    private static string Usage(Argument argument) =>
        (argument.Arity.MinimumNumberOfValues, argument.Arity.MaximumNumberOfValues) switch
        {
            (0, 1) => $"[{argument.Name}]",
            (0, _) => $"[{argument.Name}…]",
            (_, 1) => argument.Name,
            _ => $"{argument.Name}…",
        };

    private static string Spelling(Option option)
    {
        Type type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        string value =
            type == typeof(bool) ? ""
            : type.IsEnum ? $" {string.Join('|', Enum.GetNames(type))}"
            : $" {(option.HelpName ?? option.Name.TrimStart('-')).ToUpperInvariant()}";
        return string.Join(", ", option.Aliases.Where(a => a.Length == 2).Append(option.Name).Select(name => $"`{name}{value}`"))
            .Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Default(Option option) =>
        option.HasDefaultValue && option.GetDefaultValue() is { } value and not false
            ? $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`"
            : "";

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal);
}
