using System.ComponentModel;
using System.Globalization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Resources;

/// <summary>What people ask most, ready to be chosen in a client's menu. Each says what to call, and that a person decides.</summary>
[McpServerPromptType]
internal sealed class ReviewPrompts
{
    public const string FixMatch = "fix_match";

    [McpServerPrompt(Name = "review_queue", Title = "Review what waits")]
    [Description("Goes through the downloads that wait for a decision, and proposes one for each.")]
    public static PromptMessage ReviewQueue() =>
        Ask(
            "Go through the downloads that wait for my decision. Call get_pending_queue, and get_pending_item for each where the row does not say enough. "
                + "Show me a short list: for each item its name, what you would do (which title with its year, or reject), and the evidence for and against it in a few words. "
                + "Put those that you are sure of first. Approve or reject nothing before I say yes; then do several in one call."
        );

    [McpServerPrompt(Name = "whats_new", Title = "What is new")]
    [Description("Tells what came into the library lately, and what is stuck.")]
    public static PromptMessage WhatsNew([Description("How many days back, 1 to 90. Default: 7.")] string? days = null)
    {
        int back = int.TryParse(days, CultureInfo.InvariantCulture, out int asked) ? Math.Clamp(asked, 1, 90) : 7;
        return Ask(
            $"What came into my library in the last {back} days? Use library_recent if it is offered, else get_pending_queue with states finished, newest first. "
                + "List the titles with their years, series with their episodes together. Then say with get_pending_queue what waits for me, and with get_watcher_status whether anything is wrong. Change nothing."
        );
    }

    [McpServerPrompt(Name = FixMatch, Title = "Mend a wrong title")]
    [Description("Takes a download that was filed, or is about to be filed, as the wrong title, and finds the right one.")]
    public static PromptMessage Fix(
        [Description("Id of the item.")] string id,
        [Description("What it really is, as far as I know.")] string? title = null
    ) =>
        Ask(
            $"Item {Word(id)} has the wrong title{(string.IsNullOrWhiteSpace(title) ? "" : $". It is: {Word(title)}")}. Call get_pending_item with its id, then search_tmdb for the right title, "
                + "and show me the candidates with their years and what speaks for each. When I have chosen one, approve the item with its tmdb_id and kind; if it was filed already, that moves the files. Do nothing before I have chosen."
        );

    private static PromptMessage Ask(string text) =>
        new()
        {
            Role = Role.User,
            Content = new TextContentBlock { Text = text },
        };

    /// <summary>On one line, and not long.</summary>
    private static string Word(string text) => Texts.Untrusted.Clean(text, Texts.Untrusted.ShortLength) ?? "";
}
