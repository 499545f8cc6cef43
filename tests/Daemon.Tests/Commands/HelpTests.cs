using System.CommandLine;
using System.CommandLine.Help;
using Hybrid.Testing;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

public sealed class HelpTests
{
    private const string Program = "plex-mcp-daemon";

    private static readonly RootCommand Root = CommandLine.Create(Silent());

    public static TheoryData<string> Commands => [.. Below(Root, Program)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_reads_as_approved(string command) => Approved.Text(File(command), HelpOf(command));

    [Fact]
    public void No_approved_help_is_left_of_a_command_that_is_gone() =>
        Assert.Equal(
            Below(Root, Program).Select(File).Order(StringComparer.Ordinal),
            Directory
                .EnumerateFiles(Repository.At("tests", "Approved", "help"), "*.verified.txt")
                .Select(path => $"help/{Path.GetFileName(path)[..^".verified.txt".Length]}")
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_command_option_and_argument_says_what_it_is()
    {
        Assert.Equal([], Undescribed(Root));

        static IEnumerable<string> Undescribed(Command command) =>
            new Symbol[] { command }
                .Concat(command.Options)
                .Concat(command.Arguments)
                .Where(s => !s.Hidden && string.IsNullOrEmpty(s.Description))
                .Select(s => $"{command.Name} {s.Name}")
                .Concat(command.Subcommands.SelectMany(Undescribed));
    }

    [Fact]
    public async Task Wrong_arguments_are_named_with_what_they_take()
    {
        string[] lines =
        [
            "show",
            "show abc",
            "show 1 --limit ten",
            "logs --level loud",
            "logs --since yesterday",
            "logs --lines -5",
            "logs --item",
            "history --limit 0",
            "approve 1 --kind film",
            "recycle empty --older-than long",
            "replay --since yesterday",
            "recycle",
            "service",
            "hook instal",
            "pendng",
            "status --verbose",
            "process",
            "restore",
        ];
        var said = new StringWriter { NewLine = "\n" };
        foreach (string line in lines)
        {
            await said.WriteLineAsync($"$ {Program} {line}");
            var errors = new StringWriter { NewLine = "\n" };
            Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(line.Split(' '), Silent(errors)));
            await said.WriteLineAsync(errors.ToString());
            Assert.DoesNotContain("System.", errors.ToString(), StringComparison.Ordinal);
        }

        Approved.Text("errors/arguments", said.ToString());
    }

    private static IEnumerable<string> Below(Command command, string path) =>
        command.Subcommands.SelectMany(c => Below(c, $"{path} {c.Name}")).Prepend(path);

    private static string File(string command) =>
        $"help/{(command == Program ? Program : command[(Program.Length + 1)..].Replace(' ', '-'))}";

    private static string HelpOf(string command)
    {
        var help = (HelpAction)Root.Options.OfType<HelpOption>().Single().Action!;
        help.MaxWidth = 120;
        var text = new StringWriter { NewLine = "\n" };
        ParseResult parsed = Root.Parse([.. command.Split(' ').Skip(1), "--help"]);
        Assert.Empty(parsed.Errors);
        parsed.Invoke(new InvocationConfiguration { Output = text });
        return string.Join(
            '\n',
            text.ToString().Replace(RootCommand.ExecutableName, Program, StringComparison.Ordinal).Split('\n').Select(l => l.TrimEnd())
        );
    }

    private static Output Silent(TextWriter? errors = null) =>
        new(
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }),
            TextWriter.Null,
            TextReader.Null,
            errors ?? TextWriter.Null
        );
}
