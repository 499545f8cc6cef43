using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Hybrid.Daemon.Commands;

/// <summary>Puts errors in arguments into our words: System.CommandLine names types of .NET ("System.Int64").</summary>
internal static class ArgumentErrors
{
    public static IEnumerable<string> Of(ParseResult parsed) =>
        parsed.Errors.Select(e => Sentence(e, parsed)).Distinct(StringComparer.Ordinal);

    /// <summary>The command that prints the help for what was called.</summary>
    public static string HelpFor(ParseResult parsed)
    {
        IEnumerable<string> names = Chain(parsed.CommandResult).Select(c => c.Command is RootCommand ? "plex-mcp-daemon" : c.Command.Name);
        return $"{string.Join(' ', names.Reverse())} --help";

        static IEnumerable<CommandResult> Chain(CommandResult command)
        {
            for (CommandResult? at = command; at is not null; at = at.Parent as CommandResult)
            {
                yield return at;
            }
        }
    }

    private static string Sentence(ParseError error, ParseResult parsed) =>
        error.SymbolResult switch
        {
            OptionResult option => OfOption(option) ?? error.Message,
            ArgumentResult { Parent: OptionResult option } => OfOption(option) ?? error.Message,
            ArgumentResult argument => OfArgument(argument) ?? error.Message,
            CommandResult { Command: { Action: null, Subcommands: { Count: > 0 } commands } command } =>
                $"{command.Name} needs a command: {Choice(commands.Select(c => c.Name))}{Instead(parsed)}.",
            _ => error.Message,
        };

    private static string Instead(ParseResult parsed) => parsed.UnmatchedTokens is [var first, ..] ? $", not \"{first}\"" : "";

    /// <summary>Asked before a validator asks for the value: that throws if the text is of the wrong type, and the error would be lost.</summary>
    public static bool CanRead(OptionResult option) => OfOption(option) is null;

    private static string? OfOption(OptionResult result)
    {
        Option option = result.Option;
        return result is { Implicit: false, Tokens.Count: 0 } && option.Arity.MinimumNumberOfValues > 0
            ? $"{option.Name} needs {Words(option.ValueType) ?? "a value"}."
            : Wrong(option.Name, option.ValueType, result.Tokens);
    }

    private static string? OfArgument(ArgumentResult result)
    {
        Argument argument = result.Argument;
        return
            result.Tokens.Count == 0
            && argument.Arity.MinimumNumberOfValues > 0
            && result.Parent is CommandResult { Command.Name: var command }
            ? $"{command} needs {argument.Name}{(argument.Description is { } description ? $": {description}" : ".")}"
            : Wrong(argument.Name, argument.ValueType, result.Tokens);
    }

    private static string? Wrong(string name, Type type, IReadOnlyList<Token> tokens) =>
        Words(type) is { } words && tokens.FirstOrDefault(t => !Is(type, t.Value)) is { } wrong
            ? $"{name} takes {words}, not \"{wrong.Value}\"."
            : null;

    /// <summary>What may be given, in words; null if any text may.</summary>
    private static string? Words(Type type) =>
        Inner(type) switch
        {
            { IsEnum: true } named => Choice(Enum.GetNames(named).Select(n => n.ToLowerInvariant())),
            var number when number == typeof(int) || number == typeof(long) => "a whole number",
            var number when number == typeof(double) => "a number",
            var time when time == typeof(DateTimeOffset) => "a time, like 2026-01-31T18:00",
            _ => null,
        };

    private static string Choice(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }

    private static bool Is(Type type, string text) =>
        Inner(type) switch
        {
            { IsEnum: true } named => Enum.GetNames(named).Contains(text, StringComparer.OrdinalIgnoreCase),
            var number when number == typeof(int) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
            var number when number == typeof(long) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
            var time when time == typeof(DateTimeOffset) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        };

    private static Type Inner(Type type) => type.IsArray ? type.GetElementType()! : Nullable.GetUnderlyingType(type) ?? type;
}
