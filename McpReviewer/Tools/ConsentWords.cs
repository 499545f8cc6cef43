using Hybrid.Reviewing;

namespace Hybrid.Reviewer.Tools;

/// <summary>What a model is told of the second step: to ask, never how to do without.</summary>
internal static class ConsentWords
{
    /// <param name="taken">What came of the call.</param>
    /// <param name="tool">The tool that was called.</param>
    /// <returns>Empty where nothing was asked, declined, refused or left.</returns>
    public static string Of<T>(Taken<T> taken, string tool)
    {
        string refusal = taken.Refusal is { } why ? $"{why} Nothing was done with it." : "";
        string declined =
            taken.Declined.Count == 0
                ? ""
                : $"The user did not say yes, and nothing was changed for {Items(taken.Declined)}. Do not try it another way. If they saw no question, they can decide at the command line.";
        string ask = taken.Ask is { } asked
            ? $"Not done yet. Ask the user first: {string.Join(' ', asked.Questions)} Only after their yes, call {tool} again with the same arguments and confirm \"{asked.Confirm}\", once and within {ConsentTokens.Life.TotalMinutes:0} minutes."
            : "";
        string stopped = taken.Stopped is { } obstacle ? $"{obstacle} Not done: item {string.Join(", ", taken.NotDone)}." : "";
        return string.Join(' ', new[] { refusal, declined, ask, stopped }.Where(part => part.Length > 0));
    }

    private static string Items(IReadOnlyList<ConsentQuestion> questions) =>
        questions is [{ Other: { } other }] ? other : $"item {string.Join(", ", questions.Select(q => q.ItemId))}";
}
