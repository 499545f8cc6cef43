using System.Text.Json;
using System.Text.Json.Serialization;
using Hybrid.Reviewing;

namespace Hybrid.Commands;

/// <summary>The shapes that only the command line prints; the desk's own are in <see cref="ReviewingJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(DecisionAnswer))]
[JsonSerializable(typeof(SettingAnswer))]
[JsonSerializable(typeof(ProcessAnswer))]
[JsonSerializable(typeof(DemoAnswer))]
internal sealed partial class CommandJson : JsonSerializerContext;

/// <param name="Decided">False where nothing was changed.</param>
/// <param name="Outcome">"approved", "rejected", or why not: "already_decided", "not_found", …</param>
internal sealed record DecisionAnswer(bool Decided, string Outcome, string Sentence)
{
    public static DecisionAnswer Of(ReviewOutcome outcome) =>
        new(
            outcome is ReviewOutcome.Approved or ReviewOutcome.Rejected,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name),
            outcome.Sentence
        );
}

internal sealed record SettingAnswer(string Key, string? Value, string Source);

internal sealed record ProcessAnswer(long Item, string Name, string State, string Sentence, IReadOnlyList<string> Placed);

internal sealed record DemoAnswer(long Item, string Name, string State, string Why, IReadOnlyList<string> Placed);
