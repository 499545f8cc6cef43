using System.Text.Json.Serialization;

namespace Hybrid.Learning;

/// <summary>What follows from the rest (a contender's names and years) is not written.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(Facts))]
internal sealed partial class FactsJson : JsonSerializerContext;
