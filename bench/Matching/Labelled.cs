using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hybrid.Bench.Matching;

/// <summary>A labelled name with what <c>identify --json</c> answered to it.</summary>
/// <param name="Truth">"movie/603", "tv/1396"; null where it is in no catalog, or nothing for one.</param>
/// <param name="Half">0 or 1, by title, so that no title is in both.</param>
internal sealed record Labelled(
    string Name,
    string? Truth,
    int Half,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Classes,
    Answered Answer
)
{
    /// <summary>Whether the best candidate is right; null where none is named.</summary>
    public bool? IsRight => Answer.Best is { } best ? best == Truth : null;

    public bool IsDone => Answer.Verdict == "accept" && Answer.Best is not null;

    /// <summary>What is asked counts as below the threshold, whatever its confidence.</summary>
    public double Confidence => IsDone ? Answer.Confidence : Math.Min(Answer.Confidence, 0.8499);

    /// <param name="answers">The lines of <c>identify --json</c>.</param>
    /// <param name="labels">JSON lines: {"id", "name", "truth": {"type": "movie"|"tv", "id"} or null, "held_truth", "source", "label", "classes"}.</param>
    public static IReadOnlyList<Labelled> Read(string answers, IEnumerable<string> labels)
    {
        var answered = File.ReadLines(answers)
            .Select(line => Answered.Of(JsonDocument.Parse(line).RootElement))
            .ToDictionary(answer => answer.Id, StringComparer.Ordinal);
        return
        [
            .. labels
                .SelectMany(File.ReadLines)
                .Where(line => line.Length > 0)
                .Select(line => JsonDocument.Parse(line).RootElement)
                .Where(label => answered.ContainsKey(label.GetProperty("id").ToString()))
                .Select(label => Of(label, answered[label.GetProperty("id").ToString()])),
        ];
    }

    private static Labelled Of(JsonElement label, Answered answer)
    {
        string name = label.GetProperty("name").GetString()!;
        string? truth = Title(label, "truth");
        bool isMade = Text(label, "source") == "synth";
        bool isIndependent = truth is null || Text(label, "label") is "independent" or "hand" or "curated";
        return new Labelled(
            name,
            truth,
            HalfOf(truth ?? Title(label, "held_truth") ?? Words(name)),
            isMade ? ["HARD"]
                : isIndependent ? ["REAL", "HONEST"]
                : ["REAL"],
            label.TryGetProperty("classes", out JsonElement classes) ? [.. classes.EnumerateArray().Select(one => one.GetString()!)] : [],
            answer
        );
    }

    /// <summary>Of a name without a truth: its first letters, so that the episodes of one unknown series stay together.</summary>
    private static string Words(string name) => string.Concat(name.Where(char.IsLetter).Take(8)).ToUpperInvariant();

    private static int HalfOf(string title) => SHA256.HashData(Encoding.UTF8.GetBytes($"half:{title}"))[0] & 1;

    private static string? Text(JsonElement label, string name) =>
        label.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Title(JsonElement label, string name) =>
        label.TryGetProperty(name, out JsonElement truth) && truth.ValueKind == JsonValueKind.Object
            ? $"{truth.GetProperty("type").GetString()}/{truth.GetProperty("id").GetInt32()}"
            : null;
}

/// <summary>What is needed of a line of <c>identify --json</c>.</summary>
internal sealed record Answered(
    string Id,
    string? Best,
    double Confidence,
    string? Verdict,
    IReadOnlyList<string> Concerns,
    IReadOnlyList<AnsweredCandidate> Candidates
)
{
    public static Answered Of(JsonElement line) =>
        new(
            line.GetProperty("id").ToString(),
            line.TryGetProperty("tmdb_id", out _) ? TitleOf(line) : null,
            line.GetProperty("confidence").GetDouble(),
            line.TryGetProperty("verdict", out JsonElement verdict) ? verdict.GetString() : null,
            [.. line.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()!.Split(':')[0])],
            [
                .. line.GetProperty("candidates")
                    .EnumerateArray()
                    .Select(candidate => new AnsweredCandidate(
                        TitleOf(candidate),
                        candidate
                            .GetProperty("evidence")
                            .EnumerateArray()
                            .ToDictionary(
                                piece => piece.GetProperty("name").GetString()!,
                                piece => piece.GetProperty("value").GetDouble(),
                                StringComparer.Ordinal
                            )
                    )),
            ]
        );

    private static string TitleOf(JsonElement title) =>
        $"{(title.GetProperty("kind").GetString() == "movie" ? "movie" : "tv")}/{title.GetProperty("tmdb_id").GetInt32()}";
}

internal sealed record AnsweredCandidate(string Title, IReadOnlyDictionary<string, double> Values);
