using Hybrid.Reviewing;
using Hybrid.Testing;

namespace Hybrid.Reviewer.Tools;

/// <summary>What the MCP server says to each outcome: for a model, with tools to call.</summary>
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
        Assert.Empty(EveryOutcome.Missing(EveryTorrentOutcome.OfRemovals));
        Assert.Empty(EveryOutcome.Missing(EveryTorrentOutcome.OfReasons));

        string text = string.Concat(
            "# Approve and reject\n\n",
            EveryOutcome.Table(EveryOutcome.OfReviews, o => o.GetType().Name, ReviewWords.Of),
            "# Undo\n\n",
            EveryOutcome.Table(EveryOutcome.OfUndoing, o => o.GetType().Name, ReviewWords.Of),
            "# Move\n\n",
            EveryOutcome.Table(EveryOutcome.OfMoves, o => o.GetType().Name, ReviewWords.Of),
            "# Preview\n\n",
            EveryOutcome.Table(EveryOutcome.OfPreviews.Where(o => o is not PreviewOutcome.Shown), o => o.GetType().Name, ReviewWords.Of),
            "# Rules\n\n",
            EveryOutcome.Table(EveryOutcome.OfRules, o => o.GetType().Name, ReviewWords.Of),
            "# Torrents\n\n",
            EveryOutcome.Table(EveryTorrentOutcome.OfChoices, o => o.GetType().Name, TorrentWords.Of),
            EveryOutcome.Table(EveryTorrentOutcome.OfRemovals, o => o.GetType().Name, TorrentWords.Of),
            "# The daemon\n\n",
            EveryOutcome.Table(EveryOutcome.OfDaemons, d => $"{d.State}", ReviewWords.Of),
            "# What an item's state means\n\n",
            EveryOutcome.Table(EveryOutcome.Items, i => $"{i.State}", ReviewWords.NextStep),
            "# How far an approved item has come\n\n",
            EveryOutcome.Table(EveryOutcome.Items, i => $"{i.State}", i => ReviewWords.Progress(i, TimeSpan.FromSeconds(25)))
        );

        Approved.Text("outcomes/mcp", text);
        // No command and no option of the command line.
        Assert.DoesNotContain("plex-mcp-daemon", text, StringComparison.Ordinal);
        Assert.DoesNotContain("--", text, StringComparison.Ordinal);
    }
}
