using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>All that the command line writes and reads: tables for people, one JSON object a line for programs.</summary>
/// <param name="people">Tables and sentences.</param>
/// <param name="programs">JSON.</param>
/// <param name="input">Lines of standard input.</param>
/// <param name="errors">Standard error.</param>
/// <param name="hidden">Reads a line from a terminal without showing it; null where the input is no terminal.</param>
public sealed class Output(IAnsiConsole people, TextWriter programs, TextReader input, TextWriter errors, Func<string?>? hidden = null)
{
    /// <summary>Ctrl+D.</summary>
    private const char EndOfInput = '\u0004';

    public IAnsiConsole People => people;

    public TextWriter Programs => programs;

    public TextReader Input => input;

#pragma warning disable RS0030 // The one place of the command line that owns the console.
    public static Output ForThisProcess()
    {
        // Titles come in every script, so the console gets UTF-8 whatever its own encoding is.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var programs = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { AutoFlush = false };
        IAnsiConsole people = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
        {
            // A table in a pipe must not be folded at 80 columns.
            people.Profile.Width = 200;
        }

        // At a terminal, the console's own reader: keys that are typed ahead are then there for both ways of reading.
        bool isTerminal = !Console.IsInputRedirected;
        TextReader input = isTerminal ? Console.In : new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        return new Output(people, programs, input, Console.Error, isTerminal ? ReadKeys : null);
    }

    /// <summary>One line, key by key: the console shows no key that is read like this.</summary>
    private static string? ReadKeys()
    {
        var line = new StringBuilder();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key)
            {
                case { Key: ConsoleKey.Enter } or { KeyChar: '\n' }:
                    return line.ToString();
                case { KeyChar: EndOfInput } when line.Length == 0:
                    return null;
                case { Key: ConsoleKey.Backspace }:
                    line.Length = Math.Max(0, line.Length - 1);
                    break;
                case { KeyChar: not '\0' and var typed } when !char.IsControl(typed):
                    line.Append(typed);
                    break;
            }
        }
    }
#pragma warning restore RS0030

    public bool CanHide => hidden is not null;

    /// <summary>A line that nobody should read over the shoulder.</summary>
    public string? ReadHidden() => hidden is null ? input.ReadLine() : hidden();

    /// <summary>One JSON object on a line of its own.</summary>
    public void Json<T>(T value, JsonTypeInfo<T> type)
    {
        programs.WriteLine(JsonSerializer.Serialize(value, type));
        programs.Flush();
    }

    /// <summary>A sentence for people.</summary>
    public void Say(string sentence) => people.WriteLine(sentence);

    /// <summary>An error for people, on standard error.</summary>
    public void Error(string sentence) => errors.WriteLine(sentence);
}
