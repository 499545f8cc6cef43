using System.CommandLine;
using System.Diagnostics;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>The command that a preview shows can be pasted.</summary>
public sealed class TitleOptionsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" --file 3=s02e05-e07 --absolute", "--file", "3=s02e05-e07", "--absolute")]
    [InlineData(" --file 4=extra:trailer --season 2 --from-episode 5", "--file", "4=extra:trailer", "--season", "2", "--from-episode", "5")]
    [InlineData(@" --file '7=edition:Director'\''s Cut'", "--file", "7=edition:Director's Cut")]
    [InlineData(" --file '7=edition:A $(b) \"c\"' --file 8=skip", "--file", "7=edition:A $(b) \"c\"", "--file", "8=skip")]
    public void The_options_of_a_preview_are_repeated_for_approve(string repeated, params string[] given) =>
        Assert.Equal(repeated, Repeated(given));

    [Theory]
    [InlineData("7=edition:Director's Cut")]
    [InlineData("7=edition:''")]
    [InlineData("7=edition:a\\'b $HOME `id` !x *")]
    public void A_shell_reads_back_what_was_given(string word)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs sh");
        using Process shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"printf %s {Repeated("--file", word)[" --file ".Length..]}"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        Assert.Equal(word, shell.StandardOutput.ReadToEnd());
    }

    [Theory]
    [InlineData("Ocean's Eleven", @"'Ocean'\''s Eleven'")]
    [InlineData("a b", "'a b'")]
    [InlineData("", "''")]
    public void A_shell_word_is_in_single_quotes(string text, string quoted) => Assert.Equal(quoted, ShellWord.Of(text));

    private static string Repeated(params string[] given)
    {
        var options = new TitleOptions("the first");
        var command = new Command("preview");
        options.AddTo(command);
        return options.Repeated(command.Parse(given));
    }
}
