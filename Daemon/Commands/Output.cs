using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>All that the command line writes and reads: tables for people, one JSON object a line for programs.</summary>
public sealed class Output(IAnsiConsole people, TextWriter programs, TextReader input, TextWriter errors)
{
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

        return new Output(people, programs, new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)), Console.Error);
    }
#pragma warning restore RS0030

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
