using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Tools;

/// <summary>The history and its numbers for a reader of text, fenced as in <see cref="ItemText"/>.</summary>
internal static class HistoryText
{
    public static string Of(Page<HistoryLine> page) =>
        PageText.Of(
            page,
            "No event matches.",
            (lines, line) =>
            {
                string item = line.ItemId is { } id ? $" item {id}{Named(line)}" : "";
                string moved = line.To is { } to
                    ? $"{(line.From is { } from ? $"{Format.Words(from)} to " : "")}{Format.Words(to)}"
                    : Format.Words(line.Event);
                lines.Add($"{Format.Utc(line.At)}{item}: {moved}, by {By(line.Actor, line.Client, line.Confirmation)}");
                ItemText.Data(lines, line.Sentence);
            }
        );

    public static string Of(Statistics statistics)
    {
        List<string> lines =
        [
            $"{statistics.Items} item(s): {Listed(statistics.ByState.Select(s => $"{s.Items} {Format.Words(s.State)}"))}.",
            $"{statistics.PlacedFiles} file(s) placed, {Format.Bytes(statistics.PlacedBytes)}: {Listed(statistics.ByMethod.Select(m => $"{m.Files} by {Format.Words(m.Method)}"))}.",
            $"Approved by the daemon {statistics.ApprovedAutomatically}, by people {statistics.ApprovedByReview}; rejected {statistics.Rejected}.",
            statistics is { AverageWaitSeconds: { } average, MedianWaitSeconds: { } median, LongWaitSeconds: { } most }
                ? $"Waits: {Span(average)} on average, half at most {Span(median)}, nine of ten at most {Span(most)}."
                : "Nothing was decided by a person yet.",
            .. statistics.Precision.Decided.Select(b =>
                $"Decided by people at confidence {Band(b.From, b.To)}: {b.AsProposed} of {b.Decided} as proposed ({Share(b.Low, b.High)})."
            ),
            .. statistics.Precision.Filed.Select(b =>
                $"Filed without asking at confidence {Band(b.From, b.To)}: {b.Overruled} of {b.Filed} overruled later (right: {Share(b.Low, b.High)})."
            ),
            statistics.Precision.Advice.Sentence,
        ];
        return string.Join('\n', lines);
    }

    public static string Of(Explanation explanation)
    {
        string title = explanation.Chosen is { } chosen
            ? $", as {ConsentQuestion.Quoted(chosen.Title, chosen.Year)}, {Words.Kind(chosen.Kind)} {chosen.TmdbId}"
            : "";
        List<string> lines =
        [
            $"Item {explanation.ItemId} {Untrusted.Quoted(explanation.Name, Untrusted.ShortLength)} is {Words.Of(explanation.State)}{title}.",
        ];
        if (explanation.File is { } file)
        {
            string what = file.Is is { } words
                ? $", held to be {Untrusted.Quoted(words)}{(file.IsBy is { } by ? $" by {Words.Of(by)}" : "")}"
                : "";
            lines.Add(
                $"The file{(file.Method is { } method ? $" ({Format.Words(method)})" : "")}{what}; in the library, and where it came from:"
            );
            ItemText.Data(lines, file.Path, file.From, file.Note);
            foreach (MovedFrom move in file.Moves)
            {
                lines.Add($"Moved at {Format.Utc(move.At)} by {Words.Of(move.By)}, from:");
                ItemText.Data(lines, move.Path);
            }
        }

        lines.Add(
            explanation.Decision is { } decision
                ? $"Approved at {Format.Utc(decision.At)} by {By(decision.By, decision.Client, decision.Confirmation)}:"
                : "It was never approved."
        );
        ItemText.Data(lines, explanation.Decision?.Note);
        lines.Add(
            explanation.Candidate is { } number
                ? $"It was candidate {number}; confidence of the first {Format.Confidence(explanation.Confidence)}. Evidence:"
                : $"It was none of the candidates; confidence of the first {Format.Confidence(explanation.Confidence)}."
        );
        ItemText.Data(lines, explanation.Evidence);
        foreach (ReasonLine reason in explanation.Reasons)
        {
            lines.Add($"Concern {Format.Words(reason.Concern)}");
            ItemText.Data(lines, reason.Sentence);
        }

        if (explanation.Rules.Count > 0)
        {
            lines.Add("Rules that were used:");
            ItemText.Data(lines, explanation.Rules);
        }

        return string.Join('\n', lines);
    }

    private static string Named(HistoryLine line) =>
        $"{(line.ItemName is { } name ? $" {Untrusted.Quoted(name, 120)}" : "")}{(line.Title is { } title ? $" ({Untrusted.Quoted(title, 90)})" : "")}";

    private static string By(Actor actor, string? client, Confirmation? confirmation) =>
        $"{Words.Of(actor)}{(client is null ? "" : $" {Untrusted.Quoted(client)}")}{(confirmation is { } how ? $", {Format.Words(how)}" : "")}";

    private static string Listed(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } list ? list : "none";

    private static string Span(double seconds) => Format.Duration(TimeSpan.FromSeconds(seconds));

    private static string Band(double from, double to) => $"{Format.Confidence(from)} to {Format.Confidence(to)}";

    private static string Share(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{low:0%} to {high:0%}");
}
