using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Daemon.Commands;

/// <summary>What the command line says to each outcome: for a person, with commands that can be pasted.</summary>
public sealed class ReviewWordsTests
{
    [Fact]
    public void Every_outcome_has_its_words()
    {
        Assert.Empty(EveryOutcome.Missing(EveryOutcome.OfReviews));
        Assert.Empty(EveryOutcome.Missing(EveryOutcome.OfUndoing));
        Assert.Empty(EveryOutcome.Missing(EveryOutcome.OfMoves));
        Assert.Empty(EveryOutcome.Missing(EveryOutcome.OfPreviews));
        Assert.Empty(EveryOutcome.Missing(EveryOutcome.OfRules));

        string text = string.Concat(
            "# Approve and reject\n\n",
            EveryOutcome.Table(EveryOutcome.OfReviews, o => o.GetType().Name, ReviewWords.Of),
            "# Undo\n\n",
            EveryOutcome.Table(EveryOutcome.OfUndoing, o => o.GetType().Name, ReviewWords.Of),
            "# Move\n\n",
            EveryOutcome.Table(EveryOutcome.OfMoves, o => o.GetType().Name, ReviewWords.Of),
            "# Preview\n\n",
            EveryOutcome.Table(EveryOutcome.OfPreviews, o => o.GetType().Name, ReviewWords.Of),
            "# Rules\n\n",
            EveryOutcome.Table(EveryOutcome.OfRules, o => o.GetType().Name, ReviewWords.Of),
            "# The daemon\n\n",
            EveryOutcome.Table(EveryOutcome.OfDaemons, d => $"{d.State}", ReviewWords.Of),
            "# What an item's state means\n\n",
            EveryOutcome.Table(EveryOutcome.Items, i => $"{i.State}", ReviewWords.NextStep),
            "# What came of an approval that was waited for\n\n",
            EveryOutcome.Table(
                EveryOutcome.Items,
                i => $"{i.State}",
                i => ApprovalWords.Of(i, "Why the daemon sent it back.", TimeSpan.FromMinutes(10))
            )
        );

        Approved.Text("outcomes/command-line", text);
        // A tool's or an argument's name would be MCP's.
        Assert.DoesNotMatch("[a-z]_[a-z]", text);
    }

    [Theory]
    [InlineData(null, "/usr/bin", "plex-mcp-daemon")]
    [InlineData("/usr/bin/dotnet", "/usr/bin", "plex-mcp-daemon")]
    [InlineData("/usr/bin/plex-mcp-daemon", "/bin:/usr/bin", "plex-mcp-daemon")]
    [InlineData("/opt/plex-mcp/plex-mcp-daemon", "/bin:/usr/bin", "/opt/plex-mcp/plex-mcp-daemon")]
    [InlineData("/opt/my media/plex-mcp-daemon", "/bin:/usr/bin", "'/opt/my media/plex-mcp-daemon'")]
    public void A_command_names_the_program_as_a_shell_finds_it(string? process, string path, string word)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Paths and the PATH are written otherwise.");
        Assert.Equal(word, ThisProgram.Find(process, path));
    }

    [Theory]
    [InlineData("Start it: plex-mcp-daemon run", "Start it: /opt/plex-mcp-daemon run")]
    [InlineData("Read its log (plex-mcp-daemon logs).", "Read its log (/opt/plex-mcp-daemon logs).")]
    [InlineData("The user plex cannot run /srv/plex-mcp-daemon here.", "The user plex cannot run /srv/plex-mcp-daemon here.")]
    [InlineData("It was not made by plex-mcp-daemon.", "It was not made by plex-mcp-daemon.")]
    public void A_command_in_a_sentence_gets_the_path_and_nothing_else_does(string sentence, string expected) =>
        Assert.Equal(expected, DaemonCommand.In(sentence, "/opt/plex-mcp-daemon"));
}
