using System.Text.Json.Serialization;

namespace Hybrid.Daemon.Services;

/// <summary>The shapes that <c>service --json</c> prints.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ServiceState))]
[JsonSerializable(typeof(ServiceAnswer))]
internal sealed partial class ServiceJson : JsonSerializerContext;

/// <param name="Outcome">"done", "unchanged", "planned", or why not: "missing", "foreign", "step_failed", "refused".</param>
/// <param name="File">The file that was, or would be, written or removed.</param>
/// <param name="Text">The file's content.</param>
/// <param name="Commands">The commands that were, or would be, run.</param>
internal sealed record ServiceAnswer(
    string Outcome,
    string Sentence,
    string? File,
    string? Text,
    IReadOnlyList<string> Commands,
    IReadOnlyList<string> Warnings
);
